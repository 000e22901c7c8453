package io.stonechat.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What has changed since the last checkpoint, in memory: it hides what is kept cold of the same messages.
 *
 * <p>A generation that is active takes changes; when it is large it is frozen, written cold, and dropped. Lookups by id
 * take no lock; indexes are read and changed under one.
 */
final class Overlay {

    /** How many messages are looked at before others may change something. */
    private static final int CARRIED_AT_ONCE = 256;

    private final ReentrantLock lock = new ReentrantLock();
    private final Floors floors = new Floors();
    private final Tally tally;
    private volatile Layers layers;
    private volatile long highest;
    private long hiddenOpen;

    /** Begins with nothing changed at this position of the log, over cold messages that are counted by this tally. */
    Overlay(Tally tally, long highest, long position) {
        this.tally = tally;
        this.highest = highest;
        this.layers = new Layers(new Generation(position), null);
    }

    /** What is read under the lock. */
    record View(Layers layers, Floors floors, Tally tally) {}

    /** The generations as they are now. */
    Layers layers() {
        return layers;
    }

    /** What the overlay knows of a message; null for nothing: then what is kept cold of it holds. */
    Generation.@Nullable Entry entry(MessageId id) {
        return layers.entry(id);
    }

    /** Reads the indexes while they do not change. */
    <T> T read(Function<View, T> reader) {
        lock.lock();
        try {
            return reader.apply(new View(layers, floors, tally));
        } finally {
            lock.unlock();
        }
    }

    /** Does several things of those below as one. */
    void together(Runnable changes) {
        lock.lock();
        try {
            changes.run();
        } finally {
            lock.unlock();
        }
    }

    /** Makes the changes of a batch, seen at once. */
    void apply(List<Effect> effects) {
        lock.lock();
        try {
            effects.forEach(this::apply);
        } finally {
            lock.unlock();
        }
    }

    private void apply(Effect effect) {
        Generation.Entry known = layers.entry(effect.id());
        StoredRecord seen = known == null ? null : known.visible();
        index(effect.id(), seen, effect.after());
        boolean wasHidden = known != null && known.isHidden();
        tally.change(wasHidden ? null : message(effect.before()), message(effect.after()));
        put(effect, false);
    }

    private void index(MessageId id, @Nullable StoredRecord before, @Nullable StoredRecord after) {
        Layers now = layers;
        if (before == null || now.frozen() == null || now.active().entries().containsKey(id)) {
            now.active().index(before, after);
        } else {
            now.frozen().index(before, null);
            now.active().index(null, after);
        }
    }

    /** Stores the new messages of a batch, not seen before they are {@linkplain #reveal revealed}. */
    List<Generation.Entry> applyHidden(List<Effect> effects) {
        lock.lock();
        try {
            List<Generation.Entry> hidden = new ArrayList<>(effects.size());
            for (Effect effect : effects) {
                hidden.add(put(effect, true));
                hiddenOpen += isOpen(effect.after()) ? 1 : 0;
            }
            return hidden;
        } finally {
            lock.unlock();
        }
    }

    private Generation.Entry put(Effect effect, boolean hidden) {
        ConcurrentMap<MessageId, Generation.Entry> entries = layers.active().entries();
        Generation.Entry known = entries.get(effect.id());
        StoredRecord base = known == null ? effect.before() : known.base();
        var entry = new Generation.Entry(base, effect.after(), hidden);
        if (base == null && effect.after() == null && !isBelow(effect.id())) {
            entries.remove(effect.id());
        } else {
            entries.put(effect.id(), entry);
        }
        highest = Math.max(highest, effect.id().value());
        return entry;
    }

    /** Whether the frozen generation has something that would be seen if the active one had nothing. */
    private boolean isBelow(MessageId id) {
        Generation frozen = layers.frozen();
        return frozen != null && frozen.entries().containsKey(id);
    }

    /** Shows what was stored hidden. */
    void reveal(List<Generation.Entry> entries) {
        lock.lock();
        try {
            for (Generation.Entry entry : entries) {
                reveal(entry);
            }
        } finally {
            lock.unlock();
        }
    }

    private void reveal(Generation.Entry entry) {
        StoredRecord current = entry.current();
        hiddenOpen -= isOpen(current) ? 1 : 0;
        if (current != null && layers.entry(current.message().id()) == entry) {
            holder(entry, current.message().id()).index(null, current);
            tally.change(null, current.message());
            entry.reveal();
        }
    }

    private Generation holder(Generation.Entry entry, MessageId id) {
        Layers now = layers;
        return now.frozen() == null || now.active().entries().get(id) == entry ? now.active() : now.frozen();
    }

    /** How many open messages there are, those not yet revealed included. */
    long open() {
        lock.lock();
        try {
            return tally.open() + hiddenOpen;
        } finally {
            lock.unlock();
        }
    }

    long highest() {
        return highest;
    }

    /** How many messages the active generation holds. */
    int size() {
        return layers.active().entries().size();
    }

    /** How much of the log the active generation stands for. */
    long length(long position) {
        return layers.active().length(position);
    }

    boolean isFrozen() {
        return layers.frozen() != null;
    }

    /** Freezes the active generation, which reaches up to this position of the log, and begins another. */
    Generation freeze(long position) {
        lock.lock();
        try {
            Generation frozen = layers.active();
            frozen.freeze(position, highest);
            layers = new Layers(new Generation(position), frozen);
            return frozen;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the frozen generation has a message and the active one does not. */
    boolean isFrozen(MessageId id) {
        Layers now = layers;
        return now.frozen() != null
                && now.frozen().entries().containsKey(id)
                && !now.active().entries().containsKey(id);
    }

    /**
     * Leaves to the active generation what has changed again since the freeze: it is written once, and later. What of it is
     * needed to come back is in the log behind the frozen generation, since such a change is logged whole.
     */
    void carry(Generation frozen) {
        Iterator<Map.Entry<MessageId, Generation.Entry>> entries =
                frozen.entries().entrySet().iterator();
        while (entries.hasNext()) {
            lock.lock();
            try {
                for (int i = 0; i < CARRIED_AT_ONCE && entries.hasNext(); i++) {
                    Map.Entry<MessageId, Generation.Entry> next = entries.next();
                    layers.active()
                            .entries()
                            .computeIfPresent(
                                    next.getKey(),
                                    (_, later) -> later.isHidden()
                                            ? later
                                            : next.getValue().carryTo(later));
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** Forgets the frozen generation, which is kept cold now. */
    void drop(Generation frozen) {
        var lows = new Floors.Lows();
        for (Generation.Entry entry : frozen.entries().values()) {
            StoredRecord current = entry.isCarried() ? null : entry.current();
            if (current != null) {
                lows.add(current.message());
            }
        }
        lock.lock();
        try {
            layers = new Layers(layers.active(), null);
            floors.lower(lows);
        } finally {
            lock.unlock();
        }
    }

    private static boolean isOpen(@Nullable StoredRecord kept) {
        return kept != null && !kept.message().state().isFinal();
    }

    private static @Nullable StoredMessage message(@Nullable StoredRecord kept) {
        return kept == null ? null : kept.message();
    }
}
