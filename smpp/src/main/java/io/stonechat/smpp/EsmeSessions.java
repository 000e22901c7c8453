package io.stonechat.smpp;

import io.stonechat.delivery.Receivers;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.session.NotSent;
import io.stonechat.session.Outcome;
import io.stonechat.session.SmppSession;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ESMEs that are bound now: by session, by system_id, and by the account whose mailbox they read. */
final class EsmeSessions implements Receivers {
    private final SessionChoice choice = new SessionChoice();
    private final InstantSource clock;
    private final Map<String, Esme> bySession = new ConcurrentHashMap<>();
    private final Map<String, List<Esme>> bySystemId = new ConcurrentHashMap<>();
    private final Map<String, List<Esme>> byAccount = new ConcurrentHashMap<>();

    EsmeSessions(InstantSource clock) {
        this.clock = clock;
    }

    private void add(Esme esme) {
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

    /** Those that are bound now, as scripts see them. */
    Stream<Session> bound() {
        return bySession.values().stream()
                .filter(esme -> esme.link().state().isBound())
                .map(Esme::facts);
    }

    /** The session of that id; else, of the sessions with that system_id that can receive, the least busy. */
    Optional<Esme> receiver(String target) {
        Esme session = bySession.get(target);
        return session != null ? Optional.of(session) : leastBusy(bySystemId.getOrDefault(target, List.of()));
    }

    /** Takes over other terms of a session, which may now read the mailbox of another account. */
    void change(Esme esme, Esme.Terms terms) {
        String before = esme.requester().account();
        esme.change(terms);
        if (!before.equals(terms.account())) {
            add(byAccount, terms.account(), esme);
            remove(byAccount, before, esme);
        }
    }

    /** A session that is to be bound. */
    Esme open(SmppSession link, Esme.Terms terms) {
        Esme esme = new Esme(link, terms, new Patience(clock));
        add(esme);
        return esme;
    }

    @Override
    public boolean available(String account) {
        return byAccount.getOrDefault(account, List.of()).stream().anyMatch(Esme::takesDeliveries);
    }

    @Override
    public Duration pause(String account) {
        return Pauses.shortest(byAccount.getOrDefault(account, List.of()).stream()
                .filter(Esme::takesDeliveries)
                .map(Esme::link)
                .toList());
    }

    @Override
    public CompletableFuture<Outcome> deliver(String account, MessageRequest request) {
        return deliver(account, null, request);
    }

    @Override
    public CompletableFuture<Outcome> deliver(String account, @Nullable String together, MessageRequest request) {
        return choice.among(byAccount.getOrDefault(account, List.of()), together)
                .map(esme -> deliver(esme, request))
                .orElseGet(() -> CompletableFuture.completedFuture(
                        new NotSent("no session of account \"" + account + "\" is bound that can receive")));
    }

    private static CompletableFuture<Outcome> deliver(Esme esme, MessageRequest request) {
        return esme.link().outcome(request).whenComplete((outcome, failure) -> {
            if (failure == null) {
                esme.patience().note(outcome);
            }
        });
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
