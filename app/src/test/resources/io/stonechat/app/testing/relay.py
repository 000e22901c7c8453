"""A relay: the ESME is answered what the upstream says."""

from siphon import smpp, log, cache, timer


@timer.every(3600)
def hourly():
    log.info("an hour has passed")


@smpp.on_bind
async def authorise(bind):
    return bind.accept() if bind.password == "secret" else bind.reject("ESME_RINVPASWD", "bad password")


@smpp.on_pdu("submit_sm")
async def submit(pdu, session):
    if pdu.destination_addr == "666":
        raise ValueError("no such number")
    resp = await smpp.submit_via(
        bind="up",
        source_addr=pdu.source_addr,
        destination_addr=pdu.destination_addr,
        short_message=pdu.short_message,
    )
    await cache.set("last", pdu.destination_addr)
    log.info(f"relayed for {session.system_id}")
    return pdu.reply(message_id=resp.message_id) if resp.ok else pdu.reply(command_status=resp.command_status)


@smpp.on_pdu("query_sm")
def query(pdu, session):
    return pdu.reply_query(message_state=2, final_date="261120103000000+", error_code=9)


@smpp.on_pdu("deliver_sm")
def deliver(pdu, session):
    log.info(f"{session.kind} {session.system_id}: {pdu.text}")
