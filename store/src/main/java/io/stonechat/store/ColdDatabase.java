package io.stonechat.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Checkpoint;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Snapshot;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * RocksDB, as what is kept cold: a {@linkplain ColdFamily family} for each kind of key, flushed together, so that a flush keeps
 * all of it as it was at one moment. Its own write-ahead log is off: until a flush, the store's log has what was written.
 */
final class ColdDatabase implements AutoCloseable {

    private static final byte[] START = {};

    /** Takes keys and values, in order. */
    interface Visitor {

        /** Takes a key and its value; returns whether to go on. */
        boolean visit(byte[] key, byte[] value);
    }

    private final ReentrantReadWriteLock closing = new ReentrantReadWriteLock();
    private final ColdOptions options;
    private final Map<ColdFamily, ColumnFamilyHandle> families = new EnumMap<>(ColdFamily.class);
    private final RocksDB database;
    private final ReadOptions reads;
    private final WriteOptions writes;
    private boolean closed;

    /** Opens what is there, or makes it. */
    static ColdDatabase open(Path folder, long cacheBytes) {
        return new ColdDatabase(folder, cacheBytes, RocksDB::open);
    }

    /** Opens what is there, and changes nothing. */
    static ColdDatabase openToRead(Path folder, long cacheBytes) {
        return new ColdDatabase(folder, cacheBytes, RocksDB::openReadOnly);
    }

    private interface Opener {

        RocksDB open(
                DBOptions options,
                String folder,
                List<ColumnFamilyDescriptor> descriptors,
                List<ColumnFamilyHandle> handles)
                throws RocksDBException;
    }

    private ColdDatabase(Path folder, long cacheBytes, Opener opener) {
        RocksDB.loadLibrary();
        options = new ColdOptions(cacheBytes);
        reads = options.own(new ReadOptions());
        writes = options.own(new WriteOptions().setDisableWAL(true));
        List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
        for (ColdFamily family : ColdFamily.values()) {
            descriptors.add(new ColumnFamilyDescriptor(family.title(), options.of(family)));
        }
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try {
            database = opener.open(options.database(), folder.toString(), descriptors, handles);
        } catch (RocksDBException problem) {
            options.close();
            throw new StoreFormatException(
                    "What is stored in " + folder + " cannot be opened: " + problem.getMessage()
                            + ". It may be damaged: open a backup, or look at the disk.",
                    problem);
        }
        Iterator<ColumnFamilyHandle> opened = handles.iterator();
        for (ColdFamily family : ColdFamily.values()) {
            families.put(family, opened.next());
        }
    }

    /** A batch for {@link #write}. */
    ColdBatch batch() {
        return new ColdBatch(family -> family(family).getID());
    }

    private ColumnFamilyHandle family(ColdFamily family) {
        ColumnFamilyHandle handle = families.get(family);
        if (handle == null) {
            throw new IllegalStateException("The family " + family + " was not opened.");
        }
        return handle;
    }

    private ColumnFamilyHandle family(byte[] key) {
        return family(ColdFamily.of(key[0]));
    }

    byte @Nullable [] get(byte[] key) {
        return reading(() -> database.get(family(key), reads, key));
    }

    /** Hands on what stands from one key up to, not including, another, of the family that the first is of. */
    void scan(byte[] from, byte[] until, Visitor visitor) {
        reading(() -> {
            try (var end = new Slice(until);
                    var bounded = new ReadOptions().setIterateUpperBound(end);
                    RocksIterator keys = database.newIterator(family(from), bounded)) {
                visit(keys, from, visitor);
            }
            return true;
        });
    }

    private static void visit(RocksIterator keys, byte[] from, Visitor visitor) throws RocksDBException {
        keys.seek(from);
        while (keys.isValid() && visitor.visit(keys.key(), keys.value())) {
            keys.next();
        }
        keys.status();
    }

    /** Reads what stands now, whatever is written meanwhile, past the cache and with every checksum looked at. */
    void verify(Work work) {
        reading(() -> {
            Snapshot snapshot = database.getSnapshot();
            try (var options =
                    new ReadOptions().setSnapshot(snapshot).setFillCache(false).setVerifyChecksums(true)) {
                work.with(new View(this, options));
            } finally {
                database.releaseSnapshot(snapshot);
            }
            return true;
        });
    }

    /** What is done with a view. */
    interface Work {

        void with(View view) throws RocksDBException;
    }

    /**
     * What stood at one moment.
     *
     * @param cold where
     * @param options how it is read
     */
    record View(ColdDatabase cold, ReadOptions options) {

        byte @Nullable [] get(byte[] key) throws RocksDBException {
            return cold.database.get(cold.family(key), options, key);
        }

        /** Hands on what stands from this key, of the family that it is of. */
        void scan(byte[] from, Visitor visitor) throws RocksDBException {
            scan(ColdFamily.of(from[0]), from, visitor);
        }

        /** Hands on all that stands, family by family. */
        void scanAll(Visitor visitor) throws RocksDBException {
            for (ColdFamily family : ColdFamily.values()) {
                scan(family, START, visitor);
            }
        }

        private void scan(ColdFamily family, byte[] from, Visitor visitor) throws RocksDBException {
            try (RocksIterator keys = cold.database.newIterator(cold.family(family), options)) {
                visit(keys, from, visitor);
            }
        }
    }

    /** Writes a batch: all of it or nothing, durable with the next flush. */
    void write(ColdBatch batch) {
        reading(() -> {
            try (var native_ = new WriteBatch(batch.done())) {
                database.write(writes, native_);
            }
            return true;
        });
    }

    /** Returns when all that was written survives a power loss. */
    void flush() {
        reading(() -> {
            try (var options = new FlushOptions().setWaitForFlush(true).setAllowWriteStall(true)) {
                database.flush(options, List.copyOf(families.values()));
            }
            return true;
        });
    }

    /** Makes a copy that can be opened; files that never change are shared where the disk allows it. */
    void copyTo(Path folder) {
        reading(() -> {
            try (Checkpoint checkpoint = Checkpoint.create(database)) {
                checkpoint.createCheckpoint(folder.toString());
            }
            return true;
        });
    }

    private interface Native<T> {

        T call() throws RocksDBException;
    }

    /** A database that is closed must not be asked: that would end the process. */
    private <T extends @Nullable Object> T reading(Native<T> work) {
        closing.readLock().lock();
        try {
            if (closed) {
                throw new StoreException("The store is closed; what is not in memory cannot be read any more.");
            }
            return work.call();
        } catch (RocksDBException failure) {
            throw new StoreException("What is stored could not be read or written: " + failure.getMessage(), failure);
        } finally {
            closing.readLock().unlock();
        }
    }

    @Override
    public void close() {
        closing.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                families.values().forEach(ColumnFamilyHandle::close);
                database.close();
                options.close();
            }
        } finally {
            closing.writeLock().unlock();
        }
    }
}
