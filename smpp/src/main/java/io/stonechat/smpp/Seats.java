package io.stonechat.smpp;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the sessions of each system_id, so that {@code max_binds} holds also for binds that come at the same moment.
 *
 * <p>A seat is taken when a bind is accepted, and kept once its session exists. A link that is lost in between never
 * says so: its seat falls free by itself.
 */
final class Seats {
    private static final Duration UNKEPT = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Map<String, Map<String, Instant>> bySystemId = new HashMap<>();

    Seats(InstantSource clock) {
        this.clock = clock;
    }

    /** How many there are, those included that are about to be. */
    synchronized int count(String systemId) {
        Map<String, Instant> seats = bySystemId.getOrDefault(systemId, Map.of());
        Instant now = clock.instant();
        return (int) seats.values().stream().filter(now::isBefore).count();
    }

    synchronized void take(String systemId, String sessionId) {
        Map<String, Instant> seats = bySystemId.computeIfAbsent(systemId, _ -> new HashMap<>());
        Instant now = clock.instant();
        seats.values().removeIf(until -> !now.isBefore(until));
        seats.put(sessionId, now.plus(UNKEPT));
    }

    synchronized void keep(String systemId, String sessionId) {
        bySystemId.computeIfAbsent(systemId, _ -> new HashMap<>()).put(sessionId, Instant.MAX);
    }

    synchronized void leave(String systemId, String sessionId) {
        bySystemId.computeIfPresent(systemId, (_, seats) -> {
            seats.remove(sessionId);
            return seats.isEmpty() ? null : seats;
        });
    }
}
