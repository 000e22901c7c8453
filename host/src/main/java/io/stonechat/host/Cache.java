package io.stonechat.host;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * State that outlives a reload of the script: named caches of texts.
 *
 * <p>The methods without a name use the cache named {@code default}, which is always there. The named ones answer for
 * a name that is not configured as for an empty cache that takes nothing. Each cache is bounded: at its limit the
 * entries that are used least go first. For any thread. All methods throw {@link IllegalArgumentException} for a key
 * that starts with {@code siphon:}, which is reserved, and for a time to live that is not positive.
 */
public interface Cache {

    /** The value of a key in the default cache. */
    Optional<String> get(String key);

    /** Sets a key in the default cache, for as long as there is room. */
    void set(String key, String value);

    /** Sets a key in the default cache, for that long at most. */
    void set(String key, String value, Duration ttl);

    /** Removes a key from the default cache; false if it was not there. */
    boolean delete(String key);

    /** The value of a key in a named cache. */
    Optional<String> fetch(String name, String key);

    /** Sets a key in a named cache; false if there is no such cache. */
    boolean store(String name, String key, String value);

    /** Sets a key in a named cache for that long at most; false if there is no such cache. */
    boolean store(String name, String key, String value, Duration ttl);

    /** Removes a key from a named cache; false if it was not there. */
    boolean delete(String name, String key);

    /** Whether a named cache has the key, with a value or a list. */
    boolean exists(String name, String key);

    /** Gives a key of a named cache a new time to live; false if it is not there. */
    boolean expire(String name, String key, Duration ttl);

    /** Whether a cache of that name is configured. */
    boolean hasCache(String name);

    /**
     * Appends to the list of a key and returns its new length; 0 if there is no such cache. The time to live of the key
     * begins anew. A list holds 10,000 items; beyond that each new one pushes the oldest out.
     */
    int listPush(String name, String key, String item);

    /** Removes the list of a key and returns it, the oldest item first. */
    List<String> listPopAll(String name, String key);

    /** The length of the list of a key. */
    int listLen(String name, String key);

    /**
     * The lengths of all lists added up whose keys start with a prefix, which must not be empty. It looks at every key of the
     * cache: not for each message.
     */
    int listLenSum(String name, String prefix);
}
