package io.stonechat.delivery;

import io.stonechat.protocol.MessageRequest;

/** What a rule changes of the messages that take its route. Thread-safe, and the same for the same message. */
@FunctionalInterface
public interface Rewriting {

    /** Messages go on as they came. */
    Rewriting NONE = pdu -> pdu;

    /**
     * What is sent instead of this: a {@code submit_sm} or {@code data_sm}, or the same. Receipts to the ESME still name the
     * addresses that it used.
     */
    MessageRequest of(MessageRequest pdu);
}
