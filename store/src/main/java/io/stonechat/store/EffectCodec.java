package io.stonechat.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The effects of one batch as the log holds them: whole records of messages it does not have, changes of others. Not thread-safe. */
final class EffectCodec {

    private static final int PUT = 1;
    private static final int CHANGE = 2;
    private static final int REMOVE = 3;

    private final RecordWriter out;
    private final RecordCodec records;

    EffectCodec(RecordWriter out) {
        this.out = out;
        this.records = new RecordCodec(out);
    }

    void write(List<Effect> effects) {
        effects.forEach(this::write);
    }

    private void write(Effect effect) {
        StoredRecord after = effect.after();
        StoredRecord before = effect.before();
        if (after == null) {
            begin(REMOVE, effect);
        } else if (before == null || effect.whole()) {
            begin(PUT, effect);
            int start = out.begin();
            records.write(after);
            out.end(start);
        } else {
            begin(CHANGE, effect);
            int start = out.begin();
            records.writeChange(before, after);
            out.end(start);
        }
    }

    private void begin(int kind, Effect effect) {
        out.octet(kind);
        out.int64(effect.id().value());
    }

    /** Reads the effects of a batch upon what was kept before it. */
    static List<Effect> read(RecordReader in, Function<MessageId, @Nullable StoredRecord> kept) {
        List<Effect> effects = new ArrayList<>();
        while (in.hasMore()) {
            int kind = in.octet();
            MessageId id = id(in);
            StoredRecord before = kept.apply(id);
            effects.add(new Effect(id, before, after(kind, id, before, in), kind == PUT));
        }
        return effects;
    }

    private static MessageId id(RecordReader in) {
        long value = in.int64();
        if (value <= 0) {
            throw new StoreFormatException("an id is not positive");
        }
        return new MessageId(value);
    }

    private static @Nullable StoredRecord after(
            int kind, MessageId id, @Nullable StoredRecord before, RecordReader in) {
        return switch (kind) {
            case PUT -> RecordDraft.read(id, in.nested());
            case CHANGE -> {
                if (before == null) {
                    throw new StoreFormatException("it changes message " + id + ", which is not there");
                }
                yield RecordDraft.read(before, in.nested());
            }
            case REMOVE -> null;
            default ->
                throw new StoreFormatException("the kind of change " + kind + " is of a newer release, or damaged");
        };
    }
}
