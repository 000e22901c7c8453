package io.stonechat.store;

import io.stonechat.protocol.Address;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The ways to find the messages that are in memory. Guarded by the lock of whoever keeps them. */
final class MemoryIndexes {

    private final Map<String, DueIndex> queues = new HashMap<>();
    private final NavigableSet<Expiry> expiries = new TreeSet<>();
    private final Map<UpstreamKey, List<Correlation>> byUpstreamId = new HashMap<>();
    private final Map<MessageId, List<Correlation>> byMessage = new HashMap<>();
    private final Map<MessageId, Set<MessageId>> parts = new HashMap<>();
    private final Map<AddressKey, IdSet> openByAddress = new HashMap<>();
    private final Map<DedupKey, IdSet> byDedupKey = new HashMap<>();
    private long open;

    /** Brings the indexes from one version of a message, or none, to the next, or none. */
    void change(@Nullable StoredMessage before, @Nullable StoredMessage after) {
        place(before, after);
        expiry(before, after);
        if (before == null || after == null || !Objects.equals(before.lineage(), after.lineage())) {
            part(before, after);
        }
        if (before == null || after == null || !Objects.equals(before.origin(), after.origin())) {
            dedupKey(before, after);
        }
        openness(before, after);
    }

    private void place(@Nullable StoredMessage before, @Nullable StoredMessage after) {
        Place old = before == null ? null : before.progress().place();
        Place next = after == null ? null : after.progress().place();
        if (before != null && old != null) {
            dequeue(before, old);
        }
        if (after != null && next != null) {
            queues.computeIfAbsent(next.queue(), _ -> new DueIndex()).add(after, next.at());
        }
    }

    private void dequeue(StoredMessage message, Place place) {
        DueIndex queue = queues.get(place.queue());
        if (queue != null) {
            queue.remove(message, place.at());
            if (queue.size() == 0) {
                queues.remove(place.queue());
            }
        }
    }

    private void expiry(@Nullable StoredMessage before, @Nullable StoredMessage after) {
        Expiry old = before != null && expires(before) ? Expiry.of(before) : null;
        Expiry next = after != null && expires(after) ? Expiry.of(after) : null;
        if (!Objects.equals(old, next)) {
            if (old != null) {
                expiries.remove(old);
            }
            if (next != null) {
                expiries.add(next);
            }
        }
    }

    private void part(@Nullable StoredMessage before, @Nullable StoredMessage after) {
        if (before != null && before.lineage().parts() > 1) {
            forget(parts, before.toldId(), before.id());
        }
        if (after != null && after.lineage().parts() > 1) {
            parts.computeIfAbsent(after.toldId(), _ -> new LinkedHashSet<>()).add(after.id());
        }
    }

    private void dedupKey(@Nullable StoredMessage before, @Nullable StoredMessage after) {
        if (before != null && before.origin().dedupKey() != null) {
            forgetId(byDedupKey, DedupKey.of(before.origin()), before.id());
        }
        if (after != null && after.origin().dedupKey() != null) {
            byDedupKey
                    .computeIfAbsent(DedupKey.of(after.origin()), _ -> new IdSet())
                    .add(after.id());
        }
    }

    private void openness(@Nullable StoredMessage before, @Nullable StoredMessage after) {
        StoredMessage old = before == null || before.state().isFinal() ? null : before;
        StoredMessage next = after == null || after.state().isFinal() ? null : after;
        if (old != null && next != null && isAlike(old, next)) {
            return;
        }
        if (old != null) {
            open--;
            forgetId(openByAddress, AddressKey.of(old), old.id());
        }
        if (next != null) {
            open++;
            openByAddress.computeIfAbsent(AddressKey.of(next), _ -> new IdSet()).add(next.id());
        }
    }

    private static boolean isAlike(StoredMessage old, StoredMessage next) {
        return Objects.equals(old.destination(), next.destination())
                && Objects.equals(old.origin().account(), next.origin().account());
    }

    private static <K, V, C extends Collection<V>> void forget(Map<K, C> index, K key, V value) {
        C values = index.get(key);
        if (values != null && values.remove(value) && values.isEmpty()) {
            index.remove(key);
        }
    }

    private static <K> void forgetId(Map<K, IdSet> index, K key, MessageId id) {
        IdSet ids = index.get(key);
        if (ids != null) {
            ids.remove(id);
            if (ids.isEmpty()) {
                index.remove(key);
            }
        }
    }

