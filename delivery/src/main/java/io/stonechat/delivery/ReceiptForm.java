package io.stonechat.delivery;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How the receipts of an ESME are written (SMPP 3.4 appendix B).
 *
 * @param text what stands in {@code short_message}
 * @param zone the time zone of its dates
 */
public record ReceiptForm(ReceiptText text, ZoneId zone) {

    /** The text of the specification, in UTC. */
    public static final ReceiptForm DEFAULT = new ReceiptForm(ReceiptText.MINUTES, ZoneOffset.UTC);
}
