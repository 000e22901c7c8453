package io.stonechat.session;

import io.stonechat.protocol.CommandStatus;

/** What becomes of a bind. */
public sealed interface BindDecision {
    /**
     * The ESME is bound.
     *
     * @param systemId the system_id of the message centre for the bind_resp, at most 15 octets
     * @param maxBinds how many sessions its system_id may have, this one included: if it has as many already, the bind is
     *     refused with ESME_RBINDFAIL all the same; 0 for {@link ServerLimits#bindsPerSystemId()}
     */
    record Accept(String systemId, int maxBinds) implements BindDecision {
        /** Checks the range. */
        public Accept {
            if (maxBinds < 0) {
                throw new IllegalArgumentException("maxBinds: " + maxBinds + " (expected: 0 or more)");
            }
        }
    }

    /**
     * The ESME is refused and its connection closed after the bind_resp.
     *
     * @param status what the bind_resp says, never {@code ESME_ROK}
     * @param reason why, for the log; the peer does not see it
     */
    record Reject(CommandStatus status, String reason) implements BindDecision {
        /** Checks that a refusal does not say {@code ESME_ROK}. */
        public Reject {
            if (status.isOk()) {
                throw new IllegalArgumentException("a bind cannot be refused with ESME_ROK; name the reason's status");
            }
        }
    }

    /** Returns the decision to bind the ESME. */
    static BindDecision accept(String systemId) {
        return new Accept(systemId, 0);
    }

    /** Returns the decision to bind the ESME unless its system_id has that many sessions already. */
    static BindDecision accept(String systemId, int maxBinds) {
        return new Accept(systemId, maxBinds);
    }

    /** Returns the decision to refuse the ESME. */
    static BindDecision reject(CommandStatus status, String reason) {
        return new Reject(status, reason);
    }
}
