package io.stonechat.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
    private Overlay overlay;

    Replay(ColdRecords cold, Path folder, StoreOptions.MemoryUse memory) {
        this.cold = cold;
        this.folder = folder;
        this.memory = memory;
        this.overlay = overlay();
    }

    private Overlay overlay() {
        ColdState state = cold.state();
        return new Overlay(state.tally().copy(), state.highest(), state.position());
    }

    /** Does it, and returns the position at which a new log begins. */
    long run() throws IOException {
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
        return end;
    }

    private void take(RecordReader effects, long end) {
        List<Effect> read = EffectCodec.read(effects, id -> {
            Generation.Entry entry = overlay.entry(id);
            return entry == null ? cold.find(id) : entry.current();
        });
        overlay.apply(read);
        if (overlay.size() >= memory.changedMessages()) {
            write(end);
        }
    }

    private void write(long end) {
        cold.write(overlay.freeze(end));
        overlay = overlay();
    }
}
