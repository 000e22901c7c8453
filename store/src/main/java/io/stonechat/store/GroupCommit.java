package io.stonechat.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stores what was committed meanwhile: decides what each batch may do, writes it all at once, and makes it seen. */
final class GroupCommit {

    private static final int LARGE_GENERATIONS = 4;
    private static final int EVICTED_AT_ONCE = 256;
    private static final int EVICTIONS = 8;

    private final Stager stager;
    private final Overlay overlay;
    private final LogWriter log;
    private final Terms terms;
    private final Outlets outlets;
    private final RecordWriter pieces = new RecordWriter(1 << 16);
    private final EffectCodec codec = new EffectCodec(pieces);

    GroupCommit(ColdRecords cold, Overlay overlay, LogWriter log, Terms terms, Outlets outlets) {
        this.stager = new Stager(overlay, cold);
        this.overlay = overlay;
        this.log = log;
        this.terms = terms;
        this.outlets = outlets;
    }

    /** What it goes by. */
    record Terms(StoreOptions options, Condition condition, SpaceWatch space, Trouble trouble, QueueReads queues) {}

    /** Where things go from here. */
    record Outlets(Syncer syncer, Answers answers, Gauges gauges) {}

    /** A batch that is stored if the write succeeds. */
    private record Ready(Pending pending, List<Effect> effects, boolean waits, boolean isHidden) {}

    /** Stores a group and answers each batch of it, or leaves that to the syncer. */
    void store(List<Pending> group) {
        StoreException failure = terms.trouble().failure();
        if (failure != null) {
            fail(group, failure);
            return;
        }
        List<Ready> ready = stage(group);
        if (ready.isEmpty()) {
            return;
        }
        try {
            log.append(pieces);
            terms.space().took();
            stored(ready);
        } catch (IOException cause) {
            notWritten(ready, cause);
        } catch (StoreException cause) {
            fail(pending(ready), terms.trouble().fail("The log cannot be written", cause));
        }
    }

    private void fail(List<Pending> group, StoreException failure) {
        group.forEach(pending -> outlets.answers().fail(pending, failure));
    }

    private static List<Pending> pending(List<Ready> ready) {
        return ready.stream().map(Ready::pending).toList();
    }

    private List<Ready> stage(List<Pending> group) {
        stager.begin();
        pieces.truncate(0);
        int start = LogFrame.begin(pieces, LogFrame.MARK);
        pieces.int64(log.durable());
        LogFrame.end(pieces, start);
        List<Ready> ready = new ArrayList<>(group.size());
        for (Pending pending : group) {
            Ready one = stage(pending);
            if (one != null) {
                ready.add(one);
            }
        }
        return ready;
    }

    private @Nullable Ready stage(Pending pending) {
        int before = pieces.length();
        try {
            return switch (staged(pending.batch())) {
                case Stager.Staged.Not(var result) -> {
                    outlets.answers().give(pending, result);
                    yield null;
                }
                case Stager.Staged.Fine(var effects) -> {
                    Ready one = ready(pending, effects);
                    encode(effects, one.isHidden() ? LogFrame.NEW : LogFrame.BATCH);
                    stager.accept(effects);
                    yield one;
                }
            };
        } catch (RuntimeException problem) {
            pieces.truncate(before);
            String what = "A batch cannot be stored: " + problem.getMessage();
            outlets.answers().fail(pending, new StoreException(what, problem));
            return null;
        }
    }

    private Stager.Staged staged(Batch batch) {
        String refusal = terms.condition().refusal(batch.purpose());
        if (refusal == null && terms.condition().isCheckpointFailing() && isLarge(LARGE_GENERATIONS)) {
            refusal = terms.condition().diskReason();
        }
        return refusal == null
                ? stager.stage(batch, terms.options().limits())
                : new Stager.Staged.Not(new CommitResult.Full(refusal));
    }

    /** Whether the active generation is so many times as large as one is to be. */
    boolean isLarge(int times) {
        StoreOptions.MemoryUse memory = terms.options().memory();
        return overlay.size() >= (long) memory.changedMessages() * times
                || overlay.length(log.position()) >= memory.segmentBytes() * times;
    }

    private void encode(List<Effect> effects, int kind) {
        int start = LogFrame.begin(pieces, kind);
        codec.write(effects);
        LogFrame.end(pieces, start);
    }

    private void stored(List<Ready> ready) {
        outlets.gauges().wrote(ready.size(), pieces.length());
        List<List<Generation.Entry>> hidden = new ArrayList<>(ready.size());
        overlay.together(() -> ready.forEach(one -> hidden.add(apply(one))));
        evict();
        for (int i = 0; i < ready.size(); i++) {
            Pending pending = ready.get(i).pending();
            if (ready.get(i).waits()) {
                outlets.syncer().await(pending, hidden.get(i));
            } else {
                outlets.answers().give(pending, new CommitResult.Committed());
            }
        }
    }

    private List<Generation.Entry> apply(Ready ready) {
        if (ready.isHidden()) {
            return overlay.applyHidden(ready.effects());
        }
        overlay.apply(ready.effects());
        return List.of();
    }

    private Ready ready(Pending pending, List<Effect> effects) {
        boolean waits =
                terms.options().sync() == SyncMode.ALWAYS && pending.batch().durability() == Durability.DURABLE;
        return new Ready(pending, effects, waits, waits && isAllNew(effects));
    }

    /** Whether a batch only stores what is new: then nobody may see it before it is certain to stay. */
    private static boolean isAllNew(List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect.before() != null) {
                return false;
            }
        }
        return true;
    }

    /** Removes ended messages that are too many, those that ended first. */
    private void evict() {
        try {
            List<StoredMessage> page =
                    terms.queues().tooManyEnded(terms.options().limits(), EVICTED_AT_ONCE);
            for (int i = 0; i < EVICTIONS && !page.isEmpty(); i++) {
                evict(page);
                page = terms.queues().tooManyEnded(terms.options().limits(), EVICTED_AT_ONCE);
            }
        } catch (IOException failure) {
            terms.space().refusedToWrite(failure);
        }
    }

    private void evict(List<StoredMessage> page) throws IOException {
        List<Change> removals = page.stream()
                .map(message -> (Change) new Change.Remove(message.id(), message.version()))
                .toList();
        var batch = new Batch(Purpose.OUTCOME, Durability.WRITTEN, removals);
        stager.begin();
        if (stager.stage(batch, terms.options().limits()) instanceof Stager.Staged.Fine(var effects)) {
            pieces.truncate(0);
            encode(effects, LogFrame.BATCH);
            log.append(pieces);
            overlay.apply(effects);
        }
    }

    /** Where there is no room, what comes of messages is tried once more without the rest of its group, which is refused. */
    private void notWritten(List<Ready> ready, IOException failure) {
        if (!SpaceWatch.isFull(failure)) {
            fail(pending(ready), terms.trouble().fail("The log cannot be written", failure));
            return;
        }
        terms.space().refusedToWrite(failure);
        List<Pending> outcomes = new ArrayList<>();
        for (Ready one : ready) {
            if (one.pending().batch().purpose() == Purpose.OUTCOME) {
                outcomes.add(one.pending());
            } else {
                refuse(one.pending());
            }
        }
        if (outcomes.size() < ready.size()) {
            store(outcomes);
        } else {
            outcomes.forEach(this::refuse);
        }
    }

    private void refuse(Pending pending) {
        outlets.answers().give(pending, new CommitResult.Full(terms.space().reason()));
    }
}
