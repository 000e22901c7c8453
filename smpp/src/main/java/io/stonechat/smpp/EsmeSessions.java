package io.stonechat.smpp;

import io.stonechat.delivery.Receivers;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.session.NotSent;
import io.stonechat.session.Outcome;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The ESMEs that are bound now: by session, by system_id, and by the account whose mailbox they read. */
final class EsmeSessions implements Receivers {
    private final Map<String, Esme> bySession = new ConcurrentHashMap<>();
    private final Map<String, List<Esme>> bySystemId = new ConcurrentHashMap<>();
    private final Map<String, List<Esme>> byAccount = new ConcurrentHashMap<>();

    void add(Esme esme) {
        bySession.put(esme.link().id(), esme);
        add(bySystemId, esme.link().systemId(), esme);
        add(byAccount, esme.requester().account(), esme);
    }

    void remove(String sessionId) {
        Esme gone = bySession.remove(sessionId);
        if (gone != null) {
            remove(bySystemId, gone.link().systemId(), gone);
            remove(byAccount, gone.requester().account(), gone);
        }
    }

    Collection<Esme> all() {
        return bySession.values();
    }

    /** The session of that id; else, of the sessions with that system_id that can receive, the least busy. */
    Optional<Esme> receiver(String target) {
        Esme session = bySession.get(target);
        return session != null ? Optional.of(session) : leastBusy(bySystemId.getOrDefault(target, List.of()));
    }

    @Override
    public boolean available(String account) {
        return byAccount.getOrDefault(account, List.of()).stream().anyMatch(Esme::canReceive);
    }

    @Override
    public CompletableFuture<Outcome> deliver(String account, MessageRequest request) {
        return leastBusy(byAccount.getOrDefault(account, List.of()))
                .map(esme -> esme.link().outcome(request))
                .orElseGet(() -> CompletableFuture.completedFuture(
                        new NotSent("no session of account \"" + account + "\" is bound that can receive")));
    }

    private static Optional<Esme> leastBusy(List<Esme> sessions) {
        return sessions.stream()
                .filter(Esme::canReceive)
                .min(Comparator.comparingInt(esme -> esme.link().unanswered()));
    }

    private static void add(Map<String, List<Esme>> index, String key, Esme esme) {
        index.compute(key, (_, sessions) -> {
            List<Esme> all = sessions == null ? new CopyOnWriteArrayList<>() : sessions;
            all.add(esme);
            return all;
        });
    }

    private static void remove(Map<String, List<Esme>> index, String key, Esme esme) {
        index.computeIfPresent(key, (_, sessions) -> {
            sessions.remove(esme);
            return sessions.isEmpty() ? null : sessions;
        });
    }
}
