package io.stonechat.delivery;

import io.stonechat.store.HistoryEntry;
import io.stonechat.store.StoredMessage;

/** Which messages may be what breaks links: those that were in flight whenever one broke. Pure. */
final class Poison {

    /** So many lost links make a message suspect. */
    private static final int SUSPECT = 3;

    private Poison() {}

    /** Whether it is to be sent alone, so that no other is in doubt if the link breaks again. */
    static boolean isSuspect(StoredMessage message) {
        return losses(message) >= SUSPECT;
    }

    /** Whether a link broke again although this was the only message on it. */
    static boolean isProven(StoredMessage message) {
        return losses(message) > SUSPECT;
    }

    private static int losses(StoredMessage message) {
        // Almost all messages have one attempt at most.
        if (message.progress().attempts().size() < SUSPECT) {
            return 0;
        }
        int losses = 0;
        for (HistoryEntry entry : message.progress().history()) {
            if (entry.kind() == HistoryEntry.Kind.LINK_LOST) {
                losses++;
            }
        }
        return losses;
    }
}
