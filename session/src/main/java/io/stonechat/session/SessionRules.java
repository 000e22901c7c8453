package io.stonechat.session;

import io.stonechat.protocol.AlertNotification;
import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.BroadcastSm;
import io.stonechat.protocol.CancelBroadcastSm;
import io.stonechat.protocol.CancelSm;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.EnquireLink;
import io.stonechat.protocol.Outbind;
import io.stonechat.protocol.ParamRetrieve;
import io.stonechat.protocol.QueryBroadcastSm;
import io.stonechat.protocol.QueryLastMsgs;
import io.stonechat.protocol.QueryMsgDetails;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.ReplaceSm;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Unbind;

/** Which PDU may go in which direction in which state: the table of SMPP 3.4 §2.3 (Table 2-1). */
final class SessionRules {
    private SessionRules() {}

    /** Who may issue a request on a bound session. */
    private enum Issuer {
        /** The ESME of a session that is bound for transmitting. */
        TRANSMITTING_ESME,
        /** The message centre towards an ESME that is bound for receiving. */
        CENTRE_TO_RECEIVER,
        /** Either side of any bound session. */
        EITHER,
        /** Nobody: it belongs before the bind. */
        NOBODY
    }

    /** Tells whether a request may come from the peer. */
    static boolean mayArrive(Side ours, SessionState state, Request request) {
        return permits(ours == Side.MC ? Side.ESME : Side.MC, state, request);
    }

    /** Tells whether we may send a request. */
    static boolean maySend(Side ours, SessionState state, Request request) {
        // Table 2-1 lets a centre send data_sm to a transmitter; we send an ESME only what it has bound for.
        if (ours == Side.MC && request instanceof DataSm && state == SessionState.BOUND_TX) {
            return false;
        }
        return permits(ours, state, request);
    }

    private static boolean permits(Side issuer, SessionState state, Request request) {
        if (!state.isBound()) {
            return false;
        }
        return switch (issuer(request)) {
            case TRANSMITTING_ESME -> issuer == Side.ESME && state != SessionState.BOUND_RX;
            case CENTRE_TO_RECEIVER -> issuer == Side.MC && state != SessionState.BOUND_TX;
            case EITHER -> true;
            case NOBODY -> false;
        };
    }

    private static Issuer issuer(Request request) {
        return switch (request) {
            case SubmitSm _, SubmitMulti _, QuerySm _, CancelSm _, ReplaceSm _ -> Issuer.TRANSMITTING_ESME;
            case BroadcastSm _, QueryBroadcastSm _, CancelBroadcastSm _ -> Issuer.TRANSMITTING_ESME;
            case ParamRetrieve _, QueryLastMsgs _, QueryMsgDetails _ -> Issuer.TRANSMITTING_ESME;
            case DeliverSm _, AlertNotification _ -> Issuer.CENTRE_TO_RECEIVER;
            case DataSm _, EnquireLink _, Unbind _ -> Issuer.EITHER;
            case BindRequest _, Outbind _ -> Issuer.NOBODY;
        };
    }

    /** Returns what a forbidden request is answered with. */
    static CommandStatus refusal(Side ours, SessionState state, Request request) {
        if (request instanceof BindRequest && ours == Side.MC && state != SessionState.OPEN) {
            return CommandStatus.ESME_RALYBND;
        }
        return CommandStatus.ESME_RINVBNDSTS;
    }

    /** Returns what a request is answered with that comes while more are open than we take. */
    static CommandStatus throttled(Side ours) {
        return ours == Side.MC ? CommandStatus.ESME_RTHROTTLED : CommandStatus.ESME_RX_T_APPN;
    }

    /** Returns why a request of ours cannot be sent, as a sentence. */
    static String explainUnsent(SessionState state, BindType type, Request request) {
        var name = io.stonechat.protocol.CommandId.name(request.commandId());
        return state.isBound()
                ? name + " cannot be sent to this peer on a session bound as "
                        + type.name().toLowerCase(java.util.Locale.ROOT)
                : name + " cannot be sent: the session is " + state.name().toLowerCase(java.util.Locale.ROOT);
    }
}
