package io.stonechat.cdr;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.stonechat.delivery.Ending;
import io.stonechat.protocol.Address;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.store.Attempt;
import io.stonechat.store.DeliveryMode;
import io.stonechat.store.HistoryEntry;
import io.stonechat.store.Lineage;
import io.stonechat.store.MessageId;
import io.stonechat.store.MessageKind;
import io.stonechat.store.Origin;
import io.stonechat.store.Place;
import io.stonechat.store.Progress;
import io.stonechat.store.ReceiptRequest;
import io.stonechat.store.Route;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import io.stonechat.store.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Messages that have ended. */
final class Samples {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private Samples() {}

    /** The end of a message that was refused by one bind, accepted by the next and delivered. */
    static Ending delivered(long id) {
        return ending(message(id));
    }

    static Ending ending(StoredMessage message) {
        Instant at = message.progress().ended();
        return new Ending(message.id() + ".final", message, at == null ? NOON : at, false, null);
    }

    /** A late receipt of that message, which told something else. */
    static Ending corrected(long id) {
        return new Ending(id + ".correction.1", message(id), NOON.plusSeconds(60), true, MessageState.UNDELIVERABLE);
    }

    static SubmitSm.Builder text() {
        return SubmitSm.builder()
                .source(new Address(5, 0, "ACME"))
                .destination(new Address(1, 1, "491701234567"))
                .registeredDelivery(1)
                .shortMessage(Octets.of("hello".getBytes(US_ASCII)));
    }

    static StoredMessage message(long id) {
        MessageId own = new MessageId(id);
        Progress progress = Progress.begin(StoredState.QUEUED, Place.forBind("a", NOON))
                .note(new HistoryEntry(NOON, HistoryEntry.Kind.ACCEPTED, 0, ""))
                .with(Attempt.begin(1, "a", "a", NOON.plusMillis(10)).rejected(CommandStatus.ESME_RSUBMITFAIL))
                .note(new HistoryEntry(NOON.plusMillis(20), HistoryEntry.Kind.OUTCOME, 1, "rejected"))
                .with(Attempt.begin(2, "b", "b", NOON.plusMillis(30))
                        .accepted("up-7")
                        .withReceipt(MessageState.DELIVERED))
                .note(new HistoryEntry(NOON.plusMillis(45), HistoryEntry.Kind.OUTCOME, 2, "accepted as up-7"))
                .end(StoredState.DELIVERED, NOON.plusSeconds(3), NOON.plusSeconds(9999))
                .note(new HistoryEntry(NOON.plusSeconds(3), HistoryEntry.Kind.FINAL, 0, "DELIVERED"))
                .withError("000");
        return new StoredMessage(
                own,
                MessageKind.SUBMIT,
                new Origin("acme", "acme-1", id, 0x34, "order-9"),
                text().build(),
                new Times(NOON, NOON, NOON.plusSeconds(3600)),
                new ReceiptRequest(1, 1),
                0,
                new Route(DeliveryMode.QUEUE, "de", List.of("bind:a", "bind:b", "queue"), 1, 0),
                progress,
                Lineage.WHOLE,
                Map.of("campaign", "autumn"),
                5);
    }
}
