package io.stonechat.api;

import io.stonechat.delivery.MessageEvent;
import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigMapping;
import io.stonechat.host.HostContext;
import io.stonechat.smpp.SmppWiring;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What watches a gateway for its metrics: make it before the gateway, let it add itself to the gateway's wiring, and give
 * it to the {@link ApiExtension}.
 */
public final class Observation implements AutoCloseable {

    /** Watches nothing, and loads nothing. */
    public static final Observation NONE = new Observation(null);

    private final @Nullable Metrics metrics;

    private Observation(@Nullable Metrics metrics) {
        this.metrics = metrics;
    }

    /** Watches for the metrics that a configuration asks for, where no records are written. */
    public static Observation of(ConfigMapping root) {
        return of(root, Optional::empty);
    }

    /**
     * Watches for the metrics that a configuration asks for; {@link #NONE} where it asks for none.
     *
     * @param records says at each scrape how the writing of records goes; empty while none are written
     */
    public static Observation of(ConfigMapping root, Supplier<Optional<RecordFigures>> records) {
        // What is wrong with it, the host says in a moment.
        boolean wanted = ApiSettings.read(root, new ConfigErrors()).metrics() != null;
        return wanted ? new Observation(new Metrics(records)) : NONE;
    }

    /** The wiring with whatever watches added to it. */
    public SmppWiring addTo(SmppWiring wiring) {
        if (metrics == null) {
            return wiring;
        }
        Consumer<MessageEvent> counts = metrics.messages();
        return wiring.withMessageEvents(wiring.messageEvents().andThen(counts)).withMeters(metrics.registry());
    }

    void show(Operated gateway, HostContext host) {
        if (metrics != null) {
            metrics.show(gateway, host);
        }
    }

    HttpAnswerer page(String path) {
        if (metrics == null) {
            throw new IllegalStateException("nothing is observed: make the observation from the same configuration");
        }
        return metrics.page(path);
    }

    @Override
    public void close() {
        if (metrics != null) {
            metrics.close();
        }
    }
}
