"""Uses what a test can look at: timers, the life of what is cached, series, and an upstream that is asked."""

from siphon import cache, log, metrics, smpp, timer

asked = metrics.counter("asked_total", "Questions.", labels=["user"])


async def remind(key):
    log.info(f"reminded of {key}")
    if key == "wrong":
        raise ValueError("nothing to remind of")


@smpp.on_pdu("submit_sm")
async def submit(pdu, session):
    timer.set(pdu.destination_addr, 60_000, remind)
    await cache.store("routes", "last", pdu.destination_addr, ttl=10)
    await cache.expire("routes", "known", 5)
    await cache.list_push("default", "queue:1", pdu.text)
    return pdu.reply(message_id="1")


@smpp.on_pdu("query_sm")
async def query(pdu, session):
    asked.labels(user=session.system_id).inc()
    found = await smpp.query_via(bind="up", message_id=pdu.message_id)
    if not found.ok:
        return pdu.reply(command_status=found.command_status)
    return pdu.reply_query(message_state=found.message_state, message_id=found.message_id, error_code=found.error_code)


@smpp.on_pdu("cancel_sm")
def cancel(pdu, session):
    return pdu.reply(command_status="ESME_ROK" if timer.cancel(pdu.message_id) else "ESME_RCANCELFAIL")
