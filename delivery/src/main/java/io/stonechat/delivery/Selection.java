package io.stonechat.delivery;

import io.stonechat.store.DueQuery;
import io.stonechat.store.MessageStore;
import io.stonechat.store.StoredMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which of what is due goes next: in order, but a message that was in flight whenever the link broke goes alone, and on an
 * ordered route the first between two addresses holds the rest. Used by its lane's worker.
 */
final class Selection {

    private static final int MOST_PAGES = 8;

    private final String queue;
    private final MessageStore store;
    private final OrderKeeper order;
    private final List<Held> held = new ArrayList<>();
    private boolean alone;
    private boolean waits;

    /** A message that comes too early. */
    record Held(StoredMessage message, Instant until) {}

    private record Way(String account, Object source, Object destination) {

        static Way of(StoredMessage message) {
            return new Way(message.origin().account(), message.pdu().source(), message.destination());
        }
    }

    Selection(String queue, MessageStore store) {
        this.queue = queue;
        this.store = store;
        this.order = new OrderKeeper(store);
    }

    /** Whether a message is on its way that must be the only one. */
    boolean isAlone() {
        return alone;
    }

    /** Whether something due waits for what is on its way to land. */
    boolean waitsForOthers() {
        return waits;
    }

    /** What the last choice found to be too early, and until when: to be put back until then. */
    List<Held> held() {
        return held;
    }

    void sent(StoredMessage message) {
        alone |= Poison.isSuspect(message);
    }

    void landed(StoredMessage message) {
        alone &= !Poison.isSuspect(message);
    }

    /** Chooses at most so many. */
    List<StoredMessage> next(Instant now, int room, int onWire) {
        waits = false;
        held.clear();
        DueQuery query = DueQuery.head(queue, now, room);
        List<StoredMessage> page = store.due(query);
        if (isPlain(page)) {
            return page;
        }
        List<StoredMessage> chosen = new ArrayList<>(room);
        Set<Way> taken = new HashSet<>();
        for (int pages = 0; pages < MOST_PAGES && !page.isEmpty(); pages++) {
            for (StoredMessage message : page) {
                if (Poison.isSuspect(message)) {
                    return untilSuspect(chosen, message, onWire);
                }
                if (chosen.size() < room && isTurnOf(message, taken, now)) {
                    chosen.add(message);
                }
            }
            page = chosen.size() < room && page.size() == room ? store.due(query.after(page.getLast())) : List.of();
        }
        return chosen;
    }

    private static boolean isPlain(List<StoredMessage> page) {
        for (StoredMessage message : page) {
            if (message.route().ordered() || Poison.isSuspect(message)) {
                return false;
            }
        }
        return true;
    }

    private List<StoredMessage> untilSuspect(List<StoredMessage> before, StoredMessage suspect, int onWire) {
        waits = !before.isEmpty() || onWire > 0;
        return waits ? before : List.of(suspect);
    }

    private boolean isTurnOf(StoredMessage message, Set<Way> taken, Instant now) {
        if (!message.route().ordered()) {
            return true;
        }
        if (!taken.add(Way.of(message))) {
            waits = true;
            return false;
        }
        Optional<StoredMessage> head = order.head(message);
        if (head.isEmpty()) {
            return true;
        }
        waits = true;
        OrderKeeper.waitsUntil(head.get(), now).ifPresent(until -> held.add(new Held(message, until)));
        return false;
    }
}
