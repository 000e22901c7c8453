package io.stonechat.store;

import java.util.List;

/**
 * What a look through everything that is stored has found.
 *
 * @param messages how many messages were read
 * @param indexEntries how many entries of indexes were compared with them
 * @param problems what is wrong, each a sentence; empty when nothing is. Of very many, the first thousand
 */
public record StoreReport(long messages, long indexEntries, List<String> problems) {

    /** Keeps an unmodifiable copy of the list. */
    public StoreReport {
        problems = List.copyOf(problems);
    }

    /** Whether nothing is wrong. */
    public boolean isSound() {
        return problems.isEmpty();
    }
}
