import module io.stonechat.script;
import static io.stonechat.protocol.CommandStatus.*;

// The script of the demonstration. Change it while the gateway runs: the next PDU is handled by the new code.

@OnBind
BindReply authorise(Bind bind) {
    return bind.passwordMatches("password") ? BindReply.accept() : BindReply.reject(ESME_RINVPASWD, "wrong password");
}

@OnPdu
Reply submit(SubmitSm pdu) {
    return Reply.queue("bind:centre", "queue");
}

@OnPdu
Reply mobileOriginated(DeliverSm pdu) {
    return Reply.queue("user:smppclient1");
}
