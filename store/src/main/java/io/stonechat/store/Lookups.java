package io.stonechat.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds messages by what identifies them: in the overlay, and cold where it does not hide them. */
final class Lookups {

    private static final Comparator<Correlation> NEWEST_FIRST = Comparator.comparing(Correlation::at)
            .thenComparing(Correlation::message)
            .thenComparingInt(Correlation::attempt)
            .reversed();

    private final Overlay overlay;
    private final ColdRecords cold;

    Lookups(Overlay overlay, ColdRecords cold) {
        this.overlay = overlay;
        this.cold = cold;
    }

    Optional<StoredMessage> find(MessageId id) {
        return Optional.ofNullable(kept(id)).map(StoredRecord::message);
    }

    private @Nullable StoredRecord kept(MessageId id) {
        Generation.Entry entry = overlay.entry(id);
        return entry == null ? cold.find(id) : entry.visible();
    }

    /** What is kept cold of a message, unless the overlay hid it at that moment. */
    @Nullable
    StoredRecord bare(MessageId id, Layers layers) {
        return layers.hides(id) ? null : cold.find(id);
    }

    /** What is read of the overlay at one moment: what it finds, and what it hides. */
    private record Hot<T>(List<T> found, Layers layers) {}

    private <T> Hot<T> hot(Function<Layers, List<T>> question) {
        return overlay.read(view -> new Hot<>(question.apply(view.layers()), view.layers()));
    }

    List<StoredMessage> all(Collection<MessageId> ids) {
        List<StoredMessage> found = new ArrayList<>(ids.size());
        for (MessageId id : ids) {
            find(id).ifPresent(found::add);
        }
        return found;
    }

    List<StoredMessage> parts(MessageId toldId) {
        Optional<StoredMessage> itself = find(toldId);
        if (itself.isPresent() && itself.get().lineage().parts() == 1) {
            return List.of(itself.get());
        }
        Set<MessageId> ids = new TreeSet<>(
                hot(layers -> layers.found(indexes -> indexes.parts(toldId))).found());
        cold.idsUnder(ColdKeys.parts(toldId), null, id -> {
            ids.add(id);
            return true;
        });
        return all(ids).stream()
                .filter(message -> message.toldId().equals(toldId))
                .sorted(Comparator.comparingInt(message -> message.lineage().part()))
                .toList();
    }

    List<StoredMessage> open(MessageQuery query) {
        Predicate<StoredMessage> wanted = message -> !message.state().isFinal()
                && message.origin().account().equals(query.account())
                && message.destination().equals(query.destination())
                && (query.source() == null || message.pdu().source().equals(query.source()));
        Hot<MessageId> hot =
                hot(layers -> layers.found(indexes -> indexes.addressed(query.account(), query.destination())));
        SortedMap<MessageId, StoredMessage> found = new TreeMap<>();
        cold.idsUnder(ColdKeys.openTo(query.account(), query.destination()), null, id -> {
            StoredRecord kept = bare(id, hot.layers());
            if (kept != null && wanted.test(kept.message())) {
                found.put(id, kept.message());
            }
            return found.size() < query.limit();
        });
        all(hot.found()).stream().filter(wanted).forEach(message -> found.put(message.id(), message));
        return found.values().stream().limit(query.limit()).toList();
    }

    List<Correlation> correlations(String domain, String upstreamId) {
        Hot<Correlation> hot = hot(layers -> layers.found(indexes -> indexes.correlations(domain, upstreamId)));
        Set<MessageId> listed = cold.listed(ColdKeys.tie(domain, upstreamId));
        if (listed.isEmpty() && hot.found().size() < 2) {
            return hot.found();
        }
        Set<Correlation> found = new LinkedHashSet<>(hot.found());
        for (MessageId id : listed) {
            StoredRecord kept = bare(id, hot.layers());
            if (kept != null) {
                kept.ties().stream()
                        .filter(tie ->
                                tie.domain().equals(domain) && tie.upstreamId().equals(upstreamId))
                        .forEach(found::add);
            }
        }
        return found.stream().sorted(NEWEST_FIRST).toList();
    }

    Optional<StoredMessage> deduplicated(String account, String dedupKey) {
        Set<MessageId> ids =
                new LinkedHashSet<>(hot(layers -> layers.answered(indexes -> indexes.deduplicated(account, dedupKey)))
                        .found());
        ids.addAll(cold.listed(ColdKeys.dedup(account, dedupKey)));
        return all(ids).stream()
                .filter(message -> message.origin().account().equals(account)
                        && dedupKey.equals(message.origin().dedupKey()))
                .max(Comparator.comparing(StoredMessage::id));
    }
}
