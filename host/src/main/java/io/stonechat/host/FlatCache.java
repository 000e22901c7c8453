package io.stonechat.host;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The caches in calls that are flat, for the faces of other languages: times in milliseconds, null for what is not there. */
public record FlatCache(Cache cache) {

    private static final int NO_CACHE = -1;

    /** Whether there is a cache of that name. */
    public boolean has(String name) {
        return cache.hasCache(name);
    }

    /** The value of a key; null if there is none. */
    public @Nullable String fetch(String name, String key) {
        return cache.fetch(name, key).orElse(null);
    }

    /** Sets a key; for 0 milliseconds as long as there is room. False if there is no such cache. */
    public boolean store(String name, String key, String value, long millis) {
        return millis == 0 ? cache.store(name, key, value) : cache.store(name, key, value, Duration.ofMillis(millis));
    }

    /** Removes a key; false if it was not there. */
    public boolean delete(String name, String key) {
        return cache.delete(name, key);
    }

    /** Whether there is the key. */
    public boolean exists(String name, String key) {
        return cache.exists(name, key);
    }

    /** Gives a key a new time to live; false if it is not there. */
    public boolean expire(String name, String key, long millis) {
        return cache.expire(name, key, Duration.ofMillis(millis));
    }

    /** Appends to a list; its new length, -1 if there is no such cache. */
    public int listPush(String name, String key, String item) {
        return cache.hasCache(name) ? cache.listPush(name, key, item) : NO_CACHE;
    }

    /** Removes a list; its items, the oldest first. */
    public List<String> listPopAll(String name, String key) {
        return cache.listPopAll(name, key);
    }

    /** The length of a list; -1 if there is no such cache. */
    public int listLen(String name, String key) {
        return cache.hasCache(name) ? cache.listLen(name, key) : NO_CACHE;
    }

    /** The lengths of all lists whose keys begin so, added up; -1 if there is no such cache. */
    public int listLenSum(String name, String prefix) {
        return cache.hasCache(name) ? cache.listLenSum(name, prefix) : NO_CACHE;
    }
}
