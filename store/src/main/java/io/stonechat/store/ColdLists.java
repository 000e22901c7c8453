package io.stonechat.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a generation changes in the lists of ids that stand under shared keys. Most of it is added to lists that nobody needs
 * to read for that: RocksDB joins what was added when the list is asked for. Only a list that loses an id is written anew.
 */
final class ColdLists {

    private final Function<byte[], Set<MessageId>> stored;
    private final List<Addition> added = new ArrayList<>();
    private final Map<byte[], Set<MessageId>> rewritten = new TreeMap<>(Arrays::compareUnsigned);

    /** An id that a list gains. */
    private static final class Addition {

        private final byte[] key;
        private final MessageId id;

        Addition(byte[] key, MessageId id) {
            this.key = key;
            this.id = id;
        }
    }

    /** Begins without changes; {@code stored} reads a list as it is. */
    ColdLists(Function<byte[], Set<MessageId>> stored) {
        this.stored = stored;
    }

    /** Adds an id to a list. */
    void add(byte[] key, MessageId id) {
        added.add(new Addition(key, id));
    }

    /** Removes an id from a list that is stored. */
    void remove(byte[] key, MessageId id) {
        rewritten.computeIfAbsent(key, this::whole).remove(id);
    }

    private Set<MessageId> whole(byte[] key) {
        return new LinkedHashSet<>(stored.apply(key));
    }

    void writeTo(ColdBatch batch) {
        for (Addition addition : added) {
            Set<MessageId> whole = rewritten.isEmpty() ? null : rewritten.get(addition.key);
            if (whole == null) {
                batch.append(addition.key, octets(List.of(addition.id)));
            } else {
                whole.add(addition.id);
            }
        }
        rewritten.forEach((key, ids) -> {
            if (ids.isEmpty()) {
                batch.delete(key);
            } else {
                batch.put(key, octets(ids));
            }
        });
    }

    private static byte[] octets(Collection<MessageId> ids) {
        var out = new RecordWriter(ids.size() * Long.BYTES);
        ids.forEach(id -> out.int64(id.value()));
        return out.array();
    }
}
