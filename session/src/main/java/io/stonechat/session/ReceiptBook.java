package io.stonechat.session;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.Receipt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which receipts are expected, and those that came before the response that says whose they are. It knows ids and not sessions,
 * so a receipt finds its message whichever connection it comes by, and whenever.
 *
 * <p>An id that is equal as text is sure. One that is equal only in another reading is believed once every submit that was
 * unanswered when the receipt came has its response, since that could have brought the very id.
 *
 * <p>Bounded: above so many messages the oldest is given up, and one is given up when its time is over. A message that has its
 * receipt stays known until then, so that a second one is not taken for that of another message.
 */
final class ReceiptBook {
    private static final int MOST_EARLY = 1_000;
    private static final int LEAST_DIGITS = 6;

    /** How long, and how many. */
    record Limits(int most, long keepMillis, long earlyMillis) {}

    /** A message whose receipt is expected, or has come. */
    private static final class Entry {
        private final SentSegment segment;
        private final long until;
        private List<String> keys = List.of();
        private @Nullable String endedBy;

        Entry(SentSegment segment, long until) {
            this.segment = segment;
            this.until = until;
        }
    }

    /**
     * A receipt that came.
     *
     * @param after how many submits had been started by then
     */
    record Arrived(Receipt receipt, Address source, boolean intermediate, long after, long until) {}

    private final ReceiptIds ids;
    private final Limits limits;
    private final Consumer<Receipt> unmatched;
    // Guarded by this. In the order in which they were sent.
    private final Set<Entry> entries = new LinkedHashSet<>();
    private final Map<SentSegment, Entry> bySegment = new HashMap<>();
    private final Map<String, List<Entry>> byKey = new HashMap<>();
    private final ArrayDeque<Arrived> early = new ArrayDeque<>();
    private long started;
    private long answered;

    ReceiptBook(ReceiptIds ids, Limits limits, Consumer<Receipt> unmatched) {
        this.ids = ids;
        this.limits = limits;
        this.unmatched = unmatched;
    }

    /** A segment is about to be sent: a receipt may come from now on. */
    synchronized void sending() {
        started++;
    }

    /** What sending a segment ended in; called once for each {@link #sending}. */
    void sent(SentSegment segment, long now) {
        var ready = new ArrayList<Runnable>();
        synchronized (this) {
            answered++;
            switch (segment.outcome()) {
                case Accepted(var id) -> accepted(segment, id, now, ready);
                // A late response may say whose receipt it is after all.
                case Unknown(var _, var linkLost) when !linkLost -> add(segment, now, ready);
                case Unknown _, Rejected _, NotSent _ ->
                    ready.add(() -> none(segment, "the submit ended in " + segment.outcome()));
            }
            tryEarly(ready);
        }
        ready.forEach(Runnable::run);
    }

    /** A response came after the response timer had run out. */
    void late(SentSegment segment, String id, long now) {
        var ready = new ArrayList<Runnable>();
        synchronized (this) {
            accepted(segment, id, now, ready);
            tryEarly(ready);
        }
        ready.forEach(Runnable::run);
    }

    private void accepted(SentSegment segment, String id, long now, List<Runnable> ready) {
        if (!segment.message().receipt()) {
            ready.add(() -> none(segment, "no receipt was asked for"));
            return;
        }
        var entry = bySegment.get(segment);
        if (entry == null) {
            entry = add(segment, now, ready);
        }
        if (id.isEmpty() || !entry.keys.isEmpty()) {
            return;
        }
        entry.keys = ids.kept(id);
        for (var key : entry.keys) {
            byKey.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(entry);
        }
    }

    private void tryEarly(List<Runnable> ready) {
        for (var waiting = early.iterator(); waiting.hasNext(); ) {
            var arrived = waiting.next();
            var owner = find(arrived, answered >= arrived.after());
            if (owner != null) {
                waiting.remove();
                ready.add(() -> tell(owner, arrived));
            }
        }
    }

    private Entry add(SentSegment segment, long now, List<Runnable> ready) {
        var entry = new Entry(segment, now + limits.keepMillis());
        entries.add(entry);
        bySegment.put(segment, entry);
        if (entries.size() > limits.most()) {
            var oldest = entries.iterator().next();
            remove(oldest);
            ready.add(() -> none(oldest.segment, "more than " + limits.most() + " messages wait for receipts"));
        }
        return entry;
    }

