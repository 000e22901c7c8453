"""Uses every name of the surface that scripts in Python have, once, and asserts what it is documented to give.

Whoever runs it offers one bind "up" with the routing of stonechat.yaml beside it, binds as acme/secret, and sends what the handlers
below ask for. A handler whose assertions fail is answered with a status that says no. It runs twice: over TCP, and in the harness
(surface_test.py).
"""

import asyncio

import siphon
import stonechat
from siphon import cache, http, log, metrics, numbers, smpp, timer

assert stonechat.smpp is siphon.smpp and stonechat.cache is cache


def raises(error, call, *arguments, **named):
    """The error that a call raises, or fails to."""
    try:
        call(*arguments, **named)
    except error as e:
        return e
    raise AssertionError(f"{call} did not raise {error}")


# ---- log

for write in (log.debug, log.info, log.warn, log.warning, log.error):
    assert write("surface") is None

# ---- the classes, and what is checked at the call

for name in (
    "Pdu PduReply Session Bind BindResult AlertNotification SmppResp QueryResp SmppNotSent SmppOutcomeUnknown".split()
):
    assert isinstance(getattr(smpp, name), type)
raises(TypeError, smpp.Pdu)
assert issubclass(smpp.SmppNotSent, RuntimeError) and issubclass(smpp.SmppOutcomeUnknown, RuntimeError)

for status in (
    "RINVMSGLEN RINVCMDLEN RINVCMDID RINVBNDSTS RALYBND RINVPRTFLG RINVREGDLVFLG RSYSERR RINVSRCADR RINVDSTADR RINVMSGID"
    " RBINDFAIL RINVPASWD RINVSYSID RCANCELFAIL RREPLACEFAIL RMSGQFUL RINVSERTYP RINVNUMDESTS RINVDLNAME RINVDESTFLAG"
    " RINVSUBREP RINVESMCLASS RCNTSUBDL RSUBMITFAIL RINVSRCTON RINVSRCNPI RINVDSTTON RINVDSTNPI RINVSYSTYP RINVREPFLAG"
    " RINVNUMMSGS RTHROTTLED RINVSCHED RINVEXPIRY RINVDFTMSGID RX_T_APPN RX_P_APPN RX_R_APPN RQUERYFAIL"
    " RINVOPTPARSTREAM ROPTPARNOTALLWD RINVPARLEN RMISSINGOPTPARAM RINVOPTPARAMVAL RDELIVERYFAILURE RUNKNOWNERR"
).split():
    reply = smpp.PduReply(command_status="ESME_" + status)
    assert reply.command_status == "ESME_" + status and not reply.ok
assert smpp.PduReply(command_status=0x401).command_status == "0x00000401"
assert smpp.PduReply(message_id="m").message_id == "m" and smpp.PduReply().ok
assert "unknown SMPP status: ESME_RNONSENSE" in str(raises(ValueError, smpp.PduReply, command_status="ESME_RNONSENSE"))

resp = smpp.SmppResp()
assert resp.ok and resp.command_status == "ESME_ROK" and resp.message_id == "" and resp.status == 0 and resp.tlvs == {}
answer = smpp.QueryResp(message_state=2, final_date="261120103000000+", error_code=7)
assert answer.ok and answer.message_state == 2 and answer.final_date == "261120103000000+" and answer.error_code == 7

TO = {"bind": "up", "source_addr": "1", "destination_addr": "2"}
raises(TypeError, smpp.submit_via, **TO, short_message="text")
raises(TypeError, smpp.submit_via, bind="up", source_addr=1, destination_addr="2", short_message=b"")
raises(ValueError, smpp.submit_via, **TO, short_message=b"x" * 255)
raises(ValueError, smpp.submit_via, **TO, short_message=b"", esm_class=256)
raises(ValueError, smpp.submit_via, **TO, short_message=b"", tlvs={"NO_SUCH_TLV": 1})
raises(ValueError, smpp.submit_via, **TO, short_message=b"", tlvs={65536: b""})
raises(TypeError, smpp.submit_via, **TO, short_message=b"", tlvs={1.5: b""})
raises(TypeError, smpp.submit_via, **TO, short_message=b"", tlvs={"SOURCE_PORT": 1.5})
raises(ValueError, smpp.submit_via, **TO, short_message=b"", tlvs={"SOURCE_PORT": 65536})
raises(ValueError, smpp.submit_via, **TO, short_message=b"", tlvs={"SOURCE_PORT": -1})
raises(ValueError, smpp.submit_via, **TO, short_message=b"", tlvs={"MESSAGE_PAYLOAD": 1})
assert "given twice" in str(
    raises(ValueError, smpp.submit_via, **TO, short_message=b"", tlvs={"SOURCE_PORT": 1, "TLV_source_port": 2})
)
raises(ValueError, smpp.data_via, **TO, short_message=b"x", tlvs={"MESSAGE_PAYLOAD": b"y"})
raises(ValueError, smpp.submit_multi_via, bind="up", source_addr="1", destinations=["2"] * 255, short_message=b"")

