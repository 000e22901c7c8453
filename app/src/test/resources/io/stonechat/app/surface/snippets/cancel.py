"""An ESME takes back what it has submitted, and nothing else."""

from siphon import cache, smpp


@smpp.on_bind
async def welcome(bind):
    return bind.accept()


@smpp.on_pdu("submit_sm")
async def submit(pdu, session):
    resp = await smpp.submit_via(
        bind="up",
        source_addr=pdu.source_addr,
        destination_addr=pdu.destination_addr,
        short_message=pdu.short_message,
    )
    if resp.ok:
        await cache.set(f"of:{resp.message_id}", session.system_id)
    return pdu.reply(command_status=resp.command_status, message_id=resp.message_id)


@smpp.on_pdu("cancel_sm")
async def cancel(pdu, session):
    if await cache.get(f"of:{pdu.message_id}") != session.system_id:
        return pdu.reply(command_status="ESME_RINVMSGID")
    resp = await smpp.cancel_via(
        bind="up",
        message_id=pdu.message_id,
        source_addr=pdu.source_addr,
        destination_addr=pdu.destination_addr,
    )
    return pdu.reply(command_status=resp.command_status)
