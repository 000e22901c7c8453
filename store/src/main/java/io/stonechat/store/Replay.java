package io.stonechat.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings what is kept cold up to the end of the log, and removes the log.
 *
 * <p>What is read of the log may be in the memory of the operating system only, after a crash of the process or of the
 * disk: so nothing is built on it before it has been written once more.
 */
final class Replay {

    private final ColdRecords cold;
    private final Path folder;
    private final StoreOptions.MemoryUse memory;
    private final Doubt doubt;
    private final Map<MessageId, StoredRecord> refused = new HashMap<>();
    private long refusedFrom = Long.MAX_VALUE;
    private Overlay overlay;

    Replay(ColdRecords cold, Path folder, StoreOptions.MemoryUse memory) {
        this.cold = cold;
        this.folder = folder;
        this.memory = memory;
        this.doubt = new Doubt(folder);
        this.overlay = overlay();
    }

    private Overlay overlay() {
        ColdState state = cold.state();
        return new Overlay(state.tally().copy(), state.highest(), state.position());
    }

    /** Does it, and returns the position at which a new log begins. */
    long run() throws IOException {
        refusedFrom = doubt.refusedFrom().orElse(Long.MAX_VALUE);
        long start = cold.state().position();
        long end = new LogReader(folder).read(start, this::take);
        if (end > start) {
            write(end);
            cold.database().flush();
        }
        for (LogSegment segment : LogSegment.list(folder)) {
            Files.delete(segment.file());
        }
        for (Path spare : LogSegment.spares(folder)) {
            Files.delete(spare);
        }
        doubt.clear();
        return end;
    }

    private void take(RecordReader effects, boolean isNew, long end) {
        List<Effect> kept = new ArrayList<>();
        for (Effect effect : EffectCodec.read(effects, this::kept)) {
            StoredRecord after = effect.after();
            boolean isRefused = refused.containsKey(effect.id()) || (isNew && end > refusedFrom);
            if (!isRefused) {
                kept.add(effect);
            } else if (after != null) {
                refused.put(effect.id(), after);
            }
        }
        overlay.apply(kept);
        if (overlay.size() >= memory.changedMessages()) {
            write(end);
        }
    }

    private @Nullable StoredRecord kept(MessageId id) {
        Generation.Entry entry = overlay.entry(id);
        StoredRecord known = entry == null ? cold.find(id) : entry.current();
        return known == null ? refused.get(id) : known;
    }

    private void write(long end) {
        cold.write(overlay.freeze(end));
        overlay = overlay();
    }
}
