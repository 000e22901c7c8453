package io.stonechat.store;

import java.util.Arrays;
import java.util.LinkedHashSet;
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
    private final Map<byte[], Set<MessageId>> added = new TreeMap<>(Arrays::compareUnsigned);
    private final Map<byte[], Set<MessageId>> rewritten = new TreeMap<>(Arrays::compareUnsigned);

    /** Begins without changes; {@code stored} reads a list as it is. */
    ColdLists(Function<byte[], Set<MessageId>> stored) {
        this.stored = stored;
    }

    void add(byte[] key, MessageId id) {
        Set<MessageId> whole = rewritten.get(key);
        if (whole != null) {
            whole.add(id);
        } else {
            added.computeIfAbsent(key, _ -> new LinkedHashSet<>(2)).add(id);
        }
    }

    void remove(byte[] key, MessageId id) {
        rewritten.computeIfAbsent(key, this::whole).remove(id);
    }

    private Set<MessageId> whole(byte[] key) {
        Set<MessageId> whole = new LinkedHashSet<>(stored.apply(key));
        Set<MessageId> more = added.remove(key);
        if (more != null) {
            whole.addAll(more);
        }
        return whole;
    }

    void writeTo(ColdBatch batch) {
        added.forEach((key, ids) -> batch.append(key, octets(ids)));
        rewritten.forEach((key, ids) -> {
            if (ids.isEmpty()) {
                batch.delete(key);
            } else {
                batch.put(key, octets(ids));
            }
        });
    }

    private static byte[] octets(Set<MessageId> ids) {
        var out = new RecordWriter(ids.size() * Long.BYTES);
        ids.forEach(id -> out.int64(id.value()));
        return out.array();
    }
}
