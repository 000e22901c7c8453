package io.stonechat.host;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the configuration says about one cache.
 *
 * @param name its name
 * @param maxEntries how many keys it holds at most
 * @param ttl the time to live of entries that are stored without one; null for no limit
 */
record CacheSpec(String name, int maxEntries, @Nullable Duration ttl) {

    private static final int DEFAULT_MAX_ENTRIES = 10_000;

    /** A cache with the usual bound. */
    static CacheSpec named(String name) {
        return new CacheSpec(name, DEFAULT_MAX_ENTRIES, null);
    }

    /** Reads one item of the list {@code cache:}. */
    static CacheSpec read(ConfigSection section) {
        var name = section.requiredText("name");
        int maxEntries = section.integer("local_max_entries", DEFAULT_MAX_ENTRIES, 1, 100_000_000);
        var ttl = section.seconds("local_ttl_secs", Duration.ZERO);
        if (section.has("url")) {
            section.error("url", "this build has no Redis: a cache lives in memory; remove \"url\"");
        }
        section.finish();
        return new CacheSpec(name, maxEntries, ttl.isZero() ? null : ttl);
    }
}