# ---- the configuration

host, _, port = smpp.bind_address().rpartition(":")
assert host and port.isdigit()
(up,) = [bind for bind in smpp.binds() if bind["name"] == "up"]
assert set(up) == {"name", "host", "port", "system_id", "system_type", "bind_type", "max_msg_per_sec"}
assert up["bind_type"] == "transceiver" and up["max_msg_per_sec"] == 0 and isinstance(up["port"], int)
default_chain, rules = smpp.routing_rules()
assert default_chain == ["bind:up", "queue"]
assert rules == [{"prefix": "31", "name": "nl", "chain": ["bind:up"], "options": {"retries": "3\n"}}]
assert smpp.chain_for("31612345678") == ["bind:up"] and smpp.chain_for("49123") == default_chain
assert smpp.owner_of("1000") is None
whole = smpp.config()
assert set(whole) == {"server", "binds", "routing"}
assert set(whole["server"]) == {
    "bind_address",
    "port",
    "session_init_timer_ms",
    "enquire_link_timer_ms",
    "inactivity_timer_ms",
    "response_timer_ms",
    "max_msg_per_sec",
    "throttle_action",
}
assert whole["server"]["throttle_action"] == "pace" and whole["binds"] == smpp.binds()
assert whole["routing"] == {"default_chain": default_chain, "rules": rules}

# ---- cache: in a def, and at the top of a script, values come at once

assert cache.has_cache("default") is True and cache.has_cache("absent") is False
assert cache.set("surface", "1") is True and cache.get("surface") == "1" and cache.get("absent") is None
assert cache.delete("surface") is True and cache.delete("surface") is False
assert cache.store("default", "k", "v", ttl=60) is True and cache.fetch("default", "k") == "v"
assert cache.store("absent", "k", "v") is False and cache.fetch("absent", "k") is None
assert cache.exists("default", "k") is True and cache.expire("default", "k", 60) is True
assert cache.delete("default", "k") is True and cache.expire("default", "k", 60) is False
assert cache.list_push("default", "list", "a") == 1 and cache.list_push("default", "list", "b") == 2
assert cache.list_len("default", "list") == 2 and cache.list_len_sum("default", "li") == 2
assert cache.list_pop_all("default", "list") == ["a", "b"] and cache.list_pop_all("default", "list") == []
assert cache.list_push("absent", "list", "a") is None and cache.list_len("absent", "list") is None
assert cache.list_len_sum("absent", "li") is None
raises(ValueError, cache.list_len_sum, "default", "")
raises(ValueError, cache.get, "siphon:x")
raises(TypeError, cache.set, "k", 1)

# ---- metrics

plain = metrics.counter("surface_total", "Uses.")
plain.inc()
plain.inc(2)
assert metrics.counter("surface_total", "Uses.").value >= 3
labelled = metrics.counter("surface_by_user_total", "Uses.", labels=["user"])
labelled.labels(user="acme").inc()
raises(ValueError, labelled.inc)
raises(ValueError, labelled.labels)
raises(ValueError, labelled.labels, user="acme", other="x")
raises(ValueError, plain.labels, user="acme")
raises(ValueError, plain.inc, -1)
gauge = metrics.gauge("surface_depth", "Depth.")
gauge.set(5)
gauge.inc()
gauge.dec(2)
assert gauge.value == 4
histogram = metrics.histogram("surface_seconds", "Time.", labels=["op"], buckets=[0.1, 1])
histogram.labels(op="read").observe(0.5)
assert metrics.histogram("surface_default_seconds", "Time.").observe(0.2) is None
raises(ValueError, metrics.gauge, "surface_total", "Uses.")
raises(ValueError, metrics.counter, "1st", "No.")
raises(ValueError, metrics.counter, "surface_x", "No.", labels=["__x"])


