import module io.stonechat.script;
import static io.stonechat.protocol.CommandStatus.*;

// A gateway between ESMEs and upstreams: who may bind, where each message goes, whose each answer is.
// Save it while it runs: the next PDU is handled by the new code, and no session drops.
Smpp smpp;
Log log;

@OnBind
BindReply authorise(Bind bind) {
    return smpp.config().user(bind.systemId()).filter(user -> user.admits(bind)).isPresent()
            ? BindReply.accept()
            : BindReply.reject(ESME_RINVPASWD, "no such user, or not from there, or a wrong password");
}

@OnPdu
Reply submit(SubmitSm pdu) {                             // answered with our id as soon as it is stored
    return route(pdu.destination());
}

@OnPdu
Reply data(DataSm pdu, Session session) {                // comes from both sides
    return session.isEsme() ? route(pdu.destination()) : owner(pdu, session);
}

@OnPdu
Reply mobileOriginated(DeliverSm pdu, Session bind) {    // receipts never come here: they find their ESME by themselves
    return owner(pdu, bind);
}

@OnPdu
void reachableAgain(AlertNotification pdu, Session bind) {
    smpp.routingRules().ownerOf(pdu.esmeAddr()).ifPresent(user -> smpp.alertTo(user, pdu));
}

@OnSession("bound")
void welcome(Session session) {
    log.info(session.kind() + " " + session.systemId() + " is here");
}

Reply route(Address destination) {                       // the longest prefix of routing.rules, else the default chain
    var chain = smpp.routingRules().chainFor(destination);
    return chain.isEmpty() ? Reply.reject(ESME_RINVDSTADR) : Reply.queue(chain);
}

Reply owner(MessageRequest pdu, Session bind) {          // waits in the owner's mailbox until it is bound
    return smpp.routingRules().ownerOf(pdu, bind)
            .<Reply>map(user -> Reply.queue("user:" + user))
            .orElse(Reply.reject(ESME_RX_R_APPN));
}
