package io.stonechat.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One queue in memory: an ordered set a priority. Guarded by the lock of whoever keeps it. */
final class DueIndex {

    private final List<NavigableSet<Entry>> byPriority = Stream.generate(
                    () -> (NavigableSet<Entry>) new TreeSet<Entry>())
            .limit(StoredMessage.MAX_PRIORITY + 1L)
            .toList();

    private long size;

    void add(StoredMessage message, Instant at) {
        if (byPriority.get(message.rank()).add(Entry.of(message, at))) {
            size++;
        }
    }

    void remove(StoredMessage message, Instant at) {
        if (byPriority.get(message.rank()).remove(Entry.of(message, at))) {
            size--;
        }
    }

    long size() {
        return size;
    }

    long size(int priority) {
        return byPriority.get(priority).size();
    }

    /** The ids of what is due, in order. */
    List<MessageId> due(DueQuery query) {
        List<MessageId> found = new ArrayList<>();
        for (int priority = from(query); priority >= 0 && found.size() < query.limit(); priority--) {
            for (Entry entry : behind(query.after(), priority)) {
                if (entry.at.isAfter(query.now()) || found.size() == query.limit()) {
                    break;
                }
                found.add(new MessageId(entry.id));
            }
        }
        return found;
    }

    Optional<Instant> next() {
        return byPriority.stream()
                .filter(entries -> !entries.isEmpty())
                .map(entries -> entries.first().at)
                .min(Comparator.naturalOrder());
    }

    private static int from(DueQuery query) {
        return query.after() == null
                ? StoredMessage.MAX_PRIORITY
                : query.after().rank();
    }

    private NavigableSet<Entry> behind(@Nullable StoredMessage after, int priority) {
        NavigableSet<Entry> entries = byPriority.get(priority);
        if (after == null || after.rank() != priority || after.progress().place() == null) {
            return entries;
        }
        return entries.tailSet(Entry.of(after, after.progress().place().at()), false);
    }

    private record Entry(Instant at, long arrival, long id) implements Comparable<Entry> {

        @Override
        public int compareTo(Entry other) {
            int byTime = at.compareTo(other.at);
            int byArrival = byTime != 0 ? byTime : Long.compare(arrival, other.arrival);
            return byArrival != 0 ? byArrival : Long.compare(id, other.id);
        }

        static Entry of(StoredMessage message, Instant at) {
            return new Entry(at, message.origin().arrival(), message.id().value());
        }
    }
}
