package io.stonechat.smpp;

import io.stonechat.delivery.BindPolicy;
import io.stonechat.delivery.Upstream;
import io.stonechat.delivery.Upstreams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The binds to upstreams, as the configuration in force wants them. */
final class BindPool implements Upstreams {
    private static final Logger LOG = LoggerFactory.getLogger("io.stonechat.smpp");

    private final Map<String, UpstreamBind> byName = new ConcurrentHashMap<>();
    private final Function<BindSettings, UpstreamBind> opener;
    private final Pacers pacers;
    private final Supplier<SmppConfig> config;
    private final Consumer<String> usable;

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
    void apply(List<BindSettings> wanted) {
        List<UpstreamBind> closing = new ArrayList<>();
        byName.values()
                .removeIf(bind -> wanted.stream().noneMatch(settings -> keeps(bind, settings)) && closing.add(bind));
        closeAll(closing);
        for (BindSettings settings : wanted) {
            UpstreamBind bind = byName.get(settings.name());
            if (bind != null) {
                bind.change(settings, pacers.of(settings.maxMsgPerSec()));
            } else if (settings.enabled()) {
                open(settings);
            }
        }
    }

    private void open(BindSettings settings) {
        UpstreamBind opened = opener.apply(settings);
        byName.put(settings.name(), opened);
        // It may have been bound before it could be found here: whoever had looked would have taken it to be down.
        if (opened.bound()) {
            usable.accept(settings.name());
        }
    }

    /** A session of a bind is bound. */
    void bound(String bind) {
        if (byName.containsKey(bind)) {
            usable.accept(bind);
        }
    }

    /** Unbinds them all in good order. */
    void drain() {
        List<UpstreamBind> closing = new ArrayList<>(byName.values());
        byName.clear();
        closeAll(closing);
    }

    void close() {
        byName.values().forEach(UpstreamBind::abandon);
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
