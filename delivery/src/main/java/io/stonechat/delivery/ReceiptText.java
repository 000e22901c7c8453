package io.stonechat.delivery;

/** What stands in the text of a receipt. */
public enum ReceiptText {

    /** The text of the specification, its dates {@code yyMMddHHmm}. */
    MINUTES,

    /** The same with dates {@code yyMMddHHmmss}. */
    SECONDS,

    /** The same with dates {@code yyyyMMddHHmmss}. */
    FULL,

    /** Nothing: only the TLVs tell. An ESME of SMPP 3.3, which has no TLVs, gets the text of the specification. */
    NONE
}
