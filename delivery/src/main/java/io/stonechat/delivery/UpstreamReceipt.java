package io.stonechat.delivery;

import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Receipt;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt of an upstream says.
 *
 * @param bind the bind it came by
 * @param id the upstream's message id, as it was written; empty when there is none
 * @param tlvId the id in its TLV, where the text has another; empty when there is none
 * @param state the state it tells; null when it tells none that we know
 * @param error its {@code err}; null when there is none
 * @param intermediate whether it says itself that it is not the last
 * @param done when it says the state was reached; null when it does not, or nobody knows in which time zone
 * @param networkErrorCode its TLV of that name; null when there is none
 * @param pdu the receipt
 * @param telling what the ESME is to be told of it
 */
record UpstreamReceipt(
        String bind,
        String id,
        String tlvId,
        @Nullable MessageState state,
        @Nullable String error,
        boolean intermediate,
        @Nullable Instant done,
        @Nullable Octets networkErrorCode,
        MessageRequest pdu,
        ReceiptDecision telling) {

    static UpstreamReceipt of(String bind, MessageRequest pdu, ReceiptReading reading) {
        Optional<Receipt> receipt = Receipt.of(pdu);
        boolean intermediate = (pdu.esmClass() & EsmClass.TYPE_MASK) == EsmClass.INTERMEDIATE_NOTIFICATION;
        return new UpstreamReceipt(
                bind,
                receipt.map(Receipt::id).orElse(""),
                receipt.map(Receipt::tlvId).orElse(""),
                receipt.map(reading::state).orElse(null),
                receipt.map(Receipt::err).orElse(null),
                intermediate,
                receipt.flatMap(reading::done).orElse(null),
                receipt.map(Receipt::networkErrorCode).orElse(null),
                pdu,
                new ReceiptDecision.Pass());
    }

    /** The same, of which the ESME is to be told this. */
    UpstreamReceipt telling(ReceiptDecision decision) {
        return new UpstreamReceipt(bind, id, tlvId, state, error, intermediate, done, networkErrorCode, pdu, decision);
    }

    /** What it tells besides the state; where it does not say when, that is now. */
    ReceiptFacts.News news(Instant now) {
        return new ReceiptFacts.News(done == null || done.isAfter(now) ? now : done, networkErrorCode);
    }
}
