package io.stonechat.protocol;

/** A PDU that asks or tells something: all commands but responses (SMPP 3.4 §4). */
public sealed interface Request extends Pdu
        permits BindRequest,
                Outbind,
                Unbind,
                EnquireLink,
                MessageRequest,
                QuerySm,
                CancelSm,
                ReplaceSm,
                AlertNotification,
                BroadcastSm,
                QueryBroadcastSm,
                CancelBroadcastSm,
                ParamRetrieve,
                QueryLastMsgs,
                QueryMsgDetails {

    /** Whether a response is due: for all but {@link Outbind} and {@link AlertNotification}. */
    default boolean expectsResponse() {
        return !(this instanceof Outbind || this instanceof AlertNotification);
    }
}
