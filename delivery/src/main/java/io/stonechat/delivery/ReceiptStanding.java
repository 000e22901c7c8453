package io.stonechat.delivery;

/** What is known about a receipt of an upstream. */
public enum ReceiptStanding {

    /** It belongs to a message of ours. */
    KNOWN,

    /** No message is known for it yet, but a submit on its bind is unanswered: it may have overtaken the response. */
    EARLY,

    /** No message is known for it. */
    UNKNOWN
}
