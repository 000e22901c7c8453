/** SMPP on paper: PDUs, TLVs, statuses, the codec, text and receipts. */
module io.stonechat.protocol {
    requires static org.jspecify;

    exports io.stonechat.protocol;
}
