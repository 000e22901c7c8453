import module io.stonechat.script;
import static io.stonechat.protocol.CommandStatus.*;

// Stored messages, and a say in each turn of their way. No handler for submit_sm: what users submit is queued, and routed here.
Cache cache;
Log log;

@OnRoute
RouteReply route(RouteEvent event) {                     // asked when it is due, and again at each round of retries
    var message = event.message();
    if (cache.get("blocked:" + message.destination().address()).isPresent()) {
        return RouteReply.refuse(MessageState.REJECTED);
    }
    return message.retries() > 2
            ? RouteReply.send("bind:backup", "queue").because("third round")
            : RouteReply.byRules();
}

@OnFailure
FailureReply failed(FailureEvent event) {                // refused: it is safe to send it elsewhere
    return event.status() == ESME_RSYSERR ? FailureReply.divert("bind:backup", "queue") : FailureReply.byRule();
}

@OnUnknown
FailureReply unknown(UnknownEvent event) {               // nobody knows: sending it again may duplicate it
    return event.message().attributes().containsKey("otp")
            ? FailureReply.end(MessageState.UNDELIVERABLE)
            : FailureReply.byRule();
}

@OnReceipt
ReceiptReply receipt(ReceiptEvent event) {               // what the ESME is told; the message ends as the receipt says
    return event.state() == MessageState.SKIPPED ? ReceiptReply.tell(MessageState.UNDELIVERABLE) : ReceiptReply.pass();
}

@OnUnmatchedReceipt
UnmatchedReply whose(UnmatchedReceiptEvent event) {
    return cache.get("sent:" + event.upstreamId()).map(UnmatchedReply::toAccount).orElse(UnmatchedReply.leave());
}

@OnMo
MoReply owner(MoEvent event) {
    return event.text().startsWith("STOP") ? MoReply.deliverTo("optout", "crm") : MoReply.byRules();
}

@OnFinal
void ended(FinalEvent event) {                           // told again until this returns, always under the same id
    log.info(event.id() + ": " + event.state() + (event.correction() ? ", but then " + event.corrected() : ""));
}
