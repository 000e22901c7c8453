package io.stonechat.delivery;

/** Which receipts are asked of an upstream. */
public enum RequestReceipts {

    /** One for each message that the ESME asked any receipt for, so that we learn how it ended; else none. */
    AS_ASKED,

    /** One for each message. */
    ALWAYS,

    /** None: a message ends when the upstream has accepted it. */
    NEVER
}
