package io.stonechat.api;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what operators do: a line in the log, the last ones in memory, and how many there were. Thread-safe. */
final class OperatorLog {

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
    private final Deque<OperatorAction> last = new ArrayDeque<>();
    private final Map<String, Long> counts = new TreeMap<>();

    OperatorLog(InstantSource clock) {
        this.clock = clock;
        ACTIONS.forEach(action -> counts.put(action, 0L));
    }

    /** Notes one. */
    void note(String who, String action, String subject, String result) {
        OperatorAction done = new OperatorAction(clock.instant(), who, action, subject, result);
        LOG.info("{}: {} {}: {}", who, action, subject, result);
        synchronized (this) {
            counts.merge(action, 1L, Long::sum);
            last.addLast(done);
            if (last.size() > KEPT) {
                last.removeFirst();
            }
        }
    }

    /** The last ones, oldest first. */
    synchronized List<OperatorAction> last() {
        return List.copyOf(last);
    }

    /** How many there were, by action. */
    synchronized Map<String, Long> counts() {
        return Map.copyOf(counts);
    }
}
