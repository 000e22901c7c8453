package io.stonechat.store;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
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
        lows.keys.forEach((run, key) ->
                floors.computeIfPresent(run, (_, floor) -> Arrays.compareUnsigned(key, floor) < 0 ? key : floor));
    }

    /** The lowest keys of some messages, in each run. */
    static final class Lows {

        private final Map<String, byte[]> keys = new HashMap<>();

        void add(StoredMessage message) {
            Place place = message.progress().place();
            if (place != null) {
                add(run(place.queue(), message.priority()), ColdKeys.due(message, place));
            }
            if (MemoryIndexes.expires(message)) {
                add(EXPIRY, ColdKeys.expiry(message));
            }
        }

        private void add(String run, byte[] key) {
            keys.merge(run, key, (one, other) -> Arrays.compareUnsigned(one, other) < 0 ? one : other);
        }
    }
}
