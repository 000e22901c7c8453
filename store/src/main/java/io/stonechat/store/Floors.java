package io.stonechat.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where to begin to read the cold part of each queue: below its floor everything has been removed, or is known better by
 * the overlay. Without it, what has left the head of a queue would be passed over again at each look. Guarded by the
 * overlay's lock.
 */
final class Floors {

    /** The run of keys that expiry is read from; no queue has this name. */
    static final String EXPIRY = "";

    private final Map<String, byte[]> floors = new HashMap<>();
    private long lowered;

    static String run(String queue, int priority) {
        return priority + queue;
    }

    byte @Nullable [] floor(String run) {
        return floors.get(run);
    }

    /** Changes whenever a floor may have been lowered. */
    long stamp() {
        return lowered;
    }

    /** Everything below this key has been passed over, by one who began at the floor that held at this stamp. */
    void raise(String run, byte[] key, long stamp) {
        if (stamp == lowered) {
            floors.put(run, key);
        }
    }

    /** What is kept of these messages is now to be read cold again. */
    void lower(Lows lows) {
        lowered++;
        lows.keys()
                .forEach((run, key) -> floors.computeIfPresent(
                        run, (_, floor) -> Arrays.compareUnsigned(key, floor) < 0 ? key : floor));
    }

    /** The lowest keys of some messages, in each run. */
    static final class Lows {

        private final Map<Run, StoredMessage> lowest = new HashMap<>();
        private byte @Nullable [] expiry;

        void add(StoredMessage message) {
            Place place = message.progress().place();
            if (place != null) {
                lowest.merge(new Run(place.queue(), message.rank()), message, Lows::earlier);
            }
            if (MemoryIndexes.expires(message)) {
                byte[] key = ColdKeys.expiry(message);
                expiry = expiry == null || Arrays.compareUnsigned(key, expiry) < 0 ? key : expiry;
            }
        }

        private static StoredMessage earlier(StoredMessage one, StoredMessage other) {
            int order = at(other).compareTo(at(one));
            if (order == 0) {
                order = Arrays.compareUnsigned(due(other), due(one));
            }
            return order < 0 ? other : one;
        }

        private static Instant at(StoredMessage message) {
            return place(message).at();
        }

        private static byte[] due(StoredMessage message) {
            return ColdKeys.due(message, place(message));
        }

        private static Place place(StoredMessage message) {
            return Objects.requireNonNull(message.progress().place());
        }

        private Map<String, byte[]> keys() {
            Map<String, byte[]> keys = new HashMap<>();
            lowest.forEach((run, message) -> keys.put(run(run.queue, run.priority), due(message)));
            if (expiry != null) {
                keys.put(EXPIRY, expiry);
            }
            return keys;
        }

        private record Run(String queue, int priority) {}
    }
}
