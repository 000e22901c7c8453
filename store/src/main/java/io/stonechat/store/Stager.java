package io.stonechat.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides, one batch after the other, what each may do, upon what those before it in the same group did. */
final class Stager {

    private final Overlay overlay;
    private final ColdRecords cold;
    private final Map<MessageId, Effect> staged = new HashMap<>();
    private long open;

    Stager(Overlay overlay, ColdRecords cold) {
        this.overlay = overlay;
        this.cold = cold;
    }

    /** Begins a new group. */
    void begin() {
        staged.clear();
        open = overlay.open();
    }

    /** How many open messages there are with what is staged. */
    long open() {
        return open;
    }

    /** What became of staging a batch. */
    sealed interface Staged {

        /** It may do this; nothing of it is staged before {@link #accept}. */
        record Fine(List<Effect> effects) implements Staged {}

        /** It may not. */
        record Not(CommitResult result) implements Staged {}
    }

    Staged stage(Batch batch, StoreLimits limits) {
        Map<MessageId, Effect> effects = HashMap.newHashMap(batch.changes().size());
        List<Effect> order = new ArrayList<>(batch.changes().size());
        for (Change change : batch.changes()) {
            MessageId conflict = message(change, effects);
            if (conflict != null) {
                return new Staged.Not(new CommitResult.Conflict(conflict));
            }
        }
        if (open + additions(batch) > limits.limit(batch.purpose())) {
            return new Staged.Not(new CommitResult.Full(limits.full(open)));
        }
        batch.changes().forEach(change -> tie(change, effects));
        Set<MessageId> seen = HashSet.newHashSet(effects.size());
        for (Change change : batch.changes()) {
            MessageId id = id(change);
            Effect effect = effects.get(id);
            if (effect != null && seen.add(id)) {
                order.add(effect);
            }
        }
        return new Staged.Fine(order);
    }

    private static MessageId id(Change change) {
        return switch (change) {
            case Change.Put(var message) -> message.id();
            case Change.Replace(var message) -> message.id();
            case Change.Remove(var id, var _) -> id;
            case Change.Correlate(var tie) -> tie.message();
            case Change.Uncorrelate(var tie) -> tie.message();
        };
    }

    private static long additions(Batch batch) {
        long additions = 0;
        for (Change change : batch.changes()) {
            boolean adds = change instanceof Change.Put(var message)
                    && !message.state().isFinal();
            additions += adds ? 1 : 0;
        }
        return additions;
    }

    /** Adds what a change does to a message; the id if that is not as the change expects. */
    private @Nullable MessageId message(Change change, Map<MessageId, Effect> effects) {
        return switch (change) {
            case Change.Put(var message) -> change(message.id(), 0, message.withVersion(1), effects);
            case Change.Replace(var message) ->
                change(message.id(), message.version(), message.withVersion(message.version() + 1), effects);
            case Change.Remove(var id, var version) -> change(id, version, null, effects);
            case Change.Correlate _, Change.Uncorrelate _ -> null;
        };
    }

    private @Nullable MessageId change(
            MessageId id, long version, @Nullable StoredMessage after, Map<MessageId, Effect> effects) {
        StoredRecord kept = kept(id);
        boolean isExpected = (kept == null ? 0 : kept.message().version()) == version;
        if (!isExpected || effects.containsKey(id)) {
            return id;
        }
        effects.put(id, new Effect(id, kept, next(kept, after), kept != null && isLeaving(id)));
        return null;
    }

    private static @Nullable StoredRecord next(@Nullable StoredRecord kept, @Nullable StoredMessage after) {
        if (after == null) {
            return null;
        }
        return kept == null ? StoredRecord.of(after) : kept.with(after);
    }

    private void tie(Change change, Map<MessageId, Effect> effects) {
        switch (change) {
            case Change.Correlate(var tie) -> tie(tie, true, effects);
            case Change.Uncorrelate(var tie) -> tie(tie, false, effects);
            case Change.Put _, Change.Replace _, Change.Remove _ -> {}
        }
    }

    private void tie(Correlation tie, boolean made, Map<MessageId, Effect> effects) {
        Effect known = effects.get(tie.message());
        StoredRecord before = known == null ? kept(tie.message()) : known.before();
        StoredRecord after = known == null ? before : known.after();
        if (after != null && after.ties().contains(tie) != made) {
            List<Correlation> ties = new ArrayList<>(after.ties());
            if (made) {
                ties.add(tie);
            } else {
                ties.remove(tie);
            }
            boolean whole = known == null ? isLeaving(tie.message()) : known.whole();
            effects.put(tie.message(), new Effect(tie.message(), before, after.with(ties), whole));
        }
    }

    /** Stages what a batch may do. */
    void accept(List<Effect> effects) {
        for (Effect effect : effects) {
            staged.put(effect.id(), effect);
            open += (isOpen(effect.after()) ? 1 : 0) - (isOpen(effect.before()) ? 1 : 0);
        }
    }

    private static boolean isOpen(@Nullable StoredRecord kept) {
        return kept != null && !kept.message().state().isFinal();
    }

    /** Whether the log may be given up up to here, and does not hold the message behind that yet. */
    private boolean isLeaving(MessageId id) {
        return !staged.containsKey(id) && overlay.isFrozen(id);
    }

    private @Nullable StoredRecord kept(MessageId id) {
        Effect effect = staged.get(id);
        if (effect != null) {
            return effect.after();
        }
        Generation.Entry entry = overlay.entry(id);
        return entry == null ? cold.find(id) : entry.current();
    }
}
