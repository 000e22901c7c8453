import module io.stonechat.script;
import static io.stonechat.protocol.CommandStatus.*;

// Save it while the gateway runs: the next message is handled by the new code, and no session drops.
Log log;

@OnPdu
Reply submit(SubmitSm pdu, Session session) {
    if (pdu.destination().address().startsWith("1")) {
        return Reply.reject(ESME_RINVDSTADR);           // nobody here sends to North America
    }
    return Reply.queue("bind:upstream", "queue");       // stored, sent on, retried; the receipt finds its way back
}

@OnFinal
void ended(FinalEvent event) {
    log.info(event.message().messageId() + " ended as " + event.state());
}
