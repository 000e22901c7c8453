package io.stonechat.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * Looks through all that stood cold at one moment: reads each record, adds up which index entries it calls for, and compares
 * that with the entries there are. Only where the sums differ it looks a second time, for which ones.
 */
final class ColdAudit {

    private static final int MOST_PROBLEMS = 1000;

    private final ColdDatabase.View view;
    private final List<String> problems = new ArrayList<>();
    private final Map<Byte, Long> expected = new HashMap<>();
    private final Map<Byte, Long> found = new HashMap<>();
    private final Tally tally = new Tally();
    private long messages;
    private long entries;

    ColdAudit(ColdDatabase.View view) {
        this.view = view;
    }

    StoreReport run() throws RocksDBException {
        view.scanAll(this::look);
        for (byte kind : kindsThatDiffer()) {
            view.scan(new byte[] {kind}, (key, value) -> key[0] == kind && lookAgain(key, value));
            view.scan(ColdKeys.records(), (key, value) -> key[0] == ColdKeys.RECORD && missing(kind, key, value));
        }
        ColdState state = ColdState.read(view.get(ColdKeys.STATE));
        if (!state.tally().equals(tally)) {
            problem("The counts are wrong: " + state.tally() + " are noted, " + tally + " are there.");
        }
        return new StoreReport(messages, entries, problems);
    }

    private boolean look(byte[] key, byte[] value) {
        switch (key[0]) {
            case ColdKeys.RECORD -> {
                StoredRecord kept = read(key, value);
                if (kept != null) {
                    messages++;
                    tally.change(null, kept.message());
                    keys(kept).forEach(entry -> add(expected, entry));
                }
            }
            case ColdKeys.TIE, ColdKeys.DEDUP -> {
                for (byte[] entry : listed(key, value)) {
                    entries++;
                    add(found, entry);
                }
            }
            default -> {
                if (!Arrays.equals(key, ColdKeys.STATE)) {
                    entries++;
                    add(found, key);
                }
            }
        }
        return true;
    }

    private @Nullable StoredRecord read(byte[] key, byte[] value) {
        try {
            return ColdRecords.read(ColdKeys.id(key), value);
        } catch (StoreFormatException | IllegalArgumentException failure) {
            problem(String.valueOf(failure.getMessage()));
            return null;
        }
    }

    /** All entries that a record calls for; of shared ones, each with its id behind it. */
    private static List<byte[]> keys(StoredRecord kept) {
        List<byte[]> keys = new ArrayList<>(ColdKeys.of(kept.message()));
        var shared = new TreeSet<byte[]>(Arrays::compareUnsigned);
        shared.addAll(ColdKeys.shared(kept));
        shared.forEach(key -> keys.add(ColdKeys.with(key, kept.message().id())));
        return keys;
    }

    private static List<byte[]> listed(byte[] key, byte[] value) {
        return ColdRecords.ids(value).stream().map(id -> ColdKeys.with(key, id)).toList();
    }

    private static void add(Map<Byte, Long> sums, byte[] entry) {
        sums.merge(entry[0], ColdKeys.fingerprint(entry), Long::sum);
    }

    private List<Byte> kindsThatDiffer() {
        var kinds = new TreeSet<>(expected.keySet());
        kinds.addAll(found.keySet());
        return kinds.stream()
                .filter(kind -> !expected.getOrDefault(kind, 0L).equals(found.getOrDefault(kind, 0L)))
                .toList();
    }

    /** Looks for entries that no record calls for. */
    private boolean lookAgain(byte[] key, byte[] value) {
        boolean isShared = key[0] == ColdKeys.TIE || key[0] == ColdKeys.DEDUP;
        for (byte[] entry : isShared ? listed(key, value) : List.of(key)) {
            MessageId id = ColdKeys.id(entry);
            StoredRecord kept = stored(id);
            if (kept == null || !contains(keys(kept), entry)) {
                problem("An entry of the index " + (char) key[0] + " leads to message " + id + ", wrongly.");
            }
        }
        return problems.size() < MOST_PROBLEMS;
    }

    private @Nullable StoredRecord stored(MessageId id) {
        try {
            byte[] value = view.get(ColdKeys.record(id));
            return value == null ? null : read(ColdKeys.record(id), value);
        } catch (RocksDBException failure) {
            problem("Message " + id + " cannot be read: " + failure.getMessage());
            return null;
        }
    }

    /** Looks for entries that a record calls for and that are not there. */
    private boolean missing(byte kind, byte[] key, byte[] value) {
        StoredRecord kept = read(key, value);
        if (kept != null) {
            for (byte[] entry : keys(kept)) {
                if (entry[0] == kind && !isThere(entry)) {
                    problem("An entry of the index " + (char) kind + " for message "
                            + kept.message().id() + " is missing.");
                }
            }
        }
        return problems.size() < MOST_PROBLEMS;
    }

    private boolean isThere(byte[] entry) {
        try {
            boolean isShared = entry[0] == ColdKeys.TIE || entry[0] == ColdKeys.DEDUP;
            byte[] key = isShared ? Arrays.copyOf(entry, entry.length - Long.BYTES) : entry;
            byte[] value = view.get(key);
            return value != null && (!isShared || contains(listed(key, value), entry));
        } catch (RocksDBException failure) {
            problem("An entry of an index cannot be read: " + failure.getMessage());
            return true;
        }
    }

    private static boolean contains(List<byte[]> keys, byte[] key) {
        return keys.stream().anyMatch(other -> Arrays.equals(other, key));
    }

    private void problem(String sentence) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(sentence);
        }
    }
}
