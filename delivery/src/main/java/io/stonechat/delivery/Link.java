package io.stonechat.delivery;

import io.stonechat.protocol.MessageRequest;
import io.stonechat.session.Outcome;
import io.stonechat.store.StoredMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What a lane sends to: a bind, or the ESMEs of an account. */
sealed interface Link permits BindLink, AccountLink {

    /** Whether it can be sent to now. */
    boolean ready();

    /** How many attempts may be open at once. */
    int window();

    /** For how long nothing may be sent from now on; zero if something may. */
    Duration pause();

    /** The receipt domain of what is sent here; empty when there are no receipts. */
    String domain();

    /** The beginning of an attempt. */
    Decision begin(StoredMessage message, Moment moment);

    /** What is sent for a message. */
    MessageRequest pdu(StoredMessage message, Instant now);

    /** Sends the PDU of a message; completes, never exceptionally, with the outcome. */
    CompletableFuture<Outcome> send(StoredMessage message, MessageRequest request, Consumer<Outcome> late);

    /** Whether the outcome says that there is no room now. */
    boolean parks(Outcome outcome);

    /** What happens to the message after this outcome. */
    Decision after(StoredMessage message, int number, Outcome outcome, Moment moment);

    /** What happens to the message when an attempt that had ended unknown has an outcome after all. */
    Decision late(StoredMessage message, int number, Outcome outcome, Moment moment);

    /**
     * What happens to the message when that outcome comes while another attempt has begun, but is not written.
     *
     * @param unwritten the attempt that is not going to be written
     */
    Decision answered(StoredMessage message, int unwritten, int number, Outcome outcome, Moment moment);

    /** Where a message goes when this has been parked since then; empty when it stays. */
    Optional<Decision> failover(StoredMessage message, Predicate<String> usable, Moment moment);

    /** From when on messages move on, if it has been parked since then. */
    Instant failoverAt(Instant parkedSince);
}
