package io.stonechat.store;

import io.stonechat.protocol.MessageState;

/**
 * What has become of a stored message, in our own words.
 *
 * <p>The one table from here to the {@code message_state} of a {@code query_sm_resp} and the {@code stat} of a receipt is
 * {@link #messageState(int)}.
 */
public enum StoredState {

    /** Waits for the time the ESME asked for. */
    SCHEDULED(MessageState.SCHEDULED, false),

    /** Waits for its turn, its link, or its next retry. */
    QUEUED(MessageState.ENROUTE, false),

    /** Has an attempt open: written, or about to be. */
    ATTEMPTING(MessageState.ENROUTE, false),

    /** Had an attempt that ended unknown; held before it is sent again. */
    UNCERTAIN(MessageState.ENROUTE, false),

    /** Accepted by an upstream; waits for its receipt. */
    SENT(MessageState.ENROUTE, false),

    /** A receipt of an upstream that waits for the response it overtook. */
    HELD(MessageState.ENROUTE, false),

    /** Delivered. */
    DELIVERED(MessageState.DELIVERED, true),

    /** Expired before it was delivered. */
    EXPIRED(MessageState.EXPIRED, true),

    /** Cancelled by the ESME, or by hand. */
    DELETED(MessageState.DELETED, true),

    /** Given up: no way to send it, or the network could not deliver it. */
    UNDELIVERABLE(MessageState.UNDELIVERABLE, true),

    /** Accepted by an upstream that will tell us no more. */
    ACCEPTED(MessageState.ACCEPTED, true),

    /** Sent, with an outcome that nobody knows. */
    UNKNOWN(MessageState.UNKNOWN, true),

    /** Refused by the upstream. */
    REJECTED(MessageState.REJECTED, true),

    /** Skipped by the upstream (SMPP 5.0). */
    SKIPPED(MessageState.SKIPPED, true),

    /** A receipt that matched no message within its time. */
    UNMATCHED(MessageState.UNKNOWN, true),

    /** Set aside: nobody wants it, or it cannot be processed. */
    DEAD_LETTER(MessageState.UNDELIVERABLE, true);

    private static final int SMPP_5 = 0x50;

    private final MessageState outside;
    private final boolean ended;

    StoredState(MessageState outside, boolean ended) {
        this.outside = outside;
        this.ended = ended;
    }

    /** Whether this state is final. */
    public boolean isFinal() {
        return ended;
    }

    /**
     * The state as an ESME is told.
     *
     * @param interfaceVersion the version the ESME bound with, such as 0x34; below 0x50 there is no SCHEDULED (it reads
     *     ENROUTE) and no SKIPPED (it reads UNDELIVERABLE)
     */
    public MessageState messageState(int interfaceVersion) {
        if (interfaceVersion >= SMPP_5) {
            return outside;
        }
        return switch (outside) {
            case SCHEDULED -> MessageState.ENROUTE;
            case SKIPPED -> MessageState.UNDELIVERABLE;
            case ENROUTE, DELIVERED, EXPIRED, DELETED, UNDELIVERABLE, ACCEPTED, UNKNOWN, REJECTED -> outside;
        };
    }

    /** The final state that a receipt with this {@code message_state} brings; those that are not final read as SENT. */
    public static StoredState ofReceipt(MessageState state) {
        return switch (state) {
            case SCHEDULED, ENROUTE -> SENT;
            case DELIVERED -> DELIVERED;
            case EXPIRED -> EXPIRED;
            case DELETED -> DELETED;
            case UNDELIVERABLE -> UNDELIVERABLE;
            case ACCEPTED -> ACCEPTED;
            case UNKNOWN -> UNKNOWN;
            case REJECTED -> REJECTED;
            case SKIPPED -> SKIPPED;
        };
    }
}
