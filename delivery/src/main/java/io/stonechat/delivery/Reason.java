package io.stonechat.delivery;

/** Why something happened to a message. */
public enum Reason {
    /** An ESME submitted it. */
    SUBMITTED,
    /** A handset sent it. */
    MOBILE_ORIGINATED,
    /** It was its turn. */
    DUE,
    /** The peer answered ESME_ROK. */
    PEER_ACCEPTED,
    /** The peer answered another status. */
    PEER_REJECTED,
    /** The peer asked for a pause: ESME_RTHROTTLED, ESME_RMSGQFUL or a status configured so. */
    PEER_BUSY,
    /** There is no link, or the window stayed full. */
    NOT_SENT,
    /** It does not fit into a PDU. */
    UNENCODABLE,
    /** There was no answer. */
    NO_ANSWER,
    /** A receipt of the upstream said so. */
    RECEIPT,
    /** No message is known for it. */
    NO_CORRELATION,
    /** Its validity ended. */
    VALIDITY_ENDED,
    /** No receipt came in time. */
    RECEIPT_WAIT_ENDED,
    /** The ESME replaced it. */
    REPLACED,
    /** An operator or a script asked for it. */
    OPERATOR,
    /** The ESME cancelled it. */
    CANCELLED,
    /** The way it was on failed. */
    CHAIN_EXHAUSTED,
    /** The bind was parked for too long. */
    PARKED_TOO_LONG,
    /** The process ended while an attempt was open. */
    UNCLEAN_STOP,
    /** It made what processes it fail. */
    UNPROCESSABLE,
    /** Others of its kind went that way: segments of the same long message. */
    TOGETHER,
    /** On an ordered route, one before it has not been taken yet. */
    ORDER,
    /** The wall clock jumped, or is plausible again. */
    CLOCK,
    /** It was in flight, at last alone, whenever its link broke. */
    POISON,
    /** It was not durable in time, and its ESME refused. */
    NOT_DURABLE_IN_TIME,
    /** No account wants it. */
    NO_OWNER,
    /** The mailbox of its account is full. */
    MAILBOX_FULL,
    /** What the configuration says has changed. */
    CONFIG,
    /** The store took nothing more, or works again. */
    STORE,
    /** Its ESME sent it again. */
    REPEATED,
    /** No rule knows a way for it. */
    NO_ROUTE,
    /** A script decided so. */
    SCRIPT
}