    private void remove(Entry entry) {
        entries.remove(entry);
        bySegment.remove(entry.segment);
        for (var key : entry.keys) {
            byKey.computeIfPresent(key, (_, same) -> {
                same.remove(entry);
                return same.isEmpty() ? null : same;
            });
        }
    }

    /**
     * Takes a receipt: gives it to its message, or keeps it for a while if that may still become known.
     *
     * @return false if it belongs to no message of ours, as far as is known
     */
    boolean take(Receipt receipt, Address source, boolean intermediate, long now) {
        SentSegment owner;
        Arrived arrived;
        synchronized (this) {
            arrived = new Arrived(receipt, source, intermediate, started, now + limits.earlyMillis());
            boolean mayWait = answered < started && early.size() < MOST_EARLY;
            owner = find(arrived, !mayWait);
            if (owner == null && mayWait) {
                early.add(arrived);
                return true;
            }
        }
        if (owner != null) {
            tell(owner, arrived);
        }
        return owner != null;
    }

    private @Nullable SentSegment find(Arrived arrived, boolean boldly) {
        for (var id : new String[] {arrived.receipt().id(), arrived.receipt().tlvId()}) {
            if (id == null) {
                continue;
            }
            for (var key : ids.sought(id)) {
                var same = byKey.getOrDefault(key.text(), List.of());
                var entry = key.sure() || boldly ? single(same, arrived.source(), key) : null;
                if (entry != null) {
                    entry.endedBy = entry.endedBy == null ? key.text() : entry.endedBy;
                    return entry.segment;
                }
            }
        }
        return null;
    }

    /** Of several messages with one id the destination tells; where it cannot, none is better than the wrong one. */
    private static @Nullable Entry single(List<Entry> same, Address source, ReceiptIds.Key key) {
        if (key.sure() && same.size() == 1) {
            return same.getFirst();
        }
        var toSource = same.stream()
                .filter(entry -> key.sure() || entry.endedBy == null || entry.endedBy.equals(key.text()))
                .filter(entry -> sameNumber(entry.segment.message().destination(), source))
                .toList();
        return toSource.size() == 1 ? toSource.getFirst() : null;
    }

    /** Centres add and drop plus signs, country codes and leading zeros. */
    private static boolean sameNumber(Address a, Address b) {
        var shorter = a.address().replace("+", "");
        var longer = b.address().replace("+", "");
        if (shorter.length() > longer.length()) {
            var swap = shorter;
            shorter = longer;
            longer = swap;
        }
        return shorter.equals(longer) || (shorter.length() >= LEAST_DIGITS && longer.endsWith(shorter));
    }

    private static void tell(SentSegment owner, Arrived arrived) {
        ReceiptEnd.of(arrived.receipt(), arrived.intermediate())
                .ifPresent(state -> owner.end().complete(new SentSegment.FinalReceipt(arrived.receipt(), state)));
    }

    private static void none(SentSegment segment, String why) {
        segment.end().completeExceptionally(new NoReceiptException(why));
    }

    /** Gives up what has waited too long. Called now and then. */
    void expire(long now) {
        var ready = new ArrayList<Runnable>();
        synchronized (this) {
            while (!entries.isEmpty() && entries.iterator().next().until <= now) {
                var oldest = entries.iterator().next();
                remove(oldest);
                ready.add(() -> none(oldest.segment, "no receipt within " + limits.keepMillis() + " ms"));
            }
            while (!early.isEmpty() && early.getFirst().until() <= now) {
                var never = early.removeFirst();
                var owner = find(never, true);
                ready.add(owner != null ? () -> tell(owner, never) : () -> unmatched.accept(never.receipt()));
            }
        }
        ready.forEach(Runnable::run);
    }

    /** Nothing comes any more. */
    void close(String why) {
        List<Entry> left;
        synchronized (this) {
            left = List.copyOf(entries);
            left.forEach(this::remove);
            early.clear();
        }
        left.forEach(entry -> none(entry.segment, why));
    }

    /** How many messages are known. */
    synchronized int size() {
        return entries.size();
    }
}
