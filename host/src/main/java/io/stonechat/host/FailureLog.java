package io.stonechat.host;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;

/**
 * Logs what scripts throw, in a few lines each.
 *
 * <p>A handler that fails at every event would bury everything else, so the same failure at the same line is logged once
 * a second, with how often it was left out. For any thread.
 */
final class FailureLog {

    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** How many lines of a script it tells apart; beyond that it forgets and begins anew. */
    private static final int MAX_PLACES = 256;

    /** How many of the script's own calls it shows. */
    private static final int MAX_FRAMES = 5;

    private final Logger log;
    private final Map<String, Seen> seen = new HashMap<>();

    private static final class Seen {
        long lastLogged;
        int leftOut;
    }

    FailureLog(Logger log) {
        this.log = log;
    }

    /**
     * Logs a failure.
     *
     * @param place tells failures apart
     * @param frames the script's own calls, the innermost first
     */
    void error(String place, String message, List<ScriptFrame> frames) {
        int leftOut = admit(place, System.nanoTime());
        if (leftOut < 0) {
            return;
        }
        var out = new StringBuilder(message);
        if (leftOut > 0) {
            out.append(" (and ").append(leftOut).append(" more like it)");
        }
        frames.stream()
                .skip(1)
                .limit(MAX_FRAMES)
                .forEach(frame -> out.append("\n    called from ").append(frame));
        log.error("{}", out);
    }

    /** How many were left out since the last one, or -1 if this is to be left out. */
    private synchronized int admit(String place, long now) {
        if (seen.size() >= MAX_PLACES) {
            seen.clear();
        }
        var before = seen.get(place);
        if (before == null) {
            before = new Seen();
            seen.put(place, before);
        } else if (now - before.lastLogged < INTERVAL_NANOS) {
            before.leftOut++;
            return -1;
        }
        int leftOut = before.leftOut;
        before.lastLogged = now;
        before.leftOut = 0;
        return leftOut;
    }
}
