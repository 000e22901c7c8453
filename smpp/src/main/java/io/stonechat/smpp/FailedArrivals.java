package io.stonechat.smpp;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often the script, or the decoder, has failed about one and the same message of an upstream, so that it is not sent again for ever.
 * Counts the last few thousand only; forgotten at a restart, which costs such a message three more tries. Thread-safe.
 */
final class FailedArrivals {

    /** Failures after which a message is set aside. */
    static final int MOST = 3;

    private static final int REMEMBERED = 4_096;

    private final Map<Arrived, Integer> failures = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Arrived, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Notes one more failure; whether that was one too many, and the message is to be set aside. */
    synchronized boolean isHopeless(Arrived arrived) {
        int count = failures.merge(arrived, 1, Integer::sum);
        if (count >= MOST) {
            failures.remove(arrived);
            return true;
        }
        return false;
    }

    /** Notes that it has been dealt with after all. */
    synchronized void forget(Arrived arrived) {
        failures.remove(arrived);
    }

    synchronized boolean isEmpty() {
        return failures.isEmpty();
    }
}
