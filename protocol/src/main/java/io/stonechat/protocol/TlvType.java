package io.stonechat.protocol;

/** The shape of a TLV's value. */
public enum TlvType {
    /** An unsigned big-endian number. */
    INTEGER,
    /** Latin-1 text that ends with a NUL. */
    C_STRING,
    /** Any octets. */
    OCTETS
}