def too_many():
    many = metrics.counter("surface_many_total", "Many.", labels=["n"])
    for n in range(129):
        many.labels(n=str(n)).inc()


raises(RuntimeError, too_many)

# ---- timer


@timer.every(3600, name="hourly", jitter=1)
async def hourly():
    log.info("an hour has passed")


def later(key):
    cache.set("timer", key)


before = timer.active_count
handle = timer.set("surface", 3_600_000, later)
assert handle.key == "surface" and timer.active_count == before + 1
assert handle.cancel() is True and handle.cancel() is False and timer.active_count == before
timer.set("surface", 3_600_000, later)
assert timer.cancel("surface") is True and timer.cancel("surface") is False
raises(ValueError, timer.set, "surface", -1, later)

# ---- numbers

number = numbers.parse("(06) 12-34.56 78", home="NL")
assert isinstance(number, numbers.Number) and number == numbers.parse("+31612345678") and str(number) == "+31612345678"
assert (number.e164, number.plain, number.cc, number.nsn) == ("+31612345678", "31612345678", "31", "612345678")
assert (number.national, number.international) == ("0612345678", "0031612345678")
assert [number.format(fmt) for fmt in ("e164", "plain", "international", " National ")] == [
    "+31612345678",
    "31612345678",
    "0031612345678",
    "0612345678",
]
assert numbers.parse("0031612345678").plain == "31612345678" and numbers.parse("01614960000", "44").cc == "44"
assert numbers.policy_names() == []
raises(ValueError, number.format, "nonsense")
raises(ValueError, numbers.parse, "alice")
raises(ValueError, numbers.parse, "112", home="31")
raises(ValueError, numbers.parse, "+31612345678", home="nowhere")
raises(TypeError, numbers.parse, 31612345678)

# ---- http is there to be imported, and says what it lacks

assert "not part of this build" in str(raises(RuntimeError, lambda: http.route))

# ---- binds and sessions


@smpp.on_bind
async def authorise(bind):
    assert isinstance(bind, smpp.Bind) and bind.client_addr
    assert bind.bind_type == "transceiver" and bind.interface_version == 0x34
    assert isinstance(bind.system_type, str) and isinstance(bind.address_range, str)
    assert bind.addr_ton >= 0 and bind.addr_npi >= 0 and bind.tls is None
    assert bind.admitted is False
    refused = bind.reject()
    assert isinstance(refused, smpp.BindResult) and not refused and refused.status == "ESME_RBINDFAIL"
    raises(ValueError, bind.reject, "ESME_RNONSENSE")
    if bind.system_id != "acme":
        return bind.reject("ESME_RINVSYSID", "unknown")
    if not bind.password_matches("secret") or bind.password != "secret":
        return bind.reject(status="ESME_RINVPASWD", reason="bad password")
    accepted = bind.accept()
    assert accepted
    return accepted


@smpp.on_session("bound")
async def bound(session):
    await cache.set(f"bound:{session.kind}:{session.system_id}", session.session_id)


@smpp.on_session("bound")
def bound_too(session):
    cache.set("bound:too", session.session_id)


@smpp.on_session("unbound")
async def unbound(session):
    await cache.set(f"unbound:{session.kind}:{session.system_id}", session.session_id)


def of_esme(session):
    assert isinstance(session, smpp.Session)
    assert session.kind == "esme" and session.system_id == "acme" and session.client_addr
    assert session.bind_type == "transceiver" and session.interface_version == 0x34
    assert isinstance(session.system_type, str) and isinstance(session.address_range, str) and session.tls is None
    assert session.session_id in [each.session_id for each in smpp.sessions()]


def of_bind(session):
    assert session.kind == "bind" and session.system_id == "up" and session.session_id


# ---- what an ESME sends


