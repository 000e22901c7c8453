package io.stonechat.delivery;

/** What becomes of a text that is too long for one short message, on its way to an upstream. */
public enum LongMessages {

    /** It is sent as it came. */
    AS_IS,

    /** We split it into parts with a user data header (3GPP TS 23.040 §9.2.3.24.1). */
    SPLIT,

    /** It goes into {@code message_payload} (SMPP 3.4 §5.3.2.32), and the upstream splits. */
    PAYLOAD
}
