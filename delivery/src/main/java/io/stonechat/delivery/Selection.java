package io.stonechat.delivery;

import io.stonechat.store.DueQuery;
import io.stonechat.store.MessageStore;
import io.stonechat.store.StoredMessage;
import java.time.Instant;
import java.util.List;

/**
 * Which of what is due goes next: in order, but a message that was in flight whenever the link broke goes alone. Used by
 * its lane's worker.
 */
final class Selection {

    private final String queue;
    private final MessageStore store;
    private boolean alone;
    private boolean waits;

    Selection(String queue, MessageStore store) {
        this.queue = queue;
        this.store = store;
    }

    /** Whether a message is on its way that must be the only one. */
    boolean isAlone() {
        return alone;
    }

    /** Whether something due waits for what is on its way to land. */
    boolean waitsForOthers() {
        return waits;
    }

    void sent(StoredMessage message) {
        alone |= isSuspect(message);
    }

    void landed(StoredMessage message) {
        alone &= !isSuspect(message);
    }

    List<StoredMessage> next(Instant now, int room, int onWire) {
        waits = false;
        List<StoredMessage> page = store.due(DueQuery.head(queue, now, room));
        for (int i = 0; i < page.size(); i++) {
            if (isSuspect(page.get(i))) {
                return i > 0 ? page.subList(0, i) : alone(page.getFirst(), onWire);
            }
        }
        return page;
    }

    private List<StoredMessage> alone(StoredMessage suspect, int onWire) {
        waits = onWire > 0;
        return waits ? List.of() : List.of(suspect);
    }

    private static boolean isSuspect(StoredMessage message) {
        return Poison.isSuspect(message);
    }
}
