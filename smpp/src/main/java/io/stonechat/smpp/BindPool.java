package io.stonechat.smpp;

import io.stonechat.delivery.BindPolicy;
import io.stonechat.delivery.Upstream;
import io.stonechat.delivery.Upstreams;
import io.stonechat.host.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The binds to upstreams, as the configuration in force and the operator want them. */
final class BindPool implements Upstreams {
    private static final Logger LOG = LoggerFactory.getLogger("io.stonechat.smpp");

    private final Map<String, UpstreamBind> byName = new ConcurrentHashMap<>();
    private final Map<String, Word> words = new ConcurrentHashMap<>();
    /** Those that an operator has stopped and that are not unbound yet. */
    private final Map<String, UpstreamBind> closing = new ConcurrentHashMap<>();

    private final Function<BindSettings, UpstreamBind> opener;
    private final Pacers pacers;
    private final Supplier<SmppConfig> config;
    private final Consumer<String> usable;
    /** Guarded by this. */
    private boolean shut;

    /** Makes an empty one; {@code usable} takes the name of each bind that can be found here and be sent to. */
    BindPool(
            Function<BindSettings, UpstreamBind> opener,
            Pacers pacers,
            Supplier<SmppConfig> config,
            Consumer<String> usable) {
        this.opener = opener;
        this.pacers = pacers;
        this.config = config;
        this.usable = usable;
    }

    @Override
    public Optional<Upstream> find(String bind) {
        return Optional.ofNullable(byName.get(bind));
    }

    /** By the configuration: what was open when the gateway ended is decided before its binds are open again. */
    @Override
    public BindPolicy policy(String bind) {
        return configured(bind).map(BindSettings::policy).orElse(BindPolicy.DEFAULT);
    }

    @Override
    public String receiptDomain(String bind) {
        return configured(bind).map(BindSettings::receiptDomain).orElse(bind);
    }

    private Optional<BindSettings> configured(String bind) {
        for (BindSettings settings : config.get().binds()) {
            if (settings.name().equals(bind)) {
                return Optional.of(settings);
            }
        }
        return Optional.empty();
    }

    Optional<UpstreamBind> get(String bind) {
        return Optional.ofNullable(byName.get(bind));
    }

    /** Opens what is new, closes what is gone, binds again what must; the others never notice. */
    synchronized void apply(List<BindSettings> wanted) {
        List<UpstreamBind> closed = new ArrayList<>();
        byName.values()
                .removeIf(bind -> wanted.stream().noneMatch(settings -> keeps(bind, settings)) && closed.add(bind));
        closeAll(closed);
        words.keySet().retainAll(wanted.stream().map(BindSettings::name).collect(Collectors.toSet()));
        for (BindSettings settings : wanted) {
            UpstreamBind bind = byName.get(settings.name());
            if (bind != null) {
                bind.change(settings, pacers.of(settings.maxMsgPerSec()));
            } else if (mayOpen(settings)) {
                open(settings);
            }
        }
    }

    private boolean mayOpen(BindSettings settings) {
        return !shut
                && settings.enabled()
                && word(settings.name()) != Word.STOP
                && !closing.containsKey(settings.name())
                && !byName.containsKey(settings.name());
    }

    private void open(BindSettings settings) {
        UpstreamBind opened = opener.apply(settings);
        opened.hold(word(settings.name()) == Word.DRAIN);
        byName.put(settings.name(), opened);
        // It may have been bound before it could be found here: whoever had looked would have taken it to be down.
        if (opened.bound()) {
            usable.accept(settings.name());
        }
    }

    /** What the operator has said of a bind last. */
    Word word(String bind) {
        return words.getOrDefault(bind, Word.RUN);
    }

    /** Whether a bind that was stopped is still being unbound. */
    boolean isClosing(String bind) {
        return closing.containsKey(bind);
    }

    /** Sends nothing more on a bind, unless it is stopped anyway. */
    synchronized void drain(String bind) {
        if (word(bind) != Word.STOP) {
            words.put(bind, Word.DRAIN);
            get(bind).ifPresent(running -> running.hold(true));
        }
    }

    /** Unbinds a bind, and keeps it so. */
    synchronized void stop(String bind) {
        words.put(bind, Word.STOP);
        UpstreamBind running = byName.remove(bind);
        if (running != null) {
            closing.put(bind, running);
            Thread.ofVirtual().name("unbind " + bind).start(() -> {
                running.close();
                closed(bind);
            });
        }
    }

    private synchronized void closed(String bind) {
        closing.remove(bind);
        configured(bind).filter(this::mayOpen).ifPresent(this::open);
    }

    /** Lets a bind run that was stopped or drained; one that is being unbound is bound again after that. */
    synchronized void start(String bind) {
        words.remove(bind);
        Optional<UpstreamBind> running = get(bind);
        running.ifPresent(held -> held.hold(false));
        if (running.filter(UpstreamBind::bound).isPresent()) {
            usable.accept(bind);
        }
        configured(bind).filter(this::mayOpen).ifPresent(this::open);
    }

    /** Why a bind cannot be found, as a sentence. */
    String explain(String bind) {
        return configured(bind)
                .map(settings -> "bind \"" + bind + "\" is "
                        + (settings.enabled() ? "stopped" : "disabled in the configuration"))
                .orElse("there is no bind \"" + bind + "\" in the configuration");
    }

    /** A session of a bind is bound. */
    void bound(String bind) {
        if (byName.containsKey(bind)) {
            usable.accept(bind);
        }
    }

    /** The sessions of all that are bound now, as scripts see them. */
    Stream<Session> boundSessions() {
        return byName.values().stream()
                .flatMap(bind ->
                        bind.sessions().stream().map(session -> Session.of(session, Session.BIND, bind.name())));
    }

    /** What waits for its turn by the rate of a bind comes back unsent. */
    void sendNothingThatWaits() {
        byName.values().forEach(UpstreamBind::sendNothingThatWaits);
    }

    /**
     * Unbinds them all in good order, until the deadline.
     *
     * @return whether they all ended in good order
     */
    boolean drain(Deadline deadline) {
        List<UpstreamBind> open = shut();
        boolean closed = deadline.await(CompletableFuture.runAsync(
                () -> closeAll(open), task -> Thread.ofVirtual().name("unbind").start(task)));
        if (!closed) {
            open.forEach(UpstreamBind::abandon);
        }
        return closed;
    }

    /** Opens none any more; those that are open. */
    private synchronized List<UpstreamBind> shut() {
        shut = true;
        List<UpstreamBind> open = new ArrayList<>(byName.values());
        open.addAll(closing.values());
        byName.clear();
        return open;
    }

    synchronized void close() {
        shut = true;
        byName.values().forEach(UpstreamBind::abandon);
        closing.values().forEach(UpstreamBind::abandon);
        byName.clear();
    }

    /** Side by side: each may take as long as its window needs to empty. */
    private static void closeAll(List<UpstreamBind> binds) {
        List<Thread> threads = binds.stream()
                .map(bind -> Thread.ofVirtual().name("unbind " + bind.name()).start(bind::close))
                .toList();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                LOG.warn("interrupted while unbinding: what is still open is closed with the program");
                return;
            }
        }
    }

    private static boolean keeps(UpstreamBind bind, BindSettings wanted) {
        return bind.name().equals(wanted.name())
                && wanted.enabled()
                && bind.settings().sameLink(wanted);
    }
}
