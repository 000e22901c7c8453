package io.stonechat.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers which numbers have been seen; above the limit the oldest are forgotten. Safe for any thread. */
final class Sightings {

    private static final int LIMIT = 10_000;

    private final Map<String, Boolean> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > LIMIT;
        }
    };

    /** Whether this number is seen for the first time. */
    synchronized boolean isFirst(String number) {
        return seen.putIfAbsent(number, Boolean.TRUE) == null;
    }
}
