package io.stonechat.simulator;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Octets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message that the centre accepted for one destination: what was submitted, and its state. Safe for any thread. */
final class HeldMessage {

    /** What does not change about a message. */
    record Facts(
            String systemId,
            String responseId,
            String receiptId,
            Address source,
            Address destination,
            int registeredDelivery,
            int dataCoding,
            Fate fate,
            Instant submitted) {}

    private static final int ON_SUCCESS_OR_FAILURE = 1;
    private static final int ON_FAILURE = 2;
    private static final int ON_SUCCESS = 3;

    private final Facts facts;
    private Octets body;
    private MessageState state = MessageState.ENROUTE;
    private @Nullable Instant ended;

    HeldMessage(Facts facts, Octets body) {
        this.facts = facts;
        this.body = body;
    }

    Facts facts() {
        return facts;
    }

    synchronized Octets body() {
        return body;
    }

    synchronized MessageState state() {
        return state;
    }

    /** When the message reached its final state, null as long as it has not. */
    synchronized @Nullable Instant ended() {
        return ended;
    }

    /** Puts the message into its final state, unless it is in one. */
    synchronized boolean end(MessageState last, Instant at) {
        if (ended != null) {
            return false;
        }
        state = last;
        ended = at;
        return true;
    }

    /** Replaces the text, unless the message has ended. */
    synchronized boolean replace(Octets text) {
        if (ended != null) {
            return false;
        }
        body = text;
        return true;
    }

    /** Whether registered_delivery asks for a receipt at this end (SMPP 3.4 §5.2.17, value 3 as in SMPP 5.0). */
    boolean wantsReceipt(MessageState last) {
        return switch (facts.registeredDelivery() & 0x03) {
            case ON_SUCCESS_OR_FAILURE -> true;
            case ON_FAILURE -> last != MessageState.DELIVERED;
            case ON_SUCCESS -> last == MessageState.DELIVERED;
            default -> false;
        };
    }
}
