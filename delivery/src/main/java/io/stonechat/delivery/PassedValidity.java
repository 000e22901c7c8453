package io.stonechat.delivery;

/** What an upstream is told of a message's validity. */
public enum PassedValidity {

    /** What remains of the validity that the ESME gave; nothing if it gave none. */
    PASS,

    /** What remains until we give up, whether the ESME gave a validity or not: the upstream keeps it no longer than we. */
    CAP,

    /** Nothing: the upstream's own default holds. */
    STRIP
}
