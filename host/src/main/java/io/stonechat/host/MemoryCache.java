package io.stonechat.host;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One named cache: bounded, each key with its own time to live. For any thread. */
final class MemoryCache {

    /** How long a list may become before each new item pushes the oldest out. */
    private static final int MAX_ITEMS = 10_000;

    private final com.github.benmanes.caffeine.cache.Cache<String, Entry> entries;
    private final @Nullable Duration usualTtl;

    /** What stands behind a key, and for how long from when it was written; null for ever. */
    private record Entry(Content content, @Nullable Duration ttl) {}

    private sealed interface Content permits Single, Items {}

    private record Single(String value) implements Content {}

    private record Items(List<String> items) implements Content {}

    MemoryCache(CacheSpec spec, InstantSource clock) {
        this.usualTtl = spec.ttl();
        this.entries = Caffeine.newBuilder()
                .maximumSize(spec.maxEntries())
                .ticker(() -> nanos(clock.instant()))
                .expireAfter(Expiry.<String, Entry>writing((_, entry) -> lifetime(entry)))
                .build();
    }

    Optional<String> value(String key) {
        var entry = entries.getIfPresent(key);
        return entry != null && entry.content() instanceof Single single
                ? Optional.of(single.value())
                : Optional.empty();
    }

    void put(String key, String value, @Nullable Duration ttl) {
        entries.put(key, new Entry(new Single(value), ttl == null ? usualTtl : ttl));
    }

    void clear() {
        entries.invalidateAll();
    }

    boolean remove(String key) {
        return entries.asMap().remove(key) != null;
    }

    boolean contains(String key) {
        return entries.getIfPresent(key) != null;
    }

    boolean expire(String key, Duration ttl) {
        return entries.asMap().computeIfPresent(key, (_, entry) -> new Entry(entry.content(), ttl)) != null;
    }

    int push(String key, String item) {
        var entry = entries.asMap().compute(key, (_, old) -> appended(old, item));
        return items(entry).size();
    }

    List<String> popAll(String key) {
        return items(entries.asMap().remove(key));
    }

    List<String> list(String key) {
        return items(entries.getIfPresent(key));
    }

    /** How many items there are in all lists whose keys start so. */
    int items(String prefix) {
        return entries.asMap().keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .mapToInt(key -> list(key).size())
                .sum();
    }

    private Entry appended(@Nullable Entry old, String item) {
        var before = items(old);
        var longer = Stream.concat(before.stream().skip(before.size() < MAX_ITEMS ? 0 : 1), Stream.of(item))
                .toList();
        return new Entry(new Items(longer), old == null ? usualTtl : old.ttl());
    }

    private static List<String> items(@Nullable Entry entry) {
        return entry != null && entry.content() instanceof Items items ? items.items() : List.of();
    }

    private static Duration lifetime(Entry entry) {
        return entry.ttl() == null ? Duration.ofNanos(Long.MAX_VALUE) : entry.ttl();
    }

    private static long nanos(Instant now) {
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }
}
