package io.stonechat.smpp;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.stonechat.session.SessionMeters;
import io.stonechat.session.SessionMetrics;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts what happens on links, of those of ESMEs together and of those of each bind, and shows it to Micrometer where there is a
 * registry. What was counted of a bind stays while the configuration knows the bind, however often its links are made anew.
 * Thread-safe.
 */
final class LinkMeters implements AutoCloseable {
    private final @Nullable MeterRegistry registry;
    private final Counted esmes;
    private final Map<String, Counted> binds = new ConcurrentHashMap<>();

    LinkMeters(@Nullable MeterRegistry registry) {
        this.registry = registry;
        this.esmes = counted("esme", "");
    }

    private record Counted(SessionMetrics metrics, @Nullable SessionMeters meters) {

        void hide(MeterRegistry from) {
            if (meters != null) {
                meters.removeFrom(from);
            }
        }
    }

    /** Each meter has both tags, as Prometheus wants it. */
    private Counted counted(String side, String bind) {
        SessionMetrics metrics = new SessionMetrics();
        MeterRegistry shownBy = registry;
        if (shownBy == null) {
            return new Counted(metrics, null);
        }
        SessionMeters meters = new SessionMeters(metrics, Tags.of("side", side, "bind", bind));
        meters.bindTo(shownBy);
        return new Counted(metrics, meters);
    }

    /** What counts the links of ESMEs. */
    SessionMetrics esmes() {
        return esmes.metrics();
    }

    /** What counts the links of a bind. */
    SessionMetrics bind(String name) {
        return binds.computeIfAbsent(name, bind -> counted("bind", bind)).metrics();
    }

    /** Forgets the binds that are gone. */
    void retain(Set<String> names) {
        binds.entrySet().removeIf(entry -> !names.contains(entry.getKey()) && hide(entry.getValue()));
    }

    private boolean hide(Counted counted) {
        MeterRegistry shownBy = registry;
        if (shownBy != null) {
            counted.hide(shownBy);
        }
        return true;
    }

    /** Shows nothing any more. */
    @Override
    public void close() {
        hide(esmes);
        retain(Set.of());
    }
}
