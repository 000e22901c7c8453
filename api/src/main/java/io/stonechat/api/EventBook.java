package io.stonechat.api;

import io.stonechat.host.ConfigReload;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what operators do, and what came of changed configurations: the last events in memory, and how many there were;
 * what operators do in the log, too, where the host writes of configurations itself. Thread-safe.
 */
final class EventBook {

    /** The actions that operators can take. */
    static final List<String> ACTIONS = List.of(
            "bind stop",
            "bind start",
            "bind drain",
            "bind trace",
            "session kick",
            "session trace",
            "retry",
            "cancel",
            "confirm-clock");

    private static final Logger LOG = LoggerFactory.getLogger("io.stonechat.operator");
    private static final int KEPT = 200;

    private final InstantSource clock;
    private final Deque<GatewayEvent> last = new ArrayDeque<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private long taken;
    private long refused;

    EventBook(InstantSource clock) {
        this.clock = clock;
        ACTIONS.forEach(action -> counts.put(action, 0L));
    }

    /** Notes one. */
    void note(String who, String action, String subject, String result) {
        OperatorAction done = new OperatorAction(clock.instant(), who, action, subject, result);
        LOG.info("{}: {} {}: {}", who, action, subject, result);
        synchronized (this) {
            counts.merge(action, 1L, Long::sum);
            keep(done);
        }
    }

    /** Notes what came of a changed configuration. */
    synchronized void note(ConfigReload reload) {
        if (reload.refused()) {
            refused++;
        } else {
            taken++;
        }
        keep(new ConfigEvent(clock.instant(), reload));
    }

    private void keep(GatewayEvent event) {
        last.addLast(event);
        if (last.size() > KEPT) {
            last.removeFirst();
        }
    }

    /** The last ones, oldest first. */
    synchronized List<GatewayEvent> last() {
        return List.copyOf(last);
    }

    /** How many configurations took effect. */
    synchronized long taken() {
        return taken;
    }

    /** How many configurations were refused. */
    synchronized long refused() {
        return refused;
    }

    /** How often operators did something, by action. */
    synchronized Map<String, Long> counts() {
        return Map.copyOf(counts);
    }
}
