package io.stonechat.store;

import java.time.Instant;

/**
 * Where a message stands: its queue, and the time it is due there.
 *
 * @param queue the name of the queue: {@code bind:<name>}, {@code account:<name>}, or one of the constants here
 * @param at when it is due; the past is fine and keeps its place before later ones
 */
public record Place(String queue, Instant at) {

    /** The queue of messages with an attempt open; due when the attempt began. Found again after an unclean stop. */
    public static final String OPEN = "open";

    /** The queue of messages whose receipt is awaited; due when that ends. */
    public static final String RECEIPT = "receipt";

    /** The queue of upstream receipts that wait for the response they overtook; due when that ends. */
    public static final String HELD = "held";

    /** The queue of messages that are being relayed, between attempts; due when the ESME waits no longer. */
    public static final String RELAY = "relay";

    /** The queue of messages that wait for a script to choose their route; due when it is asked. */
    public static final String ROUTE = "route";

    /** The queue of messages that have ended and whose end is still to be told to those who follow it. */
    public static final String FINAL = "final";

    /** The queue of messages that have ended; due when their record is removed, whatever their priority was. */
    public static final String ENDED = "ended";

    /** The queue of what is towards this bind. */
    public static Place forBind(String bind, Instant at) {
        return new Place(bindQueue(bind), at);
    }

    /** The queue of what is towards the ESMEs of this account. */
    public static Place forAccount(String account, Instant at) {
        return new Place(accountQueue(account), at);
    }

    /** The name of the queue of a bind. */
    public static String bindQueue(String bind) {
        return "bind:" + bind;
    }

    /** The name of the queue of an account. */
    public static String accountQueue(String account) {
        return "account:" + account;
    }
}
