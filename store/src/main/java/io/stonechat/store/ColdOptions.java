package io.stonechat.store;

import java.util.ArrayList;
import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompactionStyle;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.IndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksObject;
import org.rocksdb.StringAppendOperator;

/** How RocksDB is set up, and what of it has to be given back. */
final class ColdOptions implements AutoCloseable {

    private static final long MIB = 1 << 20;
    private static final int BLOOM_BITS = 10;
    private static final double MEMTABLE_BLOOM = 0.02;

    /** Few shards: what does not fit into one is read anew each time. */
    private static final int CACHE_SHARD_BITS = 3;

    private final List<RocksObject> owned = new ArrayList<>();
    private final Cache cache;

    ColdOptions(long cacheBytes) {
        cache = own(new LRUCache(cacheBytes, CACHE_SHARD_BITS));
    }

    /** Keeps what is to be closed with these options. */
    <T extends RocksObject> T own(T object) {
        owned.add(object);
        return object;
    }

    DBOptions database() {
        return own(new DBOptions())
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setAtomicFlush(true)
                .setDbWriteBufferSize(192 * MIB)
                .setMaxBackgroundJobs(2)
                .setBytesPerSync(MIB)
                .setMaxOpenFiles(512)
                .setSkipStatsUpdateOnDbOpen(true)
                .setKeepLogFileNum(2)
                .setMaxLogFileSize(4 * MIB)
                .setStatsDumpPeriodSec(0)
                .setParanoidChecks(true);
    }

    ColumnFamilyOptions of(ColdFamily family) {
        return switch (family) {
            // Spread at random: in levels, what is new would be merged with all that is there, again and again.
            case NAMES ->
                base(tables().setFilterPolicy(own(new BloomFilter(BLOOM_BITS))), CompressionType.NO_COMPRESSION)
                        .setCompactionStyle(CompactionStyle.UNIVERSAL)
                        .setMergeOperator(own(new StringAppendOperator("")))
                        .setMemtablePrefixBloomSizeRatio(MEMTABLE_BLOOM)
                        .setMemtableWholeKeyFiltering(true);
            case RECORDS -> base(tables(), CompressionType.LZ4_COMPRESSION).setWriteBufferSize(128 * MIB);
            // Hashes and times: an index of them does not become much smaller.
            case QUEUES, ENDINGS, EXPIRIES, DESTINATIONS, SOURCES -> base(tables(), CompressionType.NO_COMPRESSION);
        };
    }

    /** Filters and indexes in parts, of which only the top stays: a whole one would be larger than what the cache takes. */
    private BlockBasedTableConfig tables() {
        return new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setIndexType(IndexType.kTwoLevelIndexSearch)
                .setPartitionFilters(true)
                .setPinTopLevelIndexAndFilter(true)
                .setCacheIndexAndFilterBlocks(true)
                .setPinL0FilterAndIndexBlocksInCache(true)
                .setBlockSize(16 << 10);
    }

    private ColumnFamilyOptions base(BlockBasedTableConfig tables, CompressionType compression) {
        return own(new ColumnFamilyOptions())
                .setTableFormatConfig(tables)
                .setCompressionType(compression)
                .setWriteBufferSize(64 * MIB)
                .setMaxWriteBufferNumber(3)
                .setMaxBytesForLevelBase(512 * MIB)
                .setLevelCompactionDynamicLevelBytes(true)
                .setTargetFileSizeBase(64 * MIB);
    }

    @Override
    public void close() {
        owned.reversed().forEach(RocksObject::close);
    }
}
