package io.stonechat.api;

import io.stonechat.store.MessageStore;
import io.stonechat.store.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * How long what should be gone has waited, by queue. It asks the store's index of due times and reads no message, and looks
 * at so many queues at most, so that it may be asked every few seconds.
 *
 * <p>What is due for an account of which no ESME is bound that could take it waits as it should: it is told apart.
 *
 * @param queues the queues towards binds and ESMEs: what somebody should be taking first, by name
 */
record DueAges(List<QueueAge> queues) {

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
     * @param absent whether it is of an account whose ESMEs are away
     */
    record QueueAge(String queue, long messages, Duration age, boolean absent) {}

    /** As it is now. */
    static DueAges of(Operated gateway) {
        Predicate<String> receives = gateway.smpp().figures()::receives;
        return of(gateway.smpp().spool().store(), gateway.clock().instant(), receives);
    }

    /** As it is at this time, for accounts that receive or do not. */
    static DueAges of(MessageStore store, Instant now, Predicate<String> receives) {
        return new DueAges(store.queues().stream()
                .filter(queue -> queue.startsWith(BIND) || queue.startsWith(ACCOUNT) || queue.equals(Place.ROUTE))
                // Thousands of mailboxes must not hide a bind.
                .sorted(Comparator.comparing((String queue) -> isAbsent(queue, receives))
                        .thenComparing(queue -> queue.startsWith(ACCOUNT))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .map(queue ->
                        new QueueAge(queue, store.count(queue), age(store, queue, now), isAbsent(queue, receives)))
                .toList());
    }

    /** Whether a queue is of an account whose ESMEs are away. */
    static boolean isAbsent(String queue, Predicate<String> receives) {
        return queue.startsWith(ACCOUNT) && !receives.test(queue.substring(ACCOUNT.length()));
    }

    private static Duration age(MessageStore store, String queue, Instant now) {
        return store.nextDue(queue)
                .filter(due -> due.isBefore(now))
                .map(due -> Duration.between(due, now))
                .orElse(Duration.ZERO);
    }

    /** The longest of all that somebody should be taking. */
    Duration oldest() {
        return longest(false);
    }

    /** The longest of all that waits for ESMEs which are away. */
    Duration oldestAbsent() {
        return longest(true);
    }

    private Duration longest(boolean absent) {
        return queues.stream()
                .filter(queue -> queue.absent() == absent)
                .map(QueueAge::age)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
