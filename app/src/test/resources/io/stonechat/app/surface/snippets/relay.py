"""A relay: the ESME waits for the upstream's answer, and gets it."""

from siphon import smpp


@smpp.on_bind
async def welcome(bind):
    return bind.accept()


@smpp.on_pdu("submit_sm")
async def relay(pdu, session):
    resp = await smpp.submit_via(
        bind="up",
        source_addr=pdu.source_addr,
        destination_addr=pdu.destination_addr,
        short_message=pdu.short_message,
        data_coding=pdu.data_coding,
        registered_delivery=pdu.registered_delivery,
    )
    return pdu.reply(command_status=resp.command_status, message_id=resp.message_id)
