# The relaying Python gateway of the comparisons: each submit_sm waits for an upstream, and gets its id.
from siphon import smpp


@smpp.on_bind
async def welcome(bind):
    return bind.accept()


@smpp.on_pdu("submit_sm")
async def relay(pdu, session):
    resp = await smpp.submit_via(
        bind="upstream",
        source_addr=pdu.source_addr,
        destination_addr=pdu.destination_addr,
        short_message=pdu.short_message,
        registered_delivery=pdu.registered_delivery,
        data_coding=pdu.data_coding,
    )
    return pdu.reply(command_status=resp.command_status, message_id=resp.message_id)
