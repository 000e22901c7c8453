package io.stonechat.store;

import java.time.Instant;

/**
 * One line of what happened to a message.
 *
 * @param at when
 * @param kind what
 * @param attempt the attempt it concerns, 0 for none
 * @param detail more of it: a bind, a status, a state; never the text of the message; may be empty
 */
public record HistoryEntry(Instant at, Kind kind, int attempt, String detail) {

    /** What a line of the history tells. */
    public enum Kind {
        /** Accepted for delivery. */
        ACCEPTED,
        /** An attempt began. */
        ATTEMPT,
        /** An attempt ended. */
        OUTCOME,
        /** An attempt that ended unknown has an outcome after all. */
        LATE_OUTCOME,
        /** Put back without using up a retry. */
        PARKED,
        /** Moved on along its chain. */
        FAILOVER,
        /** A retry was set. */
        RETRY,
        /** A receipt of the upstream came. */
        RECEIPT,
        /** The ESME replaced it. */
        REPLACED,
        /** It reached a final state. */
        FINAL,
        /** An operator or a script intervened. */
        OPERATOR,
        /** Its link ended while it was in flight. */
        LINK_LOST,
        /** A hook of a script decided. */
        SCRIPT,
        /** Somebody who is to be told of its end, and of what is learnt after it, has been: the detail says who. */
        TOLD
    }
}
