package io.stonechat.session;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who has failed to bind lately, how often, and until when each is locked out; addresses, or system_ids. It remembers a bounded
 * number of them. Not thread-safe; times are milliseconds of a clock that does not go back.
 *
 * @param <K> what an address or a system_id is
 */
final class Failures<K> {
    private final LockoutPolicy policy;
    private final int threshold;
    /** In the order of the last failure. */
    private final LinkedHashMap<K, Entry> records = new LinkedHashMap<>();

    /**
     * Remembers nobody.
     *
     * @param threshold how many failures lead to a lock; 0: none does
     */
    Failures(LockoutPolicy policy, int threshold) {
        this.policy = policy;
        this.threshold = threshold;
    }

    private static final class Entry {
        /** Since the last lock, and all of them. */
        private int sinceLock;

        private int total;
        private int locks;
        private long lockedUntil = Long.MIN_VALUE;
        private long forgetAt;
    }

    /** How long one is locked out from now; zero if it is not. */
    Duration locked(K key, long now) {
        var record = records.get(key);
        return record == null || record.lockedUntil <= now
                ? Duration.ZERO
                : Duration.ofMillis(record.lockedUntil - now);
    }

    /** What a failure leads to. */
    record Failed(int failures, Duration lock) {}

    /** One has failed; the answer says how often by now, and how long it is locked out if this was the one too many. */
    Failed failed(K key, long now) {
        forget(now);
        var record = records.remove(key);
        if (record == null) {
            record = new Entry();
        }
        records.put(key, record);
        record.total++;
        record.sinceLock++;
        record.forgetAt = Math.max(record.lockedUntil, now) + policy.forget().toMillis();
        Duration lock = Duration.ZERO;
        if (threshold > 0 && record.sinceLock >= threshold && record.lockedUntil <= now) {
            lock = policy.lockAfter(record.locks);
            record.locks++;
            record.sinceLock = 0;
            record.lockedUntil = now + lock.toMillis();
            record.forgetAt = record.lockedUntil + policy.forget().toMillis();
        }
        makeRoom();
        return new Failed(record.total, lock);
    }

    /** One has bound well: its failures are forgotten, unless it is locked out. */
    void succeeded(K key, long now) {
        if (locked(key, now).isZero()) {
            records.remove(key);
        }
    }

    int size() {
        return records.size();
    }

    /** The locks that are in force, and how long each lasts. */
    Map<K, Duration> locks(long now) {
        var locks = new HashMap<K, Duration>();
        for (K key : records.keySet()) {
            Duration left = locked(key, now);
            if (!left.isZero()) {
                locks.put(key, left);
            }
        }
        return locks;
    }

    private void forget(long now) {
        Iterator<Entry> oldestFirst = records.values().iterator();
        while (oldestFirst.hasNext()) {
            var record = oldestFirst.next();
            if (record.forgetAt <= now) {
                oldestFirst.remove();
            } else if (record.locks == 0) {
                // Those behind it without a lock have failed later still; those with one leave when they are alone.
                return;
            }
        }
    }

    private void makeRoom() {
        if (records.size() > policy.remembered()) {
            Iterator<Entry> oldestFirst = records.values().iterator();
            oldestFirst.next();
            oldestFirst.remove();
        }
    }
}
