package io.stonechat.store;

/**
 * What a batch is for, which decides how early it is refused when room runs short: in the order of the constants.
 *
 * <p>Nothing that has been accepted may get stuck because something new was let in.
 */
public enum Purpose {

    /** A new message of an ESME: refused first. */
    SUBMIT,

    /** A new message from a handset. */
    MO,

    /** A receipt, made or received. */
    RECEIPT,

    /** What became of a message that is stored already: refused last. */
    OUTCOME
}