@smpp.on_pdu("submit_sm")
async def submit(pdu, session):
    of_esme(session)
    if pdu.destination_addr == "outward":
        return await outward(pdu, session)
    if pdu.destination_addr == "refused":
        return pdu.reply(command_status="ESME_RINVDSTADR")
    if pdu.destination_addr == "vendor":
        return pdu.reply(command_status=0x401)
    if pdu.destination_addr == "nothing":
        return None
    assert isinstance(pdu, smpp.Pdu) and pdu.command == "submit_sm"
    assert pdu.sequence_number > 0 and pdu.command_status == "ESME_ROK" and pdu.message_id == ""
    assert (pdu.service_type, pdu.source_addr, pdu.destination_addr) == ("CMT", "1000", "31612345678")
    assert (pdu.source_addr_ton, pdu.source_addr_npi, pdu.dest_addr_ton, pdu.dest_addr_npi) == (5, 8, 1, 1)
    assert (pdu.esm_class, pdu.protocol_id, pdu.priority_flag, pdu.registered_delivery) == (0x40, 3, 1, 1)
    assert (pdu.schedule_delivery_time, pdu.validity_period) == ("000000010000000R", "000001000000000R")
    assert (pdu.replace_if_present_flag, pdu.data_coding, pdu.sm_default_msg_id, pdu.sm_length) == (0, 4, 0, 8)
    assert pdu.short_message == pdu.body == b"\x05\x00\x03\x07\x02\x01\xff\x00"
    assert pdu.is_tpdu is True and pdu.is_dlr is False and pdu.receipt is None and pdu.destinations == []
    assert pdu.segment == (7, 2, 1) and isinstance(pdu.text, str)
    assert pdu.message_payload is None and pdu.receipted_message_id is None and pdu.message_state is None
    assert pdu.user_message_reference == 513 and pdu.tlv("USER_MESSAGE_REFERENCE") == b"\x02\x01"
    assert (pdu.sar_msg_ref_num, pdu.sar_total_segments, pdu.sar_segment_seqnum) == (7, 2, 1)
    assert pdu.more_messages_to_send == 1 and pdu.network_error_code == (3, 258)
    assert pdu.tlvs[0x0204] == b"\x02\x01" and pdu.tlv(0x0204) == b"\x02\x01" and pdu.tlv("TLV_SOURCE_PORT") is None
    raises(ValueError, pdu.tlv, "NO_SUCH_TLV")
    assert "submit_sm_resp" in str(raises(ValueError, pdu.reply, tlvs={}))
    return pdu.reply(message_id="surface-1")


@smpp.on_pdu("submit_sm_multi")
async def multi(pdu, session):
    of_esme(session)
    assert pdu.command == "submit_sm_multi" and pdu.destinations == ["31612345678", "friends"]
    assert pdu.destination_details == [("31612345678", 1, 1, False), ("friends", 0, 0, True)]
    return pdu.reply(message_id="surface-2", unsuccess=[("31612345678", "ESME_RINVDSTADR")])


@smpp.on_pdu("data_sm")
def data(pdu, session):
    assert pdu.command == "data_sm" and pdu.short_message == b"" and pdu.message_payload == pdu.body == b"data"
    assert (pdu.protocol_id, pdu.priority_flag, pdu.sm_length) == (0, 0, 0)
    if session.kind == "bind":
        of_bind(session)
    return pdu.reply(message_id="surface-3", tlvs={"ADDITIONAL_STATUS_INFO_TEXT": "fine"})


@smpp.on_pdu("query_sm")
async def query(pdu, session):
    of_esme(session)
    assert pdu.command == "query_sm" and pdu.message_id == "77" and pdu.source_addr == "1000"
    return pdu.reply_query(message_state=2, final_date="261120103000000+", error_code=9)


@smpp.on_pdu("cancel_sm")
async def cancel(pdu, session):
    assert pdu.command == "cancel_sm" and (pdu.message_id, pdu.service_type) == ("78", "CMT")
    assert (pdu.source_addr, pdu.destination_addr) == ("1000", "2000")
    return pdu.reply(command_status="ESME_RCANCELFAIL")


@smpp.on_pdu("replace_sm")
async def replace(pdu, session):
    assert pdu.command == "replace_sm" and pdu.message_id == "79" and pdu.short_message == b"new"
    assert pdu.registered_delivery == 1 and pdu.validity_period == "" and pdu.schedule_delivery_time == ""
    return pdu.reply()


# ---- what an upstream sends


@smpp.on_pdu("deliver_sm")
async def deliver(pdu, session):
    of_bind(session)
    assert pdu.command == "deliver_sm"
    if not pdu.is_dlr:
        assert pdu.text == "hello" and pdu.receipt is None
        return None
    receipt = pdu.receipt
    if pdu.short_message:
        assert receipt["id"] == "foreign" and receipt["sub"] == "001" and receipt["dlvrd"] == "001"
        assert receipt["submit_date"] == "2611201030" and receipt["done_date"] == "2611201031"
        assert receipt["stat"] == "DELIVRD" and receipt["err"] == "000" and receipt["text"] == "id: hi"
        assert receipt["raw"] == pdu.short_message.decode() and "message_state" not in receipt
    else:
        assert pdu.receipted_message_id == "by-tlv" and pdu.message_state == 5
        assert receipt == {"id": "by-tlv", "stat": "UNDELIV", "message_state": 5, "raw": ""}
        assert receipt.get("err", "000") == "000" and receipt["err"] == ""
    return pdu.reply()


