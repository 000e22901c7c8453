"""Who is there; and what waits for an ESME is sent when it has bound."""

from siphon import cache, smpp

NUMBERS = {"2000": "acme"}


@smpp.on_bind
async def welcome(bind):
    return bind.accept()


@smpp.on_session("bound")
async def bound(session):
    if session.kind != "esme":
        return
    await cache.set(f"session:{session.system_id}", session.session_id)
    for text in await cache.list_pop_all("default", f"waiting:{session.system_id}"):
        await smpp.deliver_to(
            session_id=session.session_id, source_addr="1000", destination_addr="2000", short_message=text.encode()
        )


@smpp.on_session("unbound")
async def unbound(session):
    if session.kind == "esme":
        await cache.delete(f"session:{session.system_id}")
        await cache.set(f"left:{session.system_id}", "yes")


@smpp.on_pdu("submit_sm")
async def keep(pdu, session):
    assert session.session_id in [there.session_id for there in smpp.sessions()]
    await cache.list_push("default", f"waiting:{NUMBERS[pdu.destination_addr]}", pdu.text)
    return pdu.reply()
