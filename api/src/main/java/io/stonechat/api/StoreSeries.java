package io.stonechat.api;

import io.stonechat.store.DurableStore;
import io.stonechat.store.MessageStore;
import io.stonechat.store.Purpose;
import io.stonechat.store.StoreFigures;
import io.stonechat.store.StoreHealth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** The figures of the store. */
record StoreSeries(MessageStore store) {

    /** Puts all of it in; what only an engine on a disk has, where it is one. */
    void read(Reading reading) {
        StoreHealth health = store.health();
        reading.flag(Series.STORE_WRITABLE, !(health instanceof StoreHealth.ReadOnly));
        Set<Purpose> refused = refused(health);
        for (Purpose purpose : Purpose.values()) {
            reading.flag(Series.STORE_REFUSES, refused.contains(purpose), StoredJson.lower(purpose));
        }
        reading.amount(Series.OPEN, store.openMessages());
        if (store instanceof DurableStore durable) {
            onDisk(reading, durable.figures());
        }
    }

    private static Set<Purpose> refused(StoreHealth health) {
        return switch (health) {
            case StoreHealth.Writable() -> Set.of();
            case StoreHealth.Low(var refused, var _) -> refused;
            case StoreHealth.ReadOnly _ -> Set.of(Purpose.values());
        };
    }

    static void onDisk(Reading reading, StoreFigures figures) {
        reading.amount(Series.STORED, figures.stored());
        reading.amount(Series.STORE_CHANGED, figures.changed());
        reading.counter(Series.STORE_COMMITS, figures.commits());
        reading.counter(Series.STORE_GROUPS, figures.groups());
        reading.counter(Series.STORE_LOG_BYTES, figures.bytesLogged());
        reading.histogram(Series.STORE_COMMIT_TIME, distribution(figures.commitTimes()));
        reading.histogram(Series.STORE_SYNC_TIME, distribution(figures.syncs()));
        reading.histogram(Series.STORE_CHECKPOINT_TIME, distribution(figures.checkpoints()));
    }

    /** From counts that are summed up to counts that are not. */
    private static Distribution distribution(StoreFigures.Times times) {
        SortedMap<Duration, Long> within = times.within();
        List<Double> bounds = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        long before = 0;
        for (var entry : within.entrySet()) {
            bounds.add(entry.getKey().toNanos() / 1e9);
            counts.add(entry.getValue() - before);
            before = entry.getValue();
        }
        bounds.add(Double.POSITIVE_INFINITY);
        counts.add(times.count() - before);
        return new Distribution(bounds, counts, times.total().toNanos() / 1e9);
    }
}
