"""What comes from handsets goes to whom the number belongs to; who is not there is asked for again later."""

from siphon import smpp

OWNERS = {"1000": "acme"}


@smpp.on_bind
async def welcome(bind):
    return bind.accept()


@smpp.on_pdu("deliver_sm")
async def handset(pdu, session):
    owner = OWNERS.get(pdu.destination_addr)
    if owner is None:
        return pdu.reply(command_status="ESME_RINVDSTADR")
    for there in smpp.sessions():
        if there.kind == "esme" and there.system_id == owner:
            resp = await smpp.deliver_to(
                session_id=there.session_id,
                source_addr=pdu.source_addr,
                destination_addr=pdu.destination_addr,
                short_message=pdu.body,
                data_coding=pdu.data_coding,
            )
            return pdu.reply(command_status=resp.command_status)
    return pdu.reply(command_status="ESME_RX_T_APPN")
