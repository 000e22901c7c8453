"""Runs surface.py in the harness: the same script, the same assertions, no sockets."""

from siphon_sdk.smpp_testing import SmppTestHarness

CONFIG = {
    "binds": [{"name": "up"}],
    "routing": {
        "default_chain": ["bind:up", "queue"],
        "rules": [{"prefix": "31", "name": "nl", "chain": ["bind:up"], "options": {"retries": 3}}],
    },
}
ACME = {"session_id": "acme-1", "system_id": "acme"}
BACK = {"source_addr": "31612345678", "destination_addr": "1000"}


def harness():
    running = SmppTestHarness(CONFIG)
    running.load_script("surface.py")
    return running


def test_on_bind():
    running = harness()
    assert running.bind("acme", password="secret")
    assert running.bind("globex", password="secret").status == "ESME_RINVSYSID"
    refused = running.bind("acme", password="guess")
    assert refused.status == "ESME_RINVPASWD" and refused.reason == "bad password"
    running.close()


def test_submit_sm():
    running = harness()
    reply = running.submit_sm(
        **ACME,
        service_type="CMT",
        source_addr="1000",
        source_addr_ton=5,
        source_addr_npi=8,
        destination_addr="31612345678",
        esm_class=0x40,
        protocol_id=3,
        priority_flag=1,
        schedule_delivery_time="000000010000000R",
        validity_period="000001000000000R",
        registered_delivery=1,
        data_coding=4,
        short_message=b"\x05\x00\x03\x07\x02\x01\xff\x00",
        tlvs={
            "USER_MESSAGE_REFERENCE": 513,
            "SAR_MSG_REF_NUM": 7,
            "SAR_TOTAL_SEGMENTS": 2,
            "SAR_SEGMENT_SEQNUM": 1,
            "MORE_MESSAGES_TO_SEND": 1,
            "NETWORK_ERROR_CODE": b"\x03\x01\x02",
        },
    )
    assert reply.ok and reply.message_id == "surface-1"
    assert running.submit_sm(**ACME, destination_addr="refused").command_status == "ESME_RINVDSTADR"
    assert running.submit_sm(**ACME, destination_addr="vendor").command_status == "0x00000401"
    assert running.submit_sm(**ACME, destination_addr="nothing").ok
    running.close()


def test_what_a_script_sends():
    running = harness()
    reply = running.submit_sm(**ACME, destination_addr="outward")
    assert reply.ok and reply.message_id == "surface-4"
    running.close()


def test_operations():
    running = harness()
    several = running.submit_sm_multi(**ACME, source_addr="1000", destinations=["31612345678", ("friends", 0, 0, True)])
    assert several.ok and several.message_id == "surface-2"
    assert running.data_sm(**ACME, short_message=b"data").message_id == "surface-3"
    assert running.data_sm(kind="bind", system_id="up", short_message=b"data").ok
    query = running.query_sm(**ACME, message_id="77", source_addr="1000")
    assert query.ok and (query.message_id, query.message_state, query.error_code) == ("77", 2, 9)
    assert query.final_date == "261120103000000+"
    cancel = running.cancel_sm(
        **ACME, message_id="78", service_type="CMT", source_addr="1000", destination_addr="2000"
    )
    assert cancel.command_status == "ESME_RCANCELFAIL"
    assert running.replace_sm(**ACME, message_id="79", registered_delivery=1, short_message=b"new").ok
    running.close()


def test_what_an_upstream_sends():
    running = harness()
    assert running.deliver_sm(system_id="up", **BACK, short_message=b"hello").ok
    text = b"id:foreign sub:001 dlvrd:001 submit date:2611201030 done date:2611201031 stat:DELIVRD err:000 text:id: hi"
    assert running.deliver_sm(system_id="up", **BACK, esm_class=4, short_message=text).ok
    tlvs = {"RECEIPTED_MESSAGE_ID": "by-tlv", "MESSAGE_STATE": 5}
    assert running.deliver_sm(system_id="up", **BACK, esm_class=4, tlvs=tlvs).ok
    running.alert_notification(
        system_id="up", source_addr="31612345678", esme_addr="1000", esme_addr_ton=0, ms_availability_status=0
    )
    assert running.cache.get("alerted").value == "31612345678"
    running.close()
