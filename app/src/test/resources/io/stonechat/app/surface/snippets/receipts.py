"""Receipts find the ESME whose message they are about, under the id that it knows."""

import json
import uuid

from siphon import cache, smpp


@smpp.on_bind
async def welcome(bind):
    return bind.accept()


@smpp.on_pdu("submit_sm")
async def submit(pdu, session):
    our_id = uuid.uuid4().hex[:12]
    resp = await smpp.submit_via(
        bind="up",
        source_addr=pdu.source_addr,
        destination_addr=pdu.destination_addr,
        short_message=pdu.short_message,
        registered_delivery=pdu.registered_delivery,
    )
    known = {"session": session.session_id, "id": our_id, "from": pdu.source_addr, "to": pdu.destination_addr}
    await cache.set(f"dlr:up:{resp.message_id}", json.dumps(known), ttl=3600)
    return pdu.reply(message_id=our_id)


@smpp.on_pdu("deliver_sm")
async def receipt(pdu, session):
    if not pdu.is_dlr:
        return pdu.reply(command_status="ESME_RX_P_APPN")
    key = f"dlr:{session.system_id}:{pdu.receipt['id']}"
    known = json.loads(await cache.get(key) or "null")
    if known is None:
        return pdu.reply(command_status="ESME_RX_T_APPN")
    resp = await smpp.deliver_to(
        session_id=known["session"],
        source_addr=known["to"],
        destination_addr=known["from"],
        short_message=f"id:{known['id']} stat:{pdu.receipt['stat']} err:{pdu.receipt['err']}".encode(),
        esm_class=0x04,
        tlvs={"RECEIPTED_MESSAGE_ID": known["id"], "MESSAGE_STATE": 2},
    )
    if resp.ok:
        await cache.delete(key)
    return pdu.reply(command_status=resp.command_status)
