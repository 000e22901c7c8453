package io.stonechat.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.store.Attempt;
import io.stonechat.store.AttemptResult;
import io.stonechat.store.Change;
import io.stonechat.store.Correlation;
import io.stonechat.store.DeliveryMode;
import io.stonechat.store.HistoryEntry;
import io.stonechat.store.Lineage;
import io.stonechat.store.MessageId;
import io.stonechat.store.MessageIds;
import io.stonechat.store.MessageKind;
import io.stonechat.store.Origin;
import io.stonechat.store.Place;
import io.stonechat.store.Progress;
import io.stonechat.store.ReceiptRequest;
import io.stonechat.store.Route;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import io.stonechat.store.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The versions of a message on its way, and of the receipt about it, as delivery makes them. */
final class StoreLives {

    private static final Duration VALID = Duration.ofDays(1);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Route ROUTE = new Route(DeliveryMode.QUEUE, "default", List.of("bind:up", "queue"), 0, 0);
    private static final Octets TEXT = Octets.of(
            "A message of the usual length: a hundred characters, of which this text has as many as it needs now."
                    .getBytes(US_ASCII));
    private static final Octets RECEIPT = Octets.of(
            "id:0123456789012345678 sub:001 dlvrd:001 submit date:2611201200 done date:2611201201 stat:DELIVRD err:000 text:"
                    .getBytes(US_ASCII));

    private final MessageIds ids;

    StoreLives(MessageIds ids) {
        this.ids = ids;
    }

    StoredMessage submitted(Instant now, Place place) {
        MessageId id = ids.next();
        SubmitSm pdu = SubmitSm.builder()
                .source("12345")
                .destination("49170" + id.value() % 10_000_000)
                .registeredDelivery(1)
                .shortMessage(TEXT)
                .build();
        Progress begun = Progress.begin(StoredState.QUEUED, place)
                .note(new HistoryEntry(now, HistoryEntry.Kind.ACCEPTED, 0, "acme1"));
        return message(id, MessageKind.SUBMIT, pdu, now, begun);
    }

    private static StoredMessage message(
            MessageId id, MessageKind kind, MessageRequest pdu, Instant now, Progress progress) {
        return new StoredMessage(
                id,
                kind,
                new Origin("acme", "acme1", id.value(), 0x34, null),
                pdu,
                new Times(now, now, now.plus(VALID)),
                kind == MessageKind.SUBMIT ? new ReceiptRequest(1, 1) : ReceiptRequest.NONE,
                0,
                kind == MessageKind.SUBMIT ? ROUTE : Route.TO_ESME,
                progress,
                Lineage.WHOLE,
                Map.of(),
                0);
    }

    static StoredMessage attempted(StoredMessage message, String target, Instant now) {
        return message.with(message.progress()
                .with(Attempt.begin(1, target, target, now))
                .to(StoredState.ATTEMPTING, new Place(Place.OPEN, now))
                .note(new HistoryEntry(now, HistoryEntry.Kind.ATTEMPT, 1, target)));
    }

    static StoredMessage accepted(StoredMessage message, Instant now) {
        return message.with(message.progress()
                .change(1, attempt -> attempt.accepted(upstreamId(message)))
                .to(StoredState.SENT, new Place(Place.RECEIPT, now.plus(VALID)))
                .note(new HistoryEntry(now, HistoryEntry.Kind.OUTCOME, 1, "ESME_ROK")));
    }

    static Change correlation(StoredMessage message, Instant now) {
        return new Change.Correlate(
                new Correlation("up", upstreamId(message), message.id(), 1, message.destination(), now));
    }

    static String upstreamId(StoredMessage message) {
        return Long.toHexString(message.id().value());
    }

    static StoredMessage delivered(StoredMessage message, Instant now) {
        return message.with(message.progress()
                .change(1, attempt -> attempt.withReceipt(MessageState.DELIVERED))
                .note(new HistoryEntry(now, HistoryEntry.Kind.RECEIPT, 1, "DELIVERED"))
                .end(StoredState.DELIVERED, now, now.plus(KEPT))
                .note(new HistoryEntry(now, HistoryEntry.Kind.FINAL, 0, "DELIVERED")));
    }

    StoredMessage receiptAbout(StoredMessage message, Instant now) {
        DeliverSm pdu = DeliverSm.builder()
                .source(message.destination())
                .destination(message.pdu().source())
                .esmClass(4)
                .shortMessage(RECEIPT)
                .build();
        Progress begun = Progress.begin(StoredState.QUEUED, Place.forAccount("acme", now));
        return message(ids.next(), MessageKind.RECEIPT, pdu, now, begun).with(Lineage.about(message.id()));
    }

    static StoredMessage handedOver(StoredMessage receipt, Instant now) {
        return receipt.with(receipt.progress()
                .change(1, attempt -> attempt.ended(AttemptResult.ACCEPTED))
                .end(StoredState.DELIVERED, now, now.plus(KEPT))
                .note(new HistoryEntry(now, HistoryEntry.Kind.FINAL, 0, "DELIVERED")));
    }
}
