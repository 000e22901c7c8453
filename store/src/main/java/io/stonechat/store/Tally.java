package io.stonechat.store;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How many messages there are: in each queue, by priority, and of them all. Not thread-safe. */
final class Tally {

    private final Map<String, long[]> queues = new HashMap<>();
    private long stored;
    private long open;

    void change(@Nullable StoredMessage before, @Nullable StoredMessage after) {
        if (before != null) {
            count(before, -1);
        }
        if (after != null) {
            count(after, 1);
        }
    }

    private void count(StoredMessage message, int step) {
        stored += step;
        open += message.state().isFinal() ? 0 : step;
        Place place = message.progress().place();
        if (place != null) {
            queue(place.queue())[message.rank()] += step;
        }
    }

    private long[] queue(String name) {
        return queues.computeIfAbsent(name, _ -> new long[StoredMessage.MAX_PRIORITY + 1]);
    }

    long stored() {
        return stored;
    }

    long open() {
        return open;
    }

    long ended() {
        return stored - open;
    }

    long in(String queue) {
        long[] counts = queues.get(queue);
        return counts == null ? 0 : Arrays.stream(counts).sum();
    }

    long in(String queue, int priority) {
        long[] counts = queues.get(queue);
        return counts == null ? 0 : counts[priority];
    }

    Set<String> queues() {
        return queues.keySet().stream().filter(queue -> in(queue) > 0).collect(Collectors.toUnmodifiableSet());
    }

    Tally copy() {
        var copy = new Tally();
        copy.stored = stored;
        copy.open = open;
        queues.forEach((queue, counts) -> copy.queues.put(queue, counts.clone()));
        return copy;
    }

    void write(RecordWriter out) {
        out.varint(stored);
        out.varint(open);
        var present = new TreeMap<>(queues);
        present.keySet().retainAll(queues());
        out.varint(present.size());
        present.forEach((queue, counts) -> {
            out.text(queue);
            Arrays.stream(counts).forEach(out::varint);
        });
    }

    static Tally read(RecordReader in) {
        var tally = new Tally();
        tally.stored = in.varint();
        tally.open = in.varint();
        int queues = in.number();
        for (int i = 0; i < queues; i++) {
            long[] counts = tally.queue(in.text());
            for (int priority = 0; priority < counts.length; priority++) {
                counts[priority] = in.varint();
            }
        }
        return tally;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tally that && described().equals(that.described());
    }

    @Override
    public int hashCode() {
        return described().hashCode();
    }

    @Override
    public String toString() {
        return described();
    }

    private String described() {
        return stored + " stored, " + open + " open, "
                + queues().stream()
                        .sorted()
                        .map(queue -> queue + " " + Arrays.toString(queues.get(queue)))
                        .collect(Collectors.joining(", "));
    }
}