@smpp.on_pdu("alert_notification")
async def alert(alert, session):
    of_bind(session)
    assert isinstance(alert, smpp.AlertNotification) and alert.command == "alert_notification"
    assert (alert.source_addr, alert.source_addr_ton, alert.source_addr_npi) == ("31612345678", 1, 1)
    assert (alert.esme_addr, alert.esme_addr_ton, alert.esme_addr_npi) == ("1000", 0, 1)
    assert alert.ms_availability_status == 0 and alert.tlv("MS_AVAILABILITY_STATUS") == b"\x00"
    await cache.set("alerted", alert.source_addr)


# ---- what a script sends


async def outward(pdu, session):
    """An upstream that the cache calls particular answers with ids up-N, "multi" and "data", and says no to the number 0."""
    particular = await cache.get("upstream") == "particular"
    to = {"bind": "up", "source_addr": "1000", "destination_addr": "31612345678"}
    sent = await smpp.submit_via(**to, short_message=b"hi", tlvs={"SOURCE_PORT": 5, 0x1400: b"own"}, validity_period="")
    assert isinstance(sent, smpp.SmppResp) and sent.ok and sent.message_id and sent.unsuccess == []
    soft = await smpp.submit_via(bind="up", source_addr="1000", destination_addr="0", short_message=b"hi")
    several = await smpp.submit_multi_via(
        bind="up", source_addr="1000", destinations=["31612345678", smpp.Destination("0", 1, 1, False)], short_message=b""
    )
    by_data = await smpp.data_via(**to, short_message=b"data")
    assert several.ok and by_data.ok
    cancelled = await smpp.cancel_via(bind="up", message_id="1", source_addr="1000", destination_addr="2")
    assert cancelled.ok and cancelled.message_id == ""
    queried = await smpp.query_via(bind="up", message_id="1", source_addr="1000")
    assert isinstance(queried, smpp.QueryResp) and queried.ok and queried.message_id == "1"
    replaced = await smpp.replace_via(bind="up", message_id="1", short_message=b"new")
    assert replaced.message_id == ""
    if particular:
        assert not soft.ok and soft.command_status == "ESME_RINVDSTADR" and soft.status == 11 and soft.message_id == ""
        assert several.message_id == "multi" and several.unsuccess == [("0", "ESME_RINVDSTADR", 1, 1)]
        assert by_data.message_id == "data"
        assert (queried.message_state, queried.final_date, queried.error_code) == (2, "261120103000000+", 9)
        assert not replaced.ok and replaced.command_status == "ESME_RREPLACEFAIL"
    here = session.session_id
    back = {"source_addr": "31612345678", "destination_addr": "1000"}
    assert (await smpp.deliver_to(session_id=here, **back, short_message=b"mt", esm_class=4)).ok
    assert (await smpp.deliver_to(system_id="acme", **back, short_message=b"mt")).ok
    assert (await smpp.data_to(session_id=here, **back, short_message=b"data")).ok
    assert (await smpp.alert_to(session_id=here, source_addr="1", esme_addr="2", ms_availability_status=1)).ok
    nobody = "absent"
    for wrong in (
        smpp.submit_via(bind=nobody, source_addr="1", destination_addr="2", short_message=b""),
        smpp.deliver_to(session_id="absent", **back, short_message=b""),
    ):
        try:
            await wrong
            raise AssertionError("sent to nobody")
        except KeyError as e:
            assert "not bound" in str(e)
    both = await asyncio.gather(*[smpp.submit_via(**to, short_message=b"%d" % n) for n in range(5)])
    assert len({each.message_id for each in both}) == 5
    assert await cache.get("bound:bind:up") is not None and await cache.get("bound:esme:acme") == here
    assert await cache.get("bound:too") is not None
    await cache.set("outward", "done")
    assert smpp.new_message_id().isdigit() and not smpp.unbind("absent")
    return pdu.reply(message_id="surface-4")


assert asyncio.iscoroutinefunction(submit) and authorise.__name__ == "authorise"
