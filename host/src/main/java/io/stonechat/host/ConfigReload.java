package io.stonechat.host;

import java.util.List;

/**
 * What came of a changed configuration.
 *
 * @param refused whether it has errors, so that the one before it goes on; otherwise it has taken effect
 * @param lines what changed, or what is wrong: one line each, as in the log, a hundred and one that counts the others at most.
 *     Never a secret. Empty when one that says the same as the one in force was saved after one that was refused
 */
public record ConfigReload(boolean refused, List<String> lines) {

    /** Keeps an unmodifiable copy of the lines. */
    public ConfigReload {
        lines = List.copyOf(lines);
    }
}
