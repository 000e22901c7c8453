package io.stonechat.store;

/** When what is stored is durable. */
public enum SyncMode {

    /** When it survives a power loss: the store waits for the disk, once for all that came together. */
    ALWAYS,

    /** When the operating system has it: it survives the end of the process, and a power loss some seconds later. */
    OS
}
