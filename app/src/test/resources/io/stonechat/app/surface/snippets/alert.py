"""A handset that can be reached again is told to whom it concerns."""

from siphon import smpp


@smpp.on_bind
async def welcome(bind):
    return bind.accept()


@smpp.on_pdu("alert_notification")
async def alert(alert, session):
    for there in smpp.sessions():
        if there.kind == "esme":
            await smpp.alert_to(
                session_id=there.session_id, source_addr=alert.source_addr, esme_addr=alert.esme_addr
            )
