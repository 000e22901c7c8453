from siphon import log, smpp

# A gateway between ESMEs and upstreams: who may bind, where each message goes, whose each answer is.
# Save it while it runs: the next PDU is handled by the new code, and no session drops.


@smpp.on_bind
async def authorise(bind):
    if bind.admitted:  # by the users of the configuration
        return bind.accept()
    return bind.reject("ESME_RINVPASWD", "no such user, or not from there, or a wrong password")


@smpp.on_pdu("submit_sm")
async def submit(pdu, session):  # answered with our id as soon as it is stored
    return route(pdu)


@smpp.on_pdu("data_sm")
async def data(pdu, session):  # comes from both sides
    return route(pdu) if session.kind == "esme" else owner(pdu)


@smpp.on_pdu("deliver_sm")
async def mobile_originated(pdu, session):  # receipts never come here: they find their ESME by themselves
    return owner(pdu)


@smpp.on_pdu("alert_notification")
async def reachable_again(alert, session):
    user = smpp.owner_of(alert.esme_addr)
    if user is not None:
        await smpp.alert_to(system_id=user, source_addr=alert.source_addr, esme_addr=alert.esme_addr)


@smpp.on_session("bound")
async def welcome(session):
    log.info(f"{session.kind} {session.system_id} is here")


def route(pdu):  # the longest prefix of routing.rules, else the default chain
    chain = smpp.chain_for(pdu.destination_addr)
    return pdu.queue(chain) if chain else pdu.reply(command_status="ESME_RINVDSTADR")


def owner(pdu):  # waits in the owner's mailbox until it is bound
    user = smpp.owner_of(pdu.destination_addr)
    return pdu.queue(f"user:{user}") if user else pdu.reply(command_status="ESME_RX_R_APPN")
