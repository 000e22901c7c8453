package io.stonechat.protocol;

/** How exactly a PDU must follow the specification to be read. */
public enum Reading {
    /**
     * What can be understood is taken: texts longer than their maximum, a missing NUL at the very end of a response, a
     * response without its body, octets after the last field, TLVs that are broken or of an unusual length.
     */
    LENIENT,
    /** None of that, but for a response without its body, which the specification allows (SMPP 3.4 §4.4.2). */
    STRICT
}
