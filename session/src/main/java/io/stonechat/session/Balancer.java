package io.stonechat.session;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Picks the session for a request among the connections of a client. */
final class Balancer {
    private final Balancing balancing;
    private final List<Connection> all;
    /** With {@link Balancing#PRIORITY} the connections to one host each, in order; else all of them in one. */
    private final List<List<Connection>> tiers;

    private final AtomicInteger turn = new AtomicInteger();

    Balancer(ClientConfig config, List<Connection> connections) {
        this.balancing = config.balancing();
        this.all = List.copyOf(connections);
        this.tiers = balancing == Balancing.PRIORITY
                ? config.hosts().stream()
                        .distinct()
                        .map(host -> all.stream()
                                .filter(connection -> connection.endpoint().equals(host))
                                .toList())
                        .toList()
                : List.of(all);
    }

    boolean isBound() {
        for (var connection : all) {
            if (connection.session() != null) {
                return true;
            }
        }
        return false;
    }

    /** Returns a bound session, or null if there is none. */
    @Nullable
    SmppSession pick() {
        if (all.size() == 1) {
            return all.getFirst().session();
        }
        return switch (balancing) {
            case LEAST_PENDING, FAILOVER -> leastPending(all);
            case ROUND_ROBIN -> next();
            case PRIORITY -> leastPending(usable());
        };
    }

    /** Returns the bound session that this key always finds as long as it is bound, or null if there is none. */
    @Nullable
    SmppSession pick(Object key) {
        if (all.size() == 1) {
            return all.getFirst().session();
        }
        var candidates = usable();
        int start = Math.floorMod(spread(key.hashCode()), candidates.size());
        for (int i = 0; i < candidates.size(); i++) {
            var session = candidates.get((start + i) % candidates.size()).session();
            if (session != null) {
                return session;
            }
        }
        return null;
    }

    private static int spread(int hash) {
        return (hash ^ (hash >>> 16)) * 0x9E3779B9;
    }

    private List<Connection> usable() {
        for (var tier : tiers) {
            if (tier.stream().map(Connection::session).anyMatch(Objects::nonNull)) {
                return tier;
            }
        }
        return tiers.getFirst();
    }

    private @Nullable SmppSession next() {
        int start = turn.getAndIncrement() & Integer.MAX_VALUE;
        SmppSession full = null;
        for (int i = 0; i < all.size(); i++) {
            var session = all.get((start + i) % all.size()).session();
            if (session != null && session.pace().hasRoom()) {
                return session;
            }
            full = full == null ? session : full;
        }
        return full;
    }

    /** One that has room, if there is any: a send must not wait for a slow connection while others are free. */
    private static @Nullable SmppSession leastPending(List<Connection> among) {
        SmppSession least = null;
        boolean hasRoom = false;
        int load = Integer.MAX_VALUE;
        for (var connection : among) {
            var session = connection.session();
            if (session == null) {
                continue;
            }
            boolean room = session.pace().hasRoom();
            int unanswered = session.unanswered();
            if (least == null || (room && !hasRoom) || (room == hasRoom && unanswered < load)) {
                least = session;
                hasRoom = room;
                load = unanswered;
            }
        }
        return least;
    }
}
