from siphon_sdk.smpp_testing import SmppTestHarness


def gateway():
    harness = SmppTestHarness()
    harness.load_script("relay.py")
    return harness


def test_relay():
    harness = gateway()
    reply = harness.submit_sm(source_addr="1001", destination_addr="31612345678", short_message=b"hello")
    assert reply.ok
    assert reply.message_id == "1"
    op, fields = harness.sent[0]
    assert op == "submit_via" and fields["bind"] == "up" and fields["short_message"] == b"hello"
    assert harness.log.messages == [("info", "relayed for esme1")]


async def test_cache():
    harness = gateway()
    harness.submit_sm(destination_addr="2", short_message=b"x")
    assert await harness.cache.get("last") == "2"


def test_bind():
    harness = gateway()
    assert harness.bind("acme", password="secret")
    refused = harness.bind("acme", password="guess")
    assert not refused and refused.status == "ESME_RINVPASWD" and refused.reason == "bad password"


def test_refused_upstream():
    harness = gateway()
    harness.answers("up", "reject", "ESME_RTHROTTLED")
    assert harness.submit_sm(destination_addr="2", short_message=b"x").command_status == "ESME_RTHROTTLED"


class TestMore:
    def test_query(self):
        reply = gateway().query_sm(message_id="77")
        assert reply.message_state == 2 and reply.final_date == "261120103000000+" and reply.error_code == 9

    def test_deliver(self):
        harness = gateway()
        assert harness.deliver_sm(source_addr="1", destination_addr="2", short_message=b"hi").ok
        assert harness.log.messages == [("info", "bind carrier: hi")]

    def test_raises(self):
        try:
            gateway().submit_sm(destination_addr="666", short_message=b"")
        except ValueError as e:
            assert str(e) == "no such number"
        else:
            raise AssertionError("it did not raise")

    def test_unhandled(self):
        assert gateway().cancel_sm(message_id="1") is None


def test_time():
    harness = gateway()
    harness.advance(2 * 3600)
    assert harness.log.messages == [("info", "an hour has passed")] * 2


def test_no_answer():
    harness = gateway()
    harness.answers("up", "timeout")
    reply = harness.submit_sm(destination_addr="2", short_message=b"x")
    assert reply is None
    harness.answers("up", "unknown")
    try:
        harness.submit_sm(destination_addr="2", short_message=b"x")
    except RuntimeError as e:
        assert "SmppOutcomeUnknown" in str(e)
    else:
        raise AssertionError("it did not raise")


def test_source():
    harness = SmppTestHarness({"binds": [{"name": "north"}], "routing": {"default_chain": ["bind:north"]}})
    harness.load_source("from siphon import smpp\nassert smpp.routing_rules() == (['bind:north'], [])\n")
    assert [bind["name"] for bind in harness.smpp.binds()] == ["north"]
    assert harness.bind("acme").status == "ESME_RBINDFAIL"


def test_nothing_loaded():
    try:
        SmppTestHarness().submit_sm()
    except RuntimeError as e:
        assert "load_script" in str(e)
