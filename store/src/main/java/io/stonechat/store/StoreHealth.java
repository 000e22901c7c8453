package io.stonechat.store;

import java.util.Set;

/** Whether a store takes what is committed to it. */
public sealed interface StoreHealth {

    /** It takes everything. */
    record Writable() implements StoreHealth {}

    /**
     * Room runs short; it recovers by itself when there is more.
     *
     * @param refused what is refused for now, at least one; never empty
     * @param reason a sentence: what is short, how short, what to do
     */
    record Low(Set<Purpose> refused, String reason) implements StoreHealth {

        /** Keeps an unmodifiable copy of the set. */
        public Low {
            refused = Set.copyOf(refused);
        }
    }

    /**
     * Nothing is stored any more until the store is opened anew; what is stored can be read.
     *
     * @param reason a sentence: what happened, what to do
     */
    record ReadOnly(String reason) implements StoreHealth {}
}
