package io.stonechat.smpp;

import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Receipt;

/**
 * A receipt of an upstream that matches no message ({@link OnUnmatchedReceipt}).
 *
 * @param id the identity of the event, the same if it is repeated after a crash
 * @param bind the bind that it came by
 * @param pdu the {@code deliver_sm} or {@code data_sm}
 * @param receipt what can be read in it
 */
public record UnmatchedReceiptEvent(String id, String bind, MessageRequest pdu, Receipt receipt) {

    /**
     * The upstream's id of the message it is about.
     *
     * @return as it is written; empty when there is none
     */
    public String upstreamId() {
        String written = receipt.id();
        return written == null ? "" : written;
    }
}
