package io.stonechat.protocol;

/** What kind of thing is wrong with a PDU. */
public enum PduFlaw {
    /** {@code command_length} is below 16 or above the limit. */
    COMMAND_LENGTH,
    /** The PDU ends before the field does. */
    TRUNCATED,
    /** No NUL ends the text. */
    MISSING_NUL,
    /** A length field points beyond the end of the PDU. */
    OVERRUN,
    /** The field is longer than its maximum, or a time is neither empty nor of 16 characters. */
    LENGTH,
    /** The field has a value that it cannot have. */
    VALUE,
    /** Octets are left after the last field. */
    TRAILING
}
