package io.stonechat.store;

/** How the sender of a message and its delivery are coupled. */
public enum DeliveryMode {

    /** Stored first, answered when it is stored, sent on its own time. */
    QUEUE,

    /** The ESME waits for the upstream's answer; the record is stored before it gets ours. */
    RELAY,

    /** The ESME was refused, or waits no longer: whatever comes of it is kept, and not told. */
    ABANDONED
}
