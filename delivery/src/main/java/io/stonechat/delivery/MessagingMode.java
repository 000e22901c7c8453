package io.stonechat.delivery;

import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.MessageRequest;

/** What {@code esm_class} asks of us besides delivering the message (SMPP 3.4 §5.2.12 bits 1-0, §2.10). */
enum MessagingMode {

    /** Keep the message and send it on its own time: 00, our default, and 11. */
    STORE_AND_FORWARD,

    /** Try once, and keep nothing: 01. */
    DATAGRAM,

    /** Hold the response until it is known what became of the message: 10. */
    TRANSACTION;

    static MessagingMode of(MessageRequest pdu) {
        return switch (pdu.esmClass() & EsmClass.MODE_MASK) {
            case EsmClass.DATAGRAM -> DATAGRAM;
            case EsmClass.FORWARD -> TRANSACTION;
            default -> STORE_AND_FORWARD;
        };
    }
}
