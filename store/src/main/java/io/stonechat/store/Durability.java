package io.stonechat.store;

/** When a batch counts as done. */
public enum Durability {

    /** When it survives a power loss, as far as the store is set up for it. */
    DURABLE,

    /** When it survives the end of the process; it becomes durable with the next durable batch. */
    WRITTEN
}
