package io.stonechat.api;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.stonechat.host.HostContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a scrape shows: the meters that others register, of sessions above all, those of the JVM, and the
 * gateway's own {@link Series}, which are read when somebody asks and cost nothing otherwise.
 */
final class Metrics implements AutoCloseable {

    private static final String PLAIN = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS = "application/openmetrics-text";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MessageCounts messages = new MessageCounts();
    private final ScriptSeries scripts = new ScriptSeries();
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private volatile @Nullable Supplier<MetricSnapshots> gateway;

    private final Supplier<Optional<RecordFigures>> records;

    Metrics(Supplier<Optional<RecordFigures>> records) {
        this.records = records;
        // Meters of the library have its name, smpp.…; in this program every series says whose it is.
        registry.config().meterFilter(new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                return id.getName().startsWith("smpp.") ? id.withName("stonechat." + id.getName()) : id;
            }
        });
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        collections.bindTo(registry);
        registry.getPrometheusRegistry().register(() -> {
            Supplier<MetricSnapshots> source = gateway;
            return source == null ? MetricSnapshots.of() : source.get();
        });
    }

    MeterRegistry registry() {
        return registry;
    }

    MessageCounts messages() {
        return messages;
    }

    /** Shows this gateway from now on. */
    void show(Operated shown, HostContext host) {
        GatewayFigures figures = new GatewayFigures(shown, host);
        StoreSeries store = new StoreSeries(shown.smpp().spool().store());
        gateway = () -> {
            Reading reading = new Reading();
            shown.smpp().switchboard().binds().forEach(bind -> messages.knows(bind.name()));
            figures.read(reading);
            store.read(reading);
            messages.read(reading);
            records.get().ifPresent(told -> told.read(reading));
            return scripts.addTo(reading.snapshots(), host.scriptMetrics());
        };
    }

    /** The page that Prometheus reads. */
    HttpAnswerer page(String path) {
        return call -> {
            if (!call.path().equals(path)) {
                return HttpReply.error(
                        HttpReply.NOT_FOUND, "There is nothing at %s: metrics are at %s.".formatted(call.path(), path));
            }
            if (!call.method().equals("GET")) {
                return HttpReply.error(HttpReply.METHOD_NOT_ALLOWED, "Only GET is possible here.")
                        .with("Allow", "GET");
            }
            boolean open = Optional.ofNullable(call.accept()).orElse("").contains(OPEN_METRICS);
            String type = open ? OPEN_METRICS + "; version=1.0.0; charset=utf-8" : PLAIN;
            return new HttpReply(HttpReply.OK, Map.of("Content-Type", type), registry.scrape(type));
        };
    }

    @Override
    public void close() {
        gateway = null;
        collections.close();
        registry.close();
    }
}
