package io.stonechat.host;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The caches of one gateway, in memory. */
public final class CacheStore implements Cache {

    /** The cache that the methods without a name use; it is there without being configured. */
    public static final String DEFAULT = "default";

    private static final String RESERVED = "siphon:";

    private final Map<String, MemoryCache> caches;

    private CacheStore(Map<String, MemoryCache> caches) {
        this.caches = caches;
    }

    /** Caches for the specifications, with a default one if none of them is. */
    static CacheStore of(List<CacheSpec> specs, InstantSource clock) {
        var caches = new java.util.HashMap<String, MemoryCache>();
        caches.put(DEFAULT, new MemoryCache(CacheSpec.named(DEFAULT), clock));
        specs.forEach(spec -> caches.put(spec.name(), new MemoryCache(spec, clock)));
        return new CacheStore(Map.copyOf(caches));
    }

    /** The default cache alone. */
    public static CacheStore inMemory(InstantSource clock) {
        return of(List.of(), clock);
    }

    /** Removes everything from all caches. */
    public void clear() {
        caches.values().forEach(MemoryCache::clear);
    }

    @Override
    public Optional<String> get(String key) {
        return fetch(DEFAULT, key);
    }

    @Override
    public void set(String key, String value) {
        store(DEFAULT, key, value);
    }

    @Override
    public void set(String key, String value, Duration ttl) {
        store(DEFAULT, key, value, ttl);
    }

    @Override
    public boolean delete(String key) {
        return delete(DEFAULT, key);
    }

    @Override
    public Optional<String> fetch(String name, String key) {
        var cache = find(name, key);
        return cache == null ? Optional.empty() : cache.value(key);
    }

    @Override
    public boolean store(String name, String key, String value) {
        var cache = find(name, key);
        if (cache != null) {
            cache.put(key, value, null);
        }
        return cache != null;
    }

    @Override
    public boolean store(String name, String key, String value, Duration ttl) {
        var cache = find(name, key);
        if (cache != null) {
            cache.put(key, value, positive(ttl));
        }
        return cache != null;
    }

    @Override
    public boolean delete(String name, String key) {
        var cache = find(name, key);
        return cache != null && cache.remove(key);
    }

    @Override
    public boolean exists(String name, String key) {
        var cache = find(name, key);
        return cache != null && cache.contains(key);
    }

    @Override
    public boolean expire(String name, String key, Duration ttl) {
        var cache = find(name, key);
        return cache != null && cache.expire(key, positive(ttl));
    }

    @Override
    public boolean hasCache(String name) {
        return caches.containsKey(name);
    }

    @Override
    public int listPush(String name, String key, String item) {
        var cache = find(name, key);
        return cache == null ? 0 : cache.push(key, item);
    }

    @Override
    public List<String> listPopAll(String name, String key) {
        var cache = find(name, key);
        return cache == null ? List.of() : cache.popAll(key);
    }

    @Override
    public int listLen(String name, String key) {
        var cache = find(name, key);
        return cache == null ? 0 : cache.list(key).size();
    }

    @Override
    public int listLenSum(String name, String prefix) {
        if (prefix.isEmpty()) {
            throw new IllegalArgumentException("the prefix of the keys of lists must not be empty");
        }
        var cache = find(name, prefix);
        return cache == null ? 0 : cache.items(prefix);
    }

    private @Nullable MemoryCache find(String name, String key) {
        if (key.startsWith(RESERVED)) {
            throw new IllegalArgumentException(
                    "the cache key \"" + key + "\" starts with \"" + RESERVED + "\", which is reserved");
        }
        return caches.get(name);
    }

    private static Duration positive(Duration ttl) {
        if (ttl.isZero() || ttl.isNegative()) {
            throw new IllegalArgumentException("a time to live must be positive, found " + ttl);
        }
        return ttl;
    }
}
