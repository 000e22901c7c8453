from siphon_sdk.smpp_testing import SmppTestHarness

# ./stonechat test examples/gateway/gateway_test.py


def gateway():
    harness = SmppTestHarness()
    harness.load_config("python.yaml")
    return harness


def hello(harness, to="31612345678", registered_delivery=1):
    return harness.submit_sm(
        session_id="acme",
        source_addr="1001",
        destination_addr=to,
        registered_delivery=registered_delivery,
        short_message=b"hello",
    )


def test_a_wrong_password_is_refused():
    assert gateway().bind("acme", password="guess").status == "ESME_RINVPASWD"


def test_a_message_goes_upstream_and_its_receipt_comes_back():
    harness = gateway()
    assert harness.bind("acme", password="secret")

    sent = hello(harness)

    assert sent.ok
    (out,) = harness.at_upstream("upstream")
    assert (out.destination_addr, out.text) == ("31612345678", "hello")

    harness.report("upstream", "DELIVERED")
    (receipt,) = harness.at_esme("acme")
    assert receipt.is_dlr
    assert receipt.receipt["id"] == sent.message_id
    assert receipt.receipt["stat"] == "DELIVRD"


def test_a_message_waits_while_the_upstream_is_down():
    harness = gateway()
    harness.bind("acme", password="secret")
    harness.down("upstream")
    assert hello(harness).ok
    assert harness.at_upstream("upstream") == []

    harness.up("upstream")
    harness.advance(120)

    assert [pdu.text for pdu in harness.at_upstream("upstream")] == ["hello"]


def test_a_message_is_tried_again_when_the_upstream_has_trouble():
    harness = gateway()
    harness.bind("acme", password="secret")
    harness.answers("upstream", "reject", "ESME_RSYSERR")
    hello(harness)
    assert len(harness.at_upstream("upstream")) == 1

    harness.answers("upstream")
    harness.advance(10)  # the first step of retry.schedule

    assert len(harness.at_upstream("upstream")) == 2


def test_a_text_of_a_handset_waits_for_its_owner():
    harness = gateway()
    reply = harness.deliver_sm(
        system_id="upstream", source_addr="491701111111", destination_addr="491612345", short_message=b"who is there?"
    )
    assert reply.ok

    harness.bind("acme", password="secret")

    assert [pdu.text for pdu in harness.at_esme("acme")] == ["who is there?"]


def test_an_alert_is_passed_on_to_the_owner():
    harness = gateway()
    harness.bind("acme", password="secret")

    harness.alert_notification(system_id="upstream", source_addr="491701111111", esme_addr="491612345")

    assert [pdu.command for pdu in harness.at_esme("acme")] == ["alert_notification"]


def test_the_script_logs_who_is_here():
    harness = gateway()
    harness.bind("acme", password="secret")
    assert harness.log.messages == [("info", "bind upstream is here"), ("info", "esme acme is here")]
