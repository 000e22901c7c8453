package io.stonechat.delivery;

import io.stonechat.store.MessageQuery;
import io.stonechat.store.MessageStore;
import io.stonechat.store.Place;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import java.time.Instant;
import java.util.Optional;

/** Which messages of an ordered route must wait: all but the first between two addresses that no upstream has taken yet. */
final class OrderKeeper {

    /** So many messages between two addresses may wait for their receipts before strict order can no longer be seen. */
    private static final int MOST_OPEN = 1_000;

    private final MessageStore store;

    OrderKeeper(MessageStore store) {
        this.store = store;
    }

    /** The message that this one has to wait for; empty when it is its turn. */
    Optional<StoredMessage> head(StoredMessage message) {
        MessageQuery sameWay = new MessageQuery(
                message.origin().account(), message.destination(), message.pdu().source(), MOST_OPEN);
        for (StoredMessage other : store.open(sameWay)) {
            if (other.route().ordered() && isUntaken(other) && isBefore(other, message)) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    /** Until when there is no use in looking again; empty when that may be any moment. */
    static Optional<Instant> waitsUntil(StoredMessage head, Instant now) {
        Place place = head.progress().place();
        return head.state() == StoredState.ATTEMPTING
                        || place == null
                        || !place.at().isAfter(now)
                ? Optional.empty()
                : Optional.of(place.at());
    }

    private static boolean isUntaken(StoredMessage message) {
        return switch (message.state()) {
            case SCHEDULED, QUEUED, ATTEMPTING, UNCERTAIN -> true;
            case SENT, HELD -> false;
            case DELIVERED, EXPIRED, DELETED, UNDELIVERABLE, ACCEPTED, UNKNOWN, REJECTED, SKIPPED -> false;
            case UNMATCHED, DEAD_LETTER -> false;
        };
    }

    /** As queues sort them: by the time they were first due, then by arrival. */
    private static boolean isBefore(StoredMessage one, StoredMessage other) {
        int byTime = one.times().due().compareTo(other.times().due());
        int byArrival = byTime != 0
                ? byTime
                : Long.compare(one.origin().arrival(), other.origin().arrival());
        return (byArrival != 0 ? byArrival : one.id().compareTo(other.id())) < 0;
    }
}
