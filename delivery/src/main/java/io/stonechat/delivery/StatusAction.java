package io.stonechat.delivery;

/** What a {@code command_status} of an upstream means for the message that got it. */
public enum StatusAction {

    /** The message is refused for good: final, whatever else the chain holds. */
    PERMANENT,

    /** This attempt failed: on to the next step of the chain. */
    RETRY,

    /** This bind will never take the message: on to the next one of the chain; without one it is refused for good. */
    FAILOVER,

    /** The bind has no room now: its queue waits, in order, and no retry is used up. */
    PARK,

    /** Nobody knows whether the message went out: as if there had been no answer. */
    UNKNOWN
}
