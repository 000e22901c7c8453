package io.stonechat.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.Checkpoint;
import org.rocksdb.CompressionType;
import org.rocksdb.FlushOptions;
import org.rocksdb.IndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.RocksObject;
import org.rocksdb.Slice;
import org.rocksdb.Snapshot;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * RocksDB, set up for what is kept cold: keys and values in one family, so that a flush keeps all of it as it was at one
 * moment. Its own write-ahead log is off: until a flush, the store's log has what was written.
 */
final class ColdDatabase implements AutoCloseable {

    private static final long MIB = 1 << 20;
    private static final int BLOOM_BITS = 10;
    private static final double MEMTABLE_BLOOM = 0.02;

    /** Takes keys and values, in order. */
    interface Visitor {

        /** Takes a key and its value; returns whether to go on. */
        boolean visit(byte[] key, byte[] value);
    }

    private final ReentrantReadWriteLock closing = new ReentrantReadWriteLock();
    private final List<RocksObject> owned = new ArrayList<>();
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

        RocksDB open(Options options, String folder) throws RocksDBException;
    }

    private ColdDatabase(Path folder, long cacheBytes, Opener opener) {
        RocksDB.loadLibrary();
        Options options = options(cacheBytes);
        reads = own(new ReadOptions());
        writes = own(new WriteOptions().setDisableWAL(true));
        try {
            database = opener.open(options, folder.toString());
        } catch (RocksDBException problem) {
            release();
            throw new StoreFormatException(
                    "What is stored in " + folder + " cannot be opened: " + problem.getMessage()
                            + ". It may be damaged: open a backup, or look at the disk.",
                    problem);
        }
    }

    private Options options(long cacheBytes) {
        Cache cache = own(new LRUCache(cacheBytes));
        var tables = new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setFilterPolicy(own(new BloomFilter(BLOOM_BITS)))
                .setIndexType(IndexType.kTwoLevelIndexSearch)
                .setPartitionFilters(true)
                .setCacheIndexAndFilterBlocks(true)
                .setPinTopLevelIndexAndFilter(true)
                .setPinL0FilterAndIndexBlocksInCache(true)
                .setBlockSize(16 << 10);
        return own(new Options())
                .setCreateIfMissing(true)
                .setTableFormatConfig(tables)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setWriteBufferSize(128 * MIB)
                .setMaxWriteBufferNumber(3)
                .setMemtablePrefixBloomSizeRatio(MEMTABLE_BLOOM)
                .setMemtableWholeKeyFiltering(true)
                .setMaxBackgroundJobs(2)
                .setMaxBytesForLevelBase(512 * MIB)
                .setLevelCompactionDynamicLevelBytes(true)
                .setTargetFileSizeBase(64 * MIB)
                .setBytesPerSync(MIB)
                .setMaxOpenFiles(512)
                .setSkipStatsUpdateOnDbOpen(true)
                .setKeepLogFileNum(2)
                .setMaxLogFileSize(4 * MIB)
                .setStatsDumpPeriodSec(0)
                .setParanoidChecks(true);
    }

    private <T extends RocksObject> T own(T object) {
        owned.add(object);
        return object;
    }

    byte @Nullable [] get(byte[] key) {
        return reading(() -> database.get(reads, key));
    }

    /** Hands on what stands from one key up to, not including, another. */
    void scan(byte[] from, byte[] until, Visitor visitor) {
        reading(() -> {
            try (var end = new Slice(until);
                    var bounded = new ReadOptions().setIterateUpperBound(end);
                    RocksIterator keys = database.newIterator(bounded)) {
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
                work.with(new View(database, options));
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
     * @param database where
     * @param options how it is read
     */
    record View(RocksDB database, ReadOptions options) {

        byte @Nullable [] get(byte[] key) throws RocksDBException {
            return database.get(options, key);
        }

        void scan(byte[] from, Visitor visitor) throws RocksDBException {
            try (RocksIterator keys = database.newIterator(options)) {
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
                database.flush(options);
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

    /** What RocksDB tells of itself. */
    long figure(String name) {
        return reading(() -> database.getLongProperty(name));
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
                database.close();
                release();
            }
        } finally {
            closing.writeLock().unlock();
        }
    }

    private void release() {
        owned.reversed().forEach(RocksObject::close);
    }
}
