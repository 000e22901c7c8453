package io.stonechat.store;

import java.util.List;

/**
 * Changes that happen all together or not at all.
 *
 * @param purpose what it is for
 * @param durability when it counts as done
 * @param changes the changes, in order
 */
public record Batch(Purpose purpose, Durability durability, List<Change> changes) {

    /** Keeps an unmodifiable copy of the list. */
    public Batch {
        changes = List.copyOf(changes);
    }
}
