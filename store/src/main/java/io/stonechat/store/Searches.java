package io.stonechat.store;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Searches for messages: by the narrowest key that the search has, through all of them if it has none. */
final class Searches {

    private final Overlay overlay;
    private final ColdRecords cold;
    private final Lookups lookups;

    Searches(Overlay overlay, ColdRecords cold, Lookups lookups) {
        this.overlay = overlay;
        this.cold = cold;
        this.lookups = lookups;
    }

    List<StoredMessage> search(MessageSearch search) {
        SortedMap<MessageId, StoredMessage> found = new TreeMap<>();
        MessageId after = search.after();
        Layers layers = overlay.layers();
        layers.records()
                .filter(kept -> after == null || kept.message().id().compareTo(after) > 0)
                .filter(kept -> matches(kept, search))
                .forEach(kept -> found.put(kept.message().id(), kept.message()));
        searchCold(search, layers, found);
        return found.values().stream().limit(search.limit()).toList();
    }

    private static boolean matches(StoredRecord kept, MessageSearch search) {
        String wanted = search.upstreamId();
        boolean isNamed = wanted == null
                || search.matchesAttempt(kept.message())
                || kept.ties().stream().anyMatch(tie -> tie.upstreamId().equals(wanted));
        return isNamed && search.matches(kept.message());
    }

    private void searchCold(MessageSearch search, Layers layers, Map<MessageId, StoredMessage> found) {
        int most = found.size() + search.limit();
        Predicate<MessageId> wanted = id -> {
            take(lookups.bare(id, layers), search, found);
            return found.size() < most;
        };
        if (search.upstreamId() != null) {
            Set<MessageId> ids = cold.idsListedUnder(ColdKeys.ties(search.upstreamId()));
            MessageId after = search.after();
            ids.removeIf(id -> after != null && id.compareTo(after) <= 0);
            ids.forEach(id -> take(lookups.bare(id, layers), search, found));
        } else if (search.destination() != null) {
            cold.idsAddressed(ColdKeys.DESTINATION, search.destination(), search.after(), wanted);
        } else if (search.source() != null) {
            cold.idsAddressed(ColdKeys.SOURCE, search.source(), search.after(), wanted);
        } else {
            cold.records(search.after(), kept -> {
                if (!layers.hides(kept.message().id())) {
                    take(kept, search, found);
                }
                return found.size() < most;
            });
        }
    }

    private static void take(@Nullable StoredRecord kept, MessageSearch search, Map<MessageId, StoredMessage> found) {
        if (kept != null && matches(kept, search)) {
            found.put(kept.message().id(), kept.message());
        }
    }
}
