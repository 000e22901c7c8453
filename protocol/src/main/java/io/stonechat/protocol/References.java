package io.stonechat.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * Hands out the references of long messages so that two on their way to one destination never have the same: each destination
 * has a count of its own. Thread-safe; remembers a bounded number of destinations, those used last.
 */
public final class References {

    private static final float LOAD_FACTOR = 0.75f;

    private final Map<String, Integer> last;
    private final IntSupplier first;

    /**
     * Counts for so many destinations.
     *
     * @param maxDestinations how many destinations are remembered; one that was forgotten starts anew
     * @param first where the count of a destination starts, best at random, so that a restart repeats nothing
     */
    public References(int maxDestinations, IntSupplier first) {
        this.first = first;
        this.last = new LinkedHashMap<>(16, LOAD_FACTOR, true) {

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
                return size() > maxDestinations;
            }
        };
    }

    /** The next reference for a destination, 0 to 65,535; its lower 8 bits go round as well. */
    public synchronized int next(Address destination) {
        return last.merge(destination.address(), first.getAsInt() & 0xFFFF, (before, _) -> before + 1 & 0xFFFF);
    }
}
