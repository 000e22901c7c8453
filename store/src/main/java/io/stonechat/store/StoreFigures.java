package io.stonechat.store;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a durable store tells of its own work, since it was opened.
 *
 * @param commits how many batches were stored
 * @param groups how many writes they were stored with
 * @param bytesLogged how many octets these wrote
 * @param commitTimes how long storing took, of one batch in sixteen
 * @param syncs the waits for the disk
 * @param checkpoints the moves of changed messages out of memory
 * @param stored how many messages are stored
 * @param open how many of them are not final
 * @param changed how many of them are in memory because they changed lately
 * @param health what the store refuses
 */
public record StoreFigures(
        long commits,
        long groups,
        long bytesLogged,
        Times commitTimes,
        Times syncs,
        Times checkpoints,
        long stored,
        long open,
        int changed,
        StoreHealth health) {

    /**
     * How long something took.
     *
     * @param count how often it was done
     * @param p50 no longer than this, half of the times
     * @param p99 no longer than this, 99 of 100 times
     * @param max no longer than this, ever
     * @param total how long all of them took together
     * @param within how often it took no longer than each of some times
     */
    public record Times(
            long count, Duration p50, Duration p99, Duration max, Duration total, SortedMap<Duration, Long> within) {

        /** Keeps an unmodifiable view of a copy of the map. */
        public Times {
            within = Collections.unmodifiableSortedMap(new TreeMap<>(within));
        }
    }
}
