package io.stonechat.session;

import io.stonechat.protocol.MessageRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The bound sessions of a message centre, by system_id. Safe for any number of threads. */
final class BoundSessions {
    private final Map<String, Set<SmppSession>> bySystemId = new ConcurrentHashMap<>();

    void add(SmppSession session) {
        bySystemId.compute(session.systemId(), (_, sessions) -> {
            var all = sessions == null ? ConcurrentHashMap.<SmppSession>newKeySet() : sessions;
            all.add(session);
            return all;
        });
    }

    void remove(SmppSession session) {
        bySystemId.computeIfPresent(session.systemId(), (_, sessions) -> {
            sessions.remove(session);
            return sessions.isEmpty() ? null : sessions;
        });
    }

    List<SmppSession> all() {
        return bySystemId.values().stream().flatMap(Set::stream).toList();
    }

    List<SmppSession> of(String systemId) {
        return List.copyOf(bySystemId.getOrDefault(systemId, Set.of()));
    }

    /** The sessions of a system_id that can be delivered to, the least busy one first. */
    private Stream<SmppSession> receivers(String systemId) {
        return bySystemId.getOrDefault(systemId, Set.of()).stream()
                .filter(session ->
                        session.bindType().receives() && session.state().isBound())
                .sorted(Comparator.comparingInt(SmppSession::unanswered));
    }

    Optional<SmppSession> receiver(String systemId) {
        return receivers(systemId).findFirst();
    }

    CompletableFuture<Outcome> deliver(String systemId, MessageRequest message) {
        var sent = CompletableFuture.<Outcome>completedFuture(
                new NotSent("no session of system_id \"" + systemId + "\" is bound that can receive"));
        for (var session : receivers(systemId).toList()) {
            sent = sent.thenCompose(before -> before instanceof NotSent(var _, var unencodable) && !unencodable
                    ? session.outcome(message)
                    : CompletableFuture.completedFuture(before));
        }
        return sent;
    }
}
