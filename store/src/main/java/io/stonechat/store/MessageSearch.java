package io.stonechat.store;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A search by what a person knows of messages; what is null or empty does not matter. By its addresses a message is found, and
 * not the receipts that we made about it: they have the same ones the other way round.
 *
 * @param account the account that owns them
 * @param source the text of the address they are from
 * @param destination the text of the address they are for; of a {@code submit_multi} the first
 * @param upstreamId the id that an upstream gave one of their attempts, as it was given or as it is correlated
 * @param from accepted at this time or later
 * @param until accepted before this time
 * @param states in one of these states; empty for any
 * @param after only those with a higher id: the next page
 * @param limit at most so many, at least 1
 */
public record MessageSearch(
        @Nullable String account,
        @Nullable String source,
        @Nullable String destination,
        @Nullable String upstreamId,
        @Nullable Instant from,
        @Nullable Instant until,
        Set<StoredState> states,
        @Nullable MessageId after,
        int limit) {

    /** Keeps an unmodifiable copy of the states. */
    public MessageSearch {
        states = Set.copyOf(states);
    }

    /** A search for every message. */
    public static MessageSearch all(int limit) {
        return new MessageSearch(null, null, null, null, null, null, Set.of(), null, limit);
    }

    /** The page behind this message. */
    public MessageSearch after(MessageId last) {
        return new MessageSearch(account, source, destination, upstreamId, from, until, states, last, limit);
    }

    /** Whether the message is one that is searched for, its upstream id and the page aside. */
    boolean matches(StoredMessage message) {
        Instant accepted = message.times().accepted();
        return (account == null || account.equals(message.origin().account()))
                && matchesAddresses(message)
                && (from == null || !accepted.isBefore(from))
                && (until == null || accepted.isBefore(until))
                && (states.isEmpty() || states.contains(message.state()));
    }

    private boolean matchesAddresses(StoredMessage message) {
        if (source == null && destination == null) {
            return true;
        }
        return isFoundByAddress(message)
                && (source == null || source.equals(message.pdu().source().address()))
                && (destination == null
                        || destination.equals(message.destination().address()));
    }

    /** Whether a message is one that its addresses lead to. */
    static boolean isFoundByAddress(StoredMessage message) {
        return message.kind() != MessageKind.RECEIPT;
    }

    /** Whether one of the attempts was given the upstream id that is searched for. */
    boolean matchesAttempt(StoredMessage message) {
        return upstreamId == null
                || message.progress().attempts().stream().anyMatch(attempt -> upstreamId.equals(attempt.upstreamId()));
    }
}
