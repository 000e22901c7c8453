package io.stonechat.app;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What both ends of the gateway saw of each message: the truth that the promise is held against. Thread-safe. */
final class KillLedger {

    /** One message, known by its destination, which no other has. */
    static final class Entry {
        final String destination;
        final AtomicInteger atUpstream = new AtomicInteger();
        final AtomicInteger receipts = new AtomicInteger();
        final Set<String> receiptIds = ConcurrentHashMap.newKeySet();
        volatile @Nullable String id;
        volatile boolean refused;

        Entry(String destination) {
            this.destination = destination;
        }

        /** Whether the ESME was promised that it reaches its end. */
        boolean isPromised() {
            return id != null;
        }

        /** Whether the promise was kept, that it is sent included or not. */
        boolean isKept(boolean sent) {
            return (!sent || atUpstream.get() > 0) && receipts.get() > 0;
        }
    }

    private static final long FIRST_DESTINATION = 49_170_000_0000L;

    private final Map<String, Entry> byDestination = new ConcurrentHashMap<>();
    private final AtomicLong submitted = new AtomicLong();
    private final AtomicLong promised = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();

    /** A message is about to be submitted; its destination. */
    String next() {
        String destination = Long.toString(FIRST_DESTINATION + submitted.incrementAndGet());
        byDestination.put(destination, new Entry(destination));
        return destination;
    }

    void promised(String destination, String id) {
        entry(destination).id = id;
        promised.incrementAndGet();
    }

    void refused(String destination) {
        entry(destination).refused = true;
        refused.incrementAndGet();
    }

    void unanswered() {
        unanswered.incrementAndGet();
    }

    void reachedUpstream(String destination) {
        entry(destination).atUpstream.incrementAndGet();
    }

    void receipt(String destination, String id) {
        Entry entry = entry(destination);
        entry.receiptIds.add(id);
        entry.receipts.incrementAndGet();
    }

    Entry entry(String destination) {
        Entry entry = byDestination.get(destination);
        if (entry == null) {
            throw new AssertionError("nobody submitted a message to " + destination);
        }
        return entry;
    }

    Collection<Entry> entries() {
        return byDestination.values();
    }

    long refusals() {
        return refused.get();
    }

    long promised() {
        return promised.get();
    }

    /** How many messages with a promise have not been seen at both ends yet. */
    long missing(boolean sent) {
        return entries().stream()
                .filter(entry -> entry.isPromised() && !entry.isKept(sent))
                .count();
    }

    @Override
    public String toString() {
        return "%d submitted, %d ESME_ROK, %d refused, %d unanswered, %d submits and %d receipts seen"
                .formatted(
                        submitted.get(),
                        promised.get(),
                        refused.get(),
                        unanswered.get(),
                        entries().stream()
                                .mapToInt(entry -> entry.atUpstream.get())
                                .sum(),
                        entries().stream()
                                .mapToInt(entry -> entry.receipts.get())
                                .sum());
    }
}
