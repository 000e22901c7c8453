package io.stonechat.delivery;

import io.stonechat.protocol.CommandStatus;
import java.util.List;

/** What a script decides about a message from a handset ({@link Hooks#mobileOriginated}). */
public sealed interface MoDecision {

    /**
     * It goes to the ESMEs of each of these accounts.
     *
     * @param accounts at least one
     */
    record Deliver(List<String> accounts) implements MoDecision {

        /** Keeps an unmodifiable copy of the list; refuses an empty one. */
        public Deliver {
            accounts = List.copyOf(accounts);
            if (accounts.isEmpty()) {
                throw new IllegalArgumentException("A message from a handset goes to at least one account.");
            }
        }
    }

    /**
     * The upstream is answered this; nothing is kept.
     *
     * @param status a status that says no
     */
    record Reject(CommandStatus status) implements MoDecision {}

    /** It goes where the rules send it. */
    record ByRules() implements MoDecision {}
}
