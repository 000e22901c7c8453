package io.stonechat.simulator;

/** The forms in which real centres send receipts. Names and order of fields are those of SMPP 3.4 appendix B but where said. */
public enum ReceiptStyle {
    /** The form of the appendix, ten-digit dates, with the TLVs receipted_message_id, message_state, network_error_code. */
    CANONICAL,
    /** The form of the appendix and no TLVs. */
    WITHOUT_TLVS,
    /** No {@code sub} and no {@code dlvrd}. */
    WITHOUT_COUNTS,
    /** Dates of twelve digits: with seconds. */
    DATES_WITH_SECONDS,
    /** Dates of fourteen digits: with seconds and a year of four digits. */
    DATES_WITH_CENTURY,
    /** Only TLVs; the short message is empty. */
    ONLY_TLVS,
    /** The text in message_payload, with a NUL at its end. */
    IN_PAYLOAD,
    /** A data_sm, with the text in message_payload. */
    DATA_SM,
    /** {@code stat} first, {@code Text:} with a capital, keys without spaces ({@code submitdate:}). */
    REORDERED,
    /** The form of the appendix in a deliver_sm that esm_class calls an ordinary message. */
    ORDINARY_CLASS
}
