package io.stonechat.session;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * Shows a {@link SessionMetrics} to Micrometer, whose library must then be there; nothing else in this module needs it.
 *
 * <ul>
 *   <li>{@code smpp.sessions} (gauge; {@code state}): links by state
 *   <li>{@code smpp.window.used}, {@code smpp.window.size} (gauges): requests of ours unanswered, and how many may be
 *   <li>{@code smpp.handling} (gauge): requests of peers that are being handled
 *   <li>{@code smpp.events} (counter; {@code event}): what {@link SessionMetrics.Count} lists, lock-outs, reconnects, throttling, late and unmatched responses among it
 *   <li>{@code smpp.pdus} (counter; {@code direction}, {@code command}), {@code smpp.bytes} (counter; {@code direction})
 *   <li>{@code smpp.responses} (timer): the answers to our requests; {@code smpp.responses.refused} (counter) those that said no
 *   <li>{@code smpp.responses.within} (counter; {@code le}, in seconds): the same as a cumulative histogram, as Prometheus' {@code histogram_quantile} wants it
 * </ul>
 */
public final class SessionMeters implements MeterBinder {
    private static final double MILLIS = 1_000.0;

    private final SessionMetrics metrics;
    private final Tags tags;
    private final List<Meter> shown = new CopyOnWriteArrayList<>();

    /** Shows these numbers, with tags of your own on each meter. */
    public SessionMeters(SessionMetrics metrics, Tags tags) {
        this.metrics = metrics;
        this.tags = tags;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauges(registry);
        counters(registry);
        traffic(registry);
        responses(registry);
    }

    /** Shows them there no more. */
    public void removeFrom(MeterRegistry registry) {
        shown.forEach(registry::remove);
    }

    private void gauges(MeterRegistry registry) {
        for (SessionState state : SessionState.values()) {
            if (state != SessionState.CLOSED) {
                shown.add(Gauge.builder("smpp.sessions", metrics, from -> from.sessions(state))
                        .tags(tags.and("state", name(state)))
                        .description("links by state")
                        .register(registry));
            }
        }
        shown.add(Gauge.builder("smpp.window.used", metrics, SessionMetrics::unanswered)
                .tags(tags)
                .description("requests of ours that are unanswered")
                .register(registry));
        shown.add(Gauge.builder("smpp.window.size", metrics, SessionMetrics::window)
                .tags(tags)
                .description("requests of ours that may be unanswered")
                .register(registry));
        shown.add(Gauge.builder("smpp.handling", metrics, SessionMetrics::handling)
                .tags(tags)
                .description("requests of peers that are being handled")
                .register(registry));
    }

    private void counters(MeterRegistry registry) {
        for (SessionMetrics.Count count : SessionMetrics.Count.values()) {
            shown.add(FunctionCounter.builder("smpp.events", metrics, from -> from.count(count))
                    .tags(tags.and("event", name(count)))
                    .description("what happened on links")
                    .register(registry));
        }
    }

    private void traffic(MeterRegistry registry) {
        for (boolean sent : new boolean[] {true, false}) {
            var directed = tags.and("direction", sent ? "out" : "in");
            for (String command : SessionMetrics.commands()) {
                shown.add(FunctionCounter.builder("smpp.pdus", metrics, from -> from.pdus(sent, command))
                        .tags(directed.and("command", command))
                        .description("PDUs")
                        .register(registry));
            }
            shown.add(FunctionCounter.builder("smpp.bytes", metrics, from -> from.octets(sent))
                    .tags(directed)
                    .baseUnit("bytes")
                    .description("octets of PDUs")
                    .register(registry));
        }
    }

    private void responses(MeterRegistry registry) {
        shown.add(FunctionTimer.builder(
                        "smpp.responses",
                        metrics,
                        SessionMetrics::responses,
                        from -> from.responseTime().toMillis(),
                        TimeUnit.MILLISECONDS)
                .tags(tags)
                .description("answers to requests of ours")
                .register(registry));
        shown.add(FunctionCounter.builder("smpp.responses.refused", metrics, SessionMetrics::refusals)
                .tags(tags)
                .description("answers to requests of ours that said no")
                .register(registry));
        for (Duration bound : metrics.responsesWithin().keySet()) {
            shown.add(FunctionCounter.builder(
                            "smpp.responses.within",
                            metrics,
                            from -> from.responsesWithin().getOrDefault(bound, 0L))
                    .tags(tags.and("le", le(bound)))
                    .description("answers to requests of ours that took at most so many seconds")
                    .register(registry));
        }
    }

    private static String le(Duration bound) {
        return bound.equals(SessionMetrics.ANY) ? "+Inf" : Double.toString(bound.toMillis() / MILLIS);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