    /** Whether the end of its validity ends it. */
    static boolean expires(StoredMessage message) {
        return switch (message.state()) {
            case SCHEDULED, QUEUED, UNCERTAIN -> true;
            case ATTEMPTING, SENT, HELD -> false;
            case DELIVERED, EXPIRED, DELETED, UNDELIVERABLE, ACCEPTED, UNKNOWN, REJECTED, SKIPPED -> false;
            case UNMATCHED, DEAD_LETTER -> false;
        };
    }

    void correlate(Correlation correlation) {
        List<Correlation> same = byUpstreamId.computeIfAbsent(UpstreamKey.of(correlation), _ -> new ArrayList<>(1));
        if (!same.contains(correlation)) {
            same.addFirst(correlation);
            byMessage
                    .computeIfAbsent(correlation.message(), _ -> new ArrayList<>(1))
                    .add(correlation);
        }
    }

    void uncorrelate(Correlation correlation) {
        forget(byUpstreamId, UpstreamKey.of(correlation), correlation);
        forget(byMessage, correlation.message(), correlation);
    }

    /** Undoes the correlations of a message. */
    void forget(MessageId id) {
        for (Correlation correlation : byMessage.getOrDefault(id, List.of())) {
            forget(byUpstreamId, UpstreamKey.of(correlation), correlation);
        }
        byMessage.remove(id);
    }

    List<Correlation> correlations(String domain, String upstreamId) {
        List<Correlation> found = byUpstreamId.getOrDefault(new UpstreamKey(domain, upstreamId), List.of());
        return found.size() < 2 ? List.copyOf(found) : newestFirst(found);
    }

    private static List<Correlation> newestFirst(List<Correlation> found) {
        return found.stream()
                .sorted(Comparator.comparing(Correlation::at)
                        .thenComparing(Correlation::message)
                        .thenComparingInt(Correlation::attempt)
                        .reversed())
                .toList();
    }

    /** Whether a tie of this upstream id, of whatever domain, is one of the message's. */
    boolean isCorrelated(MessageId message, String upstreamId) {
        return byMessage.getOrDefault(message, List.of()).stream()
                .anyMatch(correlation -> correlation.upstreamId().equals(upstreamId));
    }

    Optional<MessageId> deduplicated(String account, String dedupKey) {
        IdSet found = byDedupKey.get(new DedupKey(account, dedupKey));
        return found == null ? Optional.empty() : Optional.ofNullable(found.last());
    }

    Collection<MessageId> parts(MessageId toldId) {
        return parts.getOrDefault(toldId, Set.of(toldId));
    }

    Collection<MessageId> addressed(String account, Address destination) {
        IdSet found = openByAddress.get(new AddressKey(account, destination));
        return found == null ? List.of() : found.all();
    }

    List<MessageId> due(DueQuery query) {
        DueIndex queue = queues.get(query.queue());
        return queue == null ? List.of() : queue.due(query);
    }

    Optional<Instant> nextDue(String queue) {
        DueIndex index = queues.get(queue);
        return index == null ? Optional.empty() : index.next();
    }

    long count(String queue) {
        DueIndex index = queues.get(queue);
        return index == null ? 0 : index.size();
    }

    long count(String queue, int priority) {
        DueIndex index = queues.get(queue);
        return index == null ? 0 : index.size(priority);
    }

    Set<String> queues() {
        return Set.copyOf(queues.keySet());
    }

    List<MessageId> expired(Instant now, int limit) {
        return expiries.stream()
                .takeWhile(expiry -> !expiry.at.isAfter(now))
                .limit(limit)
                .map(Expiry::id)
                .toList();
    }

    long open() {
        return open;
    }

    private record UpstreamKey(String domain, String upstreamId) {

        static UpstreamKey of(Correlation correlation) {
            return new UpstreamKey(correlation.domain(), correlation.upstreamId());
        }

        @Override
        public int hashCode() {
            return 31 * domain.hashCode() + upstreamId.hashCode();
        }
    }

    private record DedupKey(String account, @Nullable String key) {

        static DedupKey of(Origin origin) {
            return new DedupKey(origin.account(), origin.dedupKey());
        }
    }

    private record AddressKey(String account, Address destination) {

        static AddressKey of(StoredMessage message) {
            return new AddressKey(message.origin().account(), message.destination());
        }

        /** The number alone tells most apart, and its hash is known already. */
        @Override
        public int hashCode() {
            return 31 * account.hashCode() + destination.address().hashCode();
        }
    }

    private record Expiry(Instant at, MessageId id) implements Comparable<Expiry> {

        @Override
        public int compareTo(Expiry other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : id.compareTo(other.id);
        }

        static Expiry of(StoredMessage message) {
            return new Expiry(message.times().validUntil(), message.id());
        }
    }
}
