package io.stonechat.store;

import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Ids in order: nearly always one, for which there is no tree. */
final class IdSet {

    private @Nullable MessageId only;
    private @Nullable NavigableSet<MessageId> several;

    void add(MessageId id) {
        if (several == null && (only == null || only.equals(id))) {
            only = id;
            return;
        }
        if (several == null) {
            several = new TreeSet<>();
            if (only != null) {
                several.add(only);
                only = null;
            }
        }
        several.add(id);
    }

    void remove(MessageId id) {
        if (id.equals(only)) {
            only = null;
        }
        if (several != null) {
            several.remove(id);
        }
    }

    boolean isEmpty() {
        return only == null && (several == null || several.isEmpty());
    }

    /** The ids, ascending. */
    Collection<MessageId> all() {
        if (several != null) {
            return several;
        }
        return only == null ? List.of() : List.of(only);
    }

    /** The highest id; null if there is none. */
    @Nullable
    MessageId last() {
        return several == null || several.isEmpty() ? only : several.last();
    }
}
