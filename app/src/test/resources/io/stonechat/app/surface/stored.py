"""Uses what scripts have beside the surface that they came with: stored messages, their hooks, and the namespace store.

Whoever runs it offers one bind "up" that gives receipts, and binds as acme.
"""

from siphon import cache, smpp, store


@smpp.on_bind
def anybody(bind):
    return True


@smpp.on_pdu("submit_sm")
async def submit(pdu, session):
    if pdu.destination_addr == "looked-up":
        await stored()
        return pdu.reply(message_id="looked-up")
    return pdu.relay("bind:up") if pdu.destination_addr == "31600000001" else pdu.queue()



async def stored():
    own = await store.submit(account="acme", source_addr="1000", destination_addr="held", attributes={"a": "b"})
    message = await store.get(own)
    assert isinstance(message, store.Message) and message.message_id == own and message.account == "acme"
    assert message.attributes["a"] == "b" and message.destination_addr == "held" and message.pdu.source_addr == "1000"
    assert message.kind == "SUBMIT" and not message.is_ended and message.ended is None and message.retries == 0
    assert message.accepted <= message.valid_until and message.due and message.error is None and message.text == ""
    found = await store.find(account="acme", destination_addr="held")
    assert own in [each.message_id for each in found]
    assert await store.cancel(own) is True and await store.cancel(own) is False
    assert await store.retry("1") is False and await store.get("1") is None
    text = await store.submit_text(account="acme", source_addr="1000", destination_addr="held", text="hi")
    assert (await store.get(text)).text == "hi"
    assert await store.cancel(text) is True


@smpp.on_route
async def route(event):
    assert event.id and event.message.message_id
    if event.message.destination_addr == "held":
        return event.hold_until(event.message.valid_until)
    return event.send("bind:up", "queue").tag("routed", "yes").because("surface").rewrite(source_addr="2000")


@smpp.on_receipt
async def receipt(event):
    assert event.bind == "up" and event.message.attributes["routed"] == "yes" and event.receipt["stat"] == "DELIVRD"
    assert event.state == "DELIVERED" and event.pdu.is_dlr and event.message.attempts[0].result == "ACCEPTED"
    return event.tell("DELIVERED", text="surface")


@smpp.on_final
async def final(event):
    if event.state == "DELIVERED":
        assert event.at and not event.correction and event.corrected is None
        await cache.set("final", event.message.message_id)


@smpp.on_failure
def failure(event):
    return event.end("UNDELIVERABLE") if event.reason == "rejected" else event.by_rule()


@smpp.on_unknown
def unknown(event):
    return event.retry_in(1)


@smpp.on_unmatched_receipt
def unmatched(event):
    return event.leave() if event.upstream_id else event.to_account("acme")


@smpp.on_mo
def mobile_originated(event):
    return event.deliver_to("acme") if event.ruled is None else event.by_rules()
