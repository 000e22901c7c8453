package io.stonechat.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Looks through a store that nobody has open, and changes nothing: every record, every index, every checksum, the log. */
public final class StoreVerifier {

    private static final long CACHE = 8 << 20;

    private StoreVerifier() {}

    /**
     * Looks through the store in a folder; what is wrong is in the report.
     *
     * @throws StoreLockedException if somebody has it open; a running gateway looks through its own
     * @throws StoreFormatException if it is no store, or of a newer release
     * @throws StoreException if it cannot be read at all
     */
    public static StoreReport verify(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new StoreFormatException("There is no store in " + folder + ": it is no folder.");
        }
        try (StoreLock _ = StoreLock.take(folder, InstantSource.system())) {
            StoreFormat.require(folder);
            try (ColdDatabase database = ColdDatabase.openToRead(folder.resolve(DurableStore.COLD), CACHE)) {
                return verify(database, folder.resolve(DurableStore.LOG));
            }
        } catch (IOException failure) {
            throw new StoreException("The store in " + folder + " cannot be read: " + failure, failure);
        }
    }

    private static StoreReport verify(ColdDatabase database, Path log) throws IOException {
        StoreReport report = verify(database);
        List<String> problems = new ArrayList<>(report.problems());
        long position = ColdState.read(database.get(ColdKeys.STATE)).position();
        try {
            new LogReader(log).read(position, (_, _, _) -> {});
        } catch (StoreFormatException problem) {
            problems.add(String.valueOf(problem.getMessage()));
        }
        return new StoreReport(report.messages(), report.indexEntries(), problems);
    }

    static StoreReport verify(ColdDatabase database) {
        var report = new AtomicReference<>(new StoreReport(0, 0, List.of()));
        database.verify(view -> report.set(new ColdAudit(view).run()));
        return report.get();
    }
}
