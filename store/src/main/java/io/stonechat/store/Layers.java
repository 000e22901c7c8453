package io.stonechat.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The generations of an overlay at one moment, read as one. Neither a freeze nor a drop takes anything from it: what it hid
 * of the cold it goes on to hide.
 *
 * @param active the generation that takes changes
 * @param frozen the generation that is being written, if one is
 */
record Layers(Generation active, @Nullable Generation frozen) {

    /** What is known of a message; null for nothing. */
    Generation.@Nullable Entry entry(MessageId id) {
        Generation.Entry entry = active.entries().get(id);
        return entry == null && frozen != null ? frozen.entries().get(id) : entry;
    }

    /** Whether what is kept cold of a message does not count. */
    boolean hides(MessageId id) {
        return entry(id) != null;
    }

    /** What is known of messages that are there, for readers who look through them all. */
    Stream<StoredRecord> records() {
        Stream<Map.Entry<MessageId, Generation.Entry>> all = active.entries().entrySet().stream();
        if (frozen != null) {
            all = Stream.concat(
                    all,
                    frozen.entries().entrySet().stream()
                            .filter(entry -> !active.entries().containsKey(entry.getKey())));
        }
        return all.mapMulti((entry, next) -> {
            StoredRecord visible = entry.getValue().visible();
            if (visible != null) {
                next.accept(visible);
            }
        });
    }

    /** What the indexes of both generations find. Under the overlay's lock. */
    <T> List<T> found(Function<MemoryIndexes, Collection<T>> question) {
        List<T> found = new ArrayList<>(question.apply(active.indexes()));
        if (frozen != null) {
            found.addAll(question.apply(frozen.indexes()));
        }
        return found;
    }

    /** What the index of each generation answers, if it does. Under the overlay's lock. */
    <T> List<T> answered(Function<MemoryIndexes, Optional<T>> question) {
        return found(indexes -> question.apply(indexes).map(List::of).orElse(List.of()));
    }

    /** How many messages of a queue are not cold. Under the overlay's lock. */
    long count(String queue, int priority) {
        return active.indexes().count(queue, priority)
                + (frozen == null ? 0 : frozen.indexes().count(queue, priority));
    }
}
