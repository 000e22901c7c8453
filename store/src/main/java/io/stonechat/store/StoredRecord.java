package io.stonechat.store;

import java.util.List;
import java.util.Map;

/**
 * All that an engine keeps under one id.
 *
 * @param message the message
 * @param ties the upstream ids it may be meant by, oldest first
 * @param unknown the fields that a newer release has written, by tag; kept as they are
 */
record StoredRecord(StoredMessage message, List<Correlation> ties, Map<Integer, byte[]> unknown) {

    StoredRecord {
        ties = List.copyOf(ties);
    }

    static StoredRecord of(StoredMessage message) {
        return new StoredRecord(message, List.of(), Map.of());
    }

    StoredRecord with(StoredMessage next) {
        return new StoredRecord(next, ties, unknown);
    }

    StoredRecord with(List<Correlation> nextTies) {
        return new StoredRecord(message, nextTies, unknown);
    }
}
