package io.stonechat.smpp;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The sessions of each system_id, those included that are about to be bound, so that {@code max_binds} holds also for
 * binds that come at the same moment.
 */
final class Seats {
    private final Map<String, Set<String>> bySystemId = new HashMap<>();

    /** Takes a seat, unless that many are taken already. */
    synchronized boolean take(String systemId, String sessionId, int most) {
        Set<String> seats = bySystemId.computeIfAbsent(systemId, _ -> new HashSet<>());
        return seats.size() < most && seats.add(sessionId);
    }

    synchronized void leave(String systemId, String sessionId) {
        bySystemId.computeIfPresent(systemId, (_, seats) -> {
            seats.remove(sessionId);
            return seats.isEmpty() ? null : seats;
        });
    }
}
