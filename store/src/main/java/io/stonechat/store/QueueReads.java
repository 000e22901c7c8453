package io.stonechat.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Reads queues: what the overlay has of them, and what is kept cold of them and not hidden by it. */
final class QueueReads {

    private static final Comparator<StoredMessage> BY_EXPIRY = Comparator.comparing(
                    (StoredMessage message) -> message.times().validUntil())
            .thenComparing(StoredMessage::id);

    private static final Comparator<StoredMessage> ORDER = QueueReads::compare;

    private final Overlay overlay;
    private final ColdRecords cold;
    private final Lookups lookups;

    QueueReads(Overlay overlay, ColdRecords cold, Lookups lookups) {
        this.overlay = overlay;
        this.cold = cold;
        this.lookups = lookups;
    }

    /** Where to look: ids that the overlay has, runs of cold keys, and what hides some of these. */
    private record Places(Set<MessageId> hot, List<ColdRun> runs, Layers layers) {}

    List<StoredMessage> due(DueQuery query) {
        Places places = overlay.read(view -> places(view, query));
        Set<MessageId> ids = places.hot();
        int hot = ids.size();
        for (ColdRun run : places.runs()) {
            if (ids.size() < hot + query.limit()) {
                addCold(run, places.layers(), ids, hot + query.limit());
            }
        }
        List<StoredMessage> found = lookups.all(ids);
        found.removeIf(message -> !isDue(message, query));
        found.sort(ORDER);
        return found.size() <= query.limit() ? found : List.copyOf(found.subList(0, query.limit()));
    }

    private static boolean isDue(StoredMessage message, DueQuery query) {
        Place place = message.progress().place();
        return place != null
                && place.queue().equals(query.queue())
                && !place.at().isAfter(query.now());
    }

    /** The order of messages that all have a place in one queue. */
    private static int compare(StoredMessage one, StoredMessage other) {
        int order = Integer.compare(other.rank(), one.rank());
        if (order == 0) {
            order = at(one).compareTo(at(other));
        }
        if (order == 0) {
            order = Long.compare(one.origin().arrival(), other.origin().arrival());
        }
        return order == 0 ? one.id().compareTo(other.id()) : order;
    }

    private static Instant at(StoredMessage message) {
        Place place = message.progress().place();
        return place == null ? Instant.MAX : place.at();
    }

    private static Places places(Overlay.View view, DueQuery query) {
        Set<MessageId> hot = new LinkedHashSet<>(view.layers().found(indexes -> indexes.due(query)));
        List<ColdRun> runs = new ArrayList<>();
        StoredMessage after = query.after();
        int first = after == null ? StoredMessage.MAX_PRIORITY : after.rank();
        for (int priority = first; priority >= 0; priority--) {
            if (hasCold(view, query.queue(), priority)) {
                runs.add(run(view, query, priority));
            }
        }
        return new Places(hot, runs, view.layers());
    }

    private static boolean hasCold(Overlay.View view, String queue, int priority) {
        return view.tally().in(queue, priority) > view.layers().count(queue, priority);
    }

    private static ColdRun run(Overlay.View view, DueQuery query, int priority) {
        String name = Floors.run(query.queue(), priority);
        Floors floors = view.floors();
        byte[] start = ColdKeys.max(ColdKeys.dueRun(query.queue(), priority), floors.floor(name));
        StoredMessage after = query.after();
        Place place = after == null ? null : after.progress().place();
        byte[] until = ColdKeys.dueAfter(query.queue(), priority, query.now());
        if (after == null || place == null || after.rank() != priority) {
            return new ColdRun(name, start, until, true, floors.stamp());
        }
        byte[] behind = ColdKeys.after(ColdKeys.due(after, place));
        return new ColdRun(name, ColdKeys.max(start, behind), until, false, floors.stamp());
    }

    /** Adds the ids of a run that the overlay does not hide, and raises the floor above those that it hides. */
    private void addCold(ColdRun run, Layers layers, Set<MessageId> ids, int most) {
        scan(run, layers, (_, id) -> {
            ids.add(id);
            return ids.size() < most;
        });
    }

    private void scan(ColdRun run, Layers layers, BiPredicate<byte[], MessageId> wanted) {
        var head = new Object() {
            byte @Nullable [] key;
        };
        cold.database().scan(run.from(), run.until(), (key, _) -> {
            MessageId id = ColdKeys.id(key);
            if (layers.hides(id)) {
                return true;
            }
            if (head.key == null) {
                head.key = key;
            }
            return wanted.test(key, id);
        });
        if (run.isHead()) {
            byte[] floor = head.key == null ? run.until() : head.key;
            overlay.read(view -> {
                run.raise(view.floors(), floor);
                return true;
            });
        }
    }

    Optional<Instant> nextDue(String queue) {
        Ahead ahead = overlay.read(view -> new Ahead(
                view.layers().answered(indexes -> indexes.nextDue(queue)), wholeRuns(view, queue), view.layers()));
        List<Instant> times = new ArrayList<>(ahead.times());
        int length = ColdKeys.dueRun(queue, 0).length;
        for (ColdRun run : ahead.runs()) {
            scan(run, ahead.layers(), (key, _) -> {
                times.add(ColdKeys.dueIn(key, length));
                return false;
            });
        }
        return times.stream().min(Comparator.naturalOrder());
    }

    /** When the overlay has something next, and where else to look. */
    private record Ahead(List<Instant> times, List<ColdRun> runs, Layers layers) {}

    private static List<ColdRun> wholeRuns(Overlay.View view, String queue) {
        List<ColdRun> runs = new ArrayList<>();
        for (int priority = 0; priority <= StoredMessage.MAX_PRIORITY; priority++) {
            if (hasCold(view, queue, priority)) {
                runs.add(run(view, DueQuery.head(queue, Instant.MAX, 1), priority));
            }
        }
        return runs;
    }

    List<StoredMessage> expired(Instant now, int limit) {
        Places places = overlay.read(view -> new Places(
                new LinkedHashSet<>(view.layers().found(indexes -> indexes.expired(now, limit))),
                List.of(expiryRun(view.floors(), now)),
                view.layers()));
        Set<MessageId> ids = places.hot();
        addCold(places.runs().getFirst(), places.layers(), ids, ids.size() + limit);
        return lookups.all(ids).stream()
                .filter(message -> MemoryIndexes.expires(message)
                        && !message.times().validUntil().isAfter(now))
                .sorted(BY_EXPIRY)
                .limit(limit)
                .toList();
    }

    private static ColdRun expiryRun(Floors floors, Instant now) {
        byte[] from = ColdKeys.max(ColdKeys.expiryRun(), floors.floor(Floors.EXPIRY));
        return new ColdRun(Floors.EXPIRY, from, ColdKeys.expiryAfter(now), true, floors.stamp());
    }

    /** Some of the ended messages that are above the limit, those first whose record is to be removed first. */
    List<StoredMessage> tooManyEnded(StoreLimits limits, int most) {
        long tooMany = overlay.read(view -> view.tally().ended()) - limits.maxEnded();
        return tooMany <= 0 ? List.of() : due(DueQuery.head(Place.ENDED, Instant.MAX, (int) Math.min(most, tooMany)));
    }
}
