"""A gateway as people write it who keep nothing in a store: it relays while the ESME waits, and finds the way back by the cache."""

import json
import uuid

from siphon import cache, log, smpp

PASSWORDS = {"acme": "secret"}


@smpp.on_bind
async def authorise(bind):
    expected = PASSWORDS.get(bind.system_id)
    if expected is None:
        return bind.reject("ESME_RINVSYSID", f"nobody is called {bind.system_id!r}")
    if bind.password != expected:
        return bind.reject("ESME_RINVPASWD", "wrong password")
    return bind.accept()


@smpp.on_session("bound")
async def bound(session):
    if session.kind == "esme":
        await cache.set(f"session:{session.system_id}", session.session_id)
    else:
        log.info(f"bind {session.system_id} is up")


@smpp.on_session("unbound")
async def unbound(session):
    if session.kind == "esme":
        await cache.delete(f"session:{session.system_id}")
    await cache.set(f"left:{session.system_id}", "yes")


def bind_for(number):
    default_chain, rules = smpp.routing_rules()
    fitting = [rule for rule in rules if number.startswith(rule.get("prefix", ""))]
    chain = max(fitting, key=lambda rule: len(rule["prefix"]))["chain"] if fitting else default_chain
    steps = [step.removeprefix("bind:") for step in chain if step.startswith("bind:")]
    return steps[0] if steps else smpp.binds()[0]["name"]


@smpp.on_pdu("submit_sm")
async def submit(pdu, session):
    our_id = uuid.uuid4().hex[:12]
    tlvs = {name: pdu.tlv(name) for name in ("SAR_MSG_REF_NUM", "USER_MESSAGE_REFERENCE") if pdu.tlv(name) is not None}
    try:
        resp = await smpp.submit_via(
            bind=bind_for(pdu.destination_addr),
            source_addr=pdu.source_addr,
            source_addr_ton=pdu.source_addr_ton,
            source_addr_npi=pdu.source_addr_npi,
            destination_addr=pdu.destination_addr,
            dest_addr_ton=pdu.dest_addr_ton,
            dest_addr_npi=pdu.dest_addr_npi,
            short_message=pdu.body,
            esm_class=pdu.esm_class,
            data_coding=pdu.data_coding,
            registered_delivery=pdu.registered_delivery,
            tlvs=tlvs,
        )
    except Exception as e:
        log.error(f"not relayed: {e}")
        return pdu.reply(command_status="ESME_RSUBMITFAIL")
    if not resp.ok:
        return pdu.reply(command_status=resp.command_status)
    if pdu.registered_delivery and resp.message_id:
        known = {"system_id": session.system_id, "our_id": our_id, "from": pdu.source_addr, "to": pdu.destination_addr}
        await cache.set(f"dlr:up:{resp.message_id}", json.dumps(known), ttl=3600)
    return pdu.reply(message_id=our_id)


@smpp.on_pdu("deliver_sm")
async def deliver(pdu, session):
    if pdu.is_dlr:
        await receipt(pdu, session)
    else:
        await mobile_originated(pdu)
    return pdu.reply()


async def receipt(pdu, session):
    said = pdu.receipt or {}
    known = json.loads(await cache.get(f"dlr:{session.system_id}:{said.get('id', '')}") or "null")
    if known is None:
        log.warning(f"a receipt for the unknown id {said.get('id')!r}")
        return
    line = (
        f"id:{known['our_id']} sub:001 dlvrd:001 submit date:{said.get('submit_date', '')}"
        f" done date:{said.get('done_date', '')} stat:{said.get('stat', 'UNKNOWN')} err:{said.get('err', '000')} text:"
    )
    try:
        await smpp.deliver_to(
            session_id=await cache.get(f"session:{known['system_id']}"),
            source_addr=known["to"],
            destination_addr=known["from"],
            short_message=line.encode(),
            esm_class=0x04,
            tlvs={"RECEIPTED_MESSAGE_ID": known["our_id"], "MESSAGE_STATE": 2},
        )
    finally:
        await cache.delete(f"dlr:{session.system_id}:{said['id']}")


async def mobile_originated(pdu):
    owner = await cache.get("session:acme")
    await smpp.deliver_to(
        session_id=owner,
        source_addr=pdu.source_addr,
        destination_addr=pdu.destination_addr,
        short_message=pdu.short_message,
        data_coding=pdu.data_coding,
    )


@smpp.on_pdu("alert_notification")
async def alert(alert, session):
    here = await cache.get("session:acme")
    await smpp.alert_to(session_id=here, source_addr=alert.source_addr, esme_addr=alert.esme_addr)


@smpp.on_pdu("cancel_sm")
async def cancel(pdu, session):
    return pdu.reply(command_status="ESME_RCANCELFAIL")
