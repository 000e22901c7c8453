package io.stonechat.api;

import io.stonechat.store.MessageStore;
import io.stonechat.store.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How long what should be gone has waited, by queue. It asks the store's index of due times and reads no message, and looks
 * at so many queues at most, so that it may be asked every few seconds.
 *
 * @param queues the queues towards binds and ESMEs, by name
 * @param left how many queues there are beyond those
 */
record DueAges(List<QueueAge> queues, int left) {

    /** How many queues are looked at. */
    static final int MOST = 500;

    private static final String BIND = Place.bindQueue("");
    private static final String ACCOUNT = Place.accountQueue("");

    /**
     * One queue.
     *
     * @param queue its name
     * @param messages how many stand in it, due or not
     * @param age how long the oldest that is due has been due; zero when none is
     */
    record QueueAge(String queue, long messages, Duration age) {}

    /** As it is now. */
    static DueAges of(MessageStore store, Instant now) {
        List<String> names = store.queues().stream()
                .filter(queue -> queue.startsWith(BIND) || queue.startsWith(ACCOUNT) || queue.equals(Place.ROUTE))
                .sorted()
                .toList();
        List<QueueAge> ages = names.stream()
                .limit(MOST)
                .map(queue -> new QueueAge(queue, store.count(queue), age(store, queue, now)))
                .toList();
        return new DueAges(ages, names.size() - ages.size());
    }

    private static Duration age(MessageStore store, String queue, Instant now) {
        return store.nextDue(queue)
                .filter(due -> due.isBefore(now))
                .map(due -> Duration.between(due, now))
                .orElse(Duration.ZERO);
    }

    /** The longest of all. */
    Duration oldest() {
        return queues.stream().map(QueueAge::age).max(Duration::compareTo).orElse(Duration.ZERO);
    }
}
