package io.stonechat.delivery;

/** Who waits for the time at which an ESME wants its message sent. */
public enum PassedSchedule {

    /** We do, and send it then. */
    LOCAL,

    /** The upstream does: it gets the message at once, with the time. */
    PASS
}
