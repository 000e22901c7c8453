"""Uses every name that the harness has beside those of the PDUs, once."""

from siphon_sdk import mock_module
from siphon_sdk.http_testing import HttpTestHarness
from siphon_sdk.smpp_testing import (
    MockAlertNotification,
    MockBind,
    MockPdu,
    MockQueryResp,
    MockSession,
    MockSmppResp,
    SmppTestHarness,
)


def loaded():
    harness = SmppTestHarness()
    harness.cache.set_data("routes", {"known": "up", "other": "down"})
    harness.load_script("names.py")
    return harness


def raises(error, call):
    try:
        call()
    except error as e:
        return str(e)
    raise AssertionError(f"it did not raise {error.__name__}")


def test_query_result():
    harness = loaded()
    harness.smpp.set_query_result(MockQueryResp(message_id="77", message_state=2, error_code=9))
    reply = harness.query_sm(message_id="77")
    assert (reply.message_id, reply.message_state, reply.error_code) == ("77", 2, 9)
    harness.smpp.set_query_result(MockQueryResp(command_status="ESME_RQUERYFAIL"))
    assert harness.query_sm(message_id="77").command_status == "ESME_RQUERYFAIL"
    assert harness.metric("asked_total", "esme1") == 2 and harness.metrics.value("asked_total", "esme1") == 2
    assert harness.metrics.names == ["asked_total"] and "asked_total" in harness.metrics._registered
    assert MockSmppResp().ok
    harness.smpp.clear()
    assert harness.sent == [] and harness.query_sm(message_id="77").ok


async def test_cache():
    harness = loaded()
    cache = harness.cache
    assert await cache.fetch("routes", "known") == "up" and cache.has_cache("routes") and not cache.has_cache("absent")
    assert harness.submit_sm(destination_addr="2", short_message=b"hi").ok
    assert cache.expirations == [{"name": "routes", "key": "known", "ttl": 5}]
    assert await cache.fetch("routes", "last") == "2" and await cache.exists("routes", "last")
    harness.advance(5)
    assert await cache.fetch("routes", "known") is None and await cache.fetch("routes", "last") == "2"
    harness.advance(5)
    assert await cache.fetch("routes", "last") is None and await cache.fetch("routes", "other") == "down"
    assert await cache.list_len("default", "queue:1") == 1 and await cache.list_len_sum("default", "queue:") == 1
    assert await cache.list_push("default", "queue:1", "again") == 2
    assert await cache.list_pop_all("default", "queue:1") == ["hi", "again"]
    assert await cache.store("routes", "brief", "1", ttl=1) and await cache.expire("routes", "brief", 2)
    harness.advance(1.5)
    assert await cache.fetch("routes", "brief") == "1"
    assert await cache.set("k", "v") and await cache.get("k") == "v" and await cache.delete("k")
    assert await cache.delete("routes", "other") and await cache.store("absent", "k", "v") is False
    assert "load_script()" in raises(ValueError, lambda: cache.set_data("absent", {"k": "v"}))
    cache.clear()
    assert await cache.fetch("routes", "brief") is None and cache.expirations == []


def test_timer():
    harness = loaded()
    for number in ("1", "2", "wrong"):
        harness.submit_sm(destination_addr=number, short_message=b"")
    assert harness.timer.scheduled == {"1": 60_000, "2": 60_000, "wrong": 60_000}
    assert harness.timer.active_count == 3
    harness.timer.fire("1")
    assert harness.log.messages == [("info", "reminded of 1")]
    assert raises(ValueError, lambda: harness.timer.fire("wrong")) == "nothing to remind of"
    raises(KeyError, lambda: harness.timer.fire("1"))
    assert harness.cancel_sm(message_id="2").ok and harness.timer.scheduled == {}
    assert harness.cancel_sm(message_id="2").command_status == "ESME_RCANCELFAIL"
    harness.log.clear()
    harness.submit_sm(destination_addr="3", short_message=b"")
    harness.advance(60)
    assert harness.log.messages == [("info", "reminded of 3")] and harness.timer.scheduled == {}
    assert harness.timer.set("4", 1000, print).cancel() is True and harness.timer.cancel("4") is False


def test_reset():
    harness = loaded()
    harness.submit_sm(destination_addr="2", short_message=b"")
    harness.query_sm(message_id="1")
    harness.reset()
    assert harness.sent == [] and harness.log.messages == [] and harness.timer.scheduled == {}
    assert harness.cache.fetch("routes", "last").value is None and harness.metric("asked_total", "esme1") == 0


def test_mock_module():
    harness = loaded()
    assert mock_module.get_smpp() is harness.smpp and mock_module.get_cache() is harness.cache
    assert mock_module.get_log() is harness.log and mock_module.get_timer() is harness.timer
    assert mock_module.get_metrics() is harness.metrics
    assert mock_module.get_numbers().parse("+31612345678").plain == "31612345678"
    mock_module.get_log().warn("careful")
    assert harness.log.messages == [("warn", "careful")]
    mock_module.reset()
    assert harness.log.messages == []
    assert "no http" in raises(RuntimeError, mock_module.get_http)
    assert "harness.submit_sm" in raises(RuntimeError, mock_module.get_registry)


def test_install():
    siphon = mock_module.install()
    from siphon import cache, smpp

    assert siphon.smpp is smpp and cache.get("k") is None


def test_what_a_test_calls_itself():
    loaded()
    pdu = MockPdu("deliver_sm", source_addr="1", short_message=b"hello", tlvs={"USER_MESSAGE_REFERENCE": 7})
    assert pdu.command == "deliver_sm" and pdu.text == "hello" and pdu.user_message_reference == 7
    assert pdu.reply(command_status="ESME_RX_T_APPN").command_status == "ESME_RX_T_APPN"
    assert MockAlertNotification(source_addr="1", ms_availability_status=0).ms_availability_status == 0
    assert MockSession(kind="bind", system_id="up").system_id == "up"
    assert "'client'" in raises(ValueError, lambda: MockSession(kind="client"))
    bind = MockBind(system_id="acme", password="secret")
    assert bind.password_matches("secret") and bind.accept() and bind.reject("ESME_RINVPASWD").status == "ESME_RINVPASWD"


def test_http():
    harness = HttpTestHarness()
    harness.load_source("from siphon import log\nlog.info('loaded')\n")
    assert harness.log.messages == [("info", "loaded")] and harness.sent_requests == []
    assert harness.cache.get("k").value is None
    for absent in (
        harness.request,
        harness.run_startup,
        lambda: harness.add_response(None),
        lambda: harness.set_response("/", None),
        lambda: harness.http,
    ):
        assert "scripts have no http in this build" in raises(RuntimeError, absent)
    harness.reset()
    harness.close()
