package io.stonechat.store;

/** What a stored message is, and which way it goes. */
public enum MessageKind {

    /** A message that an ESME submitted, towards an upstream. */
    SUBMIT,

    /** A receipt that we made for a message of an ESME, towards that ESME. */
    RECEIPT,

    /** A message from a handset, towards an ESME. */
    MO,

    /** A receipt as an upstream sent it, kept because no message is known for it (yet). */
    UPSTREAM_RECEIPT
}
