from siphon_sdk.smpp_testing import SmppTestHarness

# ./stonechat test examples/echo/echo_test.py


def test_everybody_is_let_in_and_everything_is_taken():
    echo = SmppTestHarness()
    echo.load_script("echo.py")
    assert echo.bind("anybody", password="at all")

    reply = echo.submit_sm(source_addr="1001", destination_addr="31612345678", short_message=b"hello")

    assert reply.ok
    assert reply.message_id.isdigit()
