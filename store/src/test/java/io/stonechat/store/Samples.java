package io.stonechat.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.stonechat.protocol.Octets;
import io.stonechat.protocol.SubmitSm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Messages to store. */
final class Samples {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final Route ROUTE = new Route(DeliveryMode.QUEUE, "nl", List.of("bind:a", "queue"), 0, 0);

    private Samples() {}

    /** A message in the queue of bind a, due at noon, valid for a day. */
    static StoredMessage message(long id) {
        return message(id, 0, Place.forBind("a", NOON));
    }

    static StoredMessage message(long id, int priority, Place place) {
        return new StoredMessage(
                new MessageId(id),
                MessageKind.SUBMIT,
                new Origin("acme", "acme1", id, 0x34, "ref"),
                SubmitSm.builder()
                        .source("12345")
                        .destination("491701234567")
                        .registeredDelivery(1)
                        .shortMessage(Octets.of("hello".getBytes(US_ASCII)))
                        .build(),
                new Times(NOON, place.at(), NOON.plus(Duration.ofDays(1))),
                new ReceiptRequest(1, 1),
                priority,
                ROUTE,
                Progress.begin(StoredState.QUEUED, place),
                Lineage.WHOLE,
                Map.of("campaign", "spring"),
                0);
    }

    /** The message ended, its record to be removed a week later. */
    static StoredMessage ended(StoredMessage message) {
        Instant end = NOON.plusSeconds(message.id().value());
        return message.with(message.progress().end(StoredState.DELIVERED, end, end.plus(Duration.ofDays(7))));
    }

    static Correlation correlation(String upstreamId, StoredMessage message, Instant at) {
        return new Correlation("a", upstreamId, message.id(), 1, message.destination(), at);
    }
}
