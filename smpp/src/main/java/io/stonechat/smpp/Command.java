package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_RCANCELFAIL;
import static io.stonechat.protocol.CommandStatus.ESME_RQUERYFAIL;
import static io.stonechat.protocol.CommandStatus.ESME_RREPLACEFAIL;
import static io.stonechat.protocol.CommandStatus.ESME_RSYSERR;

import io.stonechat.protocol.AlertNotification;
import io.stonechat.protocol.CancelSm;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.ReplaceSm;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitSm;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The commands that a script may handle, and what each is answered when its handler fails. */
enum Command {
    SUBMIT_SM("submit_sm", SubmitSm.class),
    SUBMIT_MULTI("submit_multi", SubmitMulti.class),
    DELIVER_SM("deliver_sm", DeliverSm.class),
    DATA_SM("data_sm", DataSm.class),
    CANCEL_SM("cancel_sm", CancelSm.class),
    QUERY_SM("query_sm", QuerySm.class),
    REPLACE_SM("replace_sm", ReplaceSm.class),
    ALERT_NOTIFICATION("alert_notification", AlertNotification.class);

    /** The name it goes by in handlers, logs and SMPP itself. */
    final String key;

    final Class<? extends Request> pduType;

    Command(String key, Class<? extends Request> pduType) {
        this.key = key;
        this.pduType = pduType;
    }

    /** What a handler's failure is answered with. */
    CommandStatus failure() {
        return switch (this) {
            case SUBMIT_SM, SUBMIT_MULTI, DELIVER_SM, DATA_SM, ALERT_NOTIFICATION -> ESME_RSYSERR;
            case CANCEL_SM -> ESME_RCANCELFAIL;
            case QUERY_SM -> ESME_RQUERYFAIL;
            case REPLACE_SM -> ESME_RREPLACEFAIL;
        };
    }

    /** The command whose PDU a handler takes. */
    static Optional<Command> ofPdu(Class<?> type) {
        return Arrays.stream(values())
                .filter(command -> command.pduType == type)
                .findFirst();
    }

    /** The command of a name; {@code submit_sm_multi} is another name of submit_multi. */
    static Optional<Command> named(String name) {
        String key = name.equals("submit_sm_multi") ? "submit_multi" : name;
        return Arrays.stream(values())
                .filter(command -> command.key.equals(key))
                .findFirst();
    }

    static String pduTypes() {
        return Arrays.stream(values())
                .map(command -> command.pduType.getSimpleName())
                .collect(Collectors.joining(", "));
    }

    /** How a handler of this command is written. */
    String signature() {
        String result = this == ALERT_NOTIFICATION ? "void" : "Reply";
        return result + " name(" + pduType.getSimpleName() + " pdu, Session session)";
    }
}
