from siphon import cache, log, smpp

# Stored messages, and a say in each turn of their way. No handler for submit_sm: what users submit is queued, and routed here.


@smpp.on_route
async def route(event):  # asked when it is due, and again at each round of retries
    message = event.message
    if await cache.get(f"blocked:{message.destination_addr}"):
        return event.refuse("REJECTED")
    if message.retries > 2:
        return event.send("bind:backup", "queue").because("third round")
    return event.by_rules()


@smpp.on_failure
async def failed(event):  # refused: it is safe to send it elsewhere
    return event.divert("bind:backup", "queue") if event.command_status == "ESME_RSYSERR" else event.by_rule()


@smpp.on_unknown
async def unknown(event):  # nobody knows: sending it again may duplicate it
    return event.end("UNDELIVERABLE") if "code" in event.message.text else event.by_rule()


@smpp.on_receipt
async def receipt(event):  # what the ESME is told; the message ends as the receipt says
    return event.tell("UNDELIVERABLE") if event.state == "SKIPPED" else event.pass_on()


@smpp.on_unmatched_receipt
async def whose(event):
    account = await cache.get(f"sent:{event.upstream_id}")
    return event.to_account(account) if account else event.leave()


@smpp.on_mo
async def owner(event):
    return event.deliver_to("optout", "crm") if event.text.startswith("STOP") else event.by_rules()


@smpp.on_final
async def ended(event):  # told again until this returns, always under the same id
    log.info(f"{event.message.destination_addr}: {event.state}")
