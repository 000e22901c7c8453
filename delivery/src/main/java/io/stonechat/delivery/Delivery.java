package io.stonechat.delivery;

import io.stonechat.protocol.CancelSm;
import io.stonechat.protocol.CancelSmResp;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.QuerySmResp;
import io.stonechat.protocol.ReplaceSm;
import io.stonechat.protocol.ReplaceSmResp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What happens to a stored message: due, routed, attempted, retried, final; and the receipts and messages that wait for
 * ESMEs.
 *
 * <p>No method blocks; what is returned completes, never exceptionally, when the answer may be given, that is when what it
 * promises is durable. Thread-safe.
 */
public interface Delivery extends AutoCloseable {

    /** The attribute of a dead letter that could not be read: why. What came is its message_payload, header and all. */
    String UNREADABLE = "unreadable";

    /**
     * Starts delivery on a store: attempts that were open when the process last ended count as unknown, everything else
     * goes on where it stood.
     *
     * @param settings how to behave
     * @param context what is needed from outside
     */
    static Delivery start(DeliverySettings settings, DeliveryContext context) {
        return DeliveryEngine.start(settings, context);
    }

    /**
     * Takes a message over: routes and stores it, and sends it on its own time.
     *
     * <p>Refused are, with the status to answer: no route (ESME_RSUBMITFAIL), times that cannot be read or are over
     * (ESME_RINVSCHED, ESME_RINVEXPIRY), a full mailbox or store (ESME_RMSGQFUL), a store that fails or takes too long
     * (ESME_RSYSERR).
     *
     * @return what to answer the ESME, once the message is durable
     */
    CompletionStage<Acceptance> accept(Submission submission);

    /**
     * Sends a message while the ESME waits: along its chain until an upstream answers. A chain that ends in {@code queue}
     * keeps what no bind took, as if accepted.
     *
     * <p>The status of a refusal is the upstream's; ESME_RSYSERR when there was no link, or no answer in time. A message
     * that was refused gets no receipt.
     *
     * @param submission the message; a {@code submit_multi} cannot be relayed and is queued
     * @param deadline how long the ESME waits at most
     * @return what to answer the ESME, once the record, our id and the correlation are durable
     */
    CompletionStage<Acceptance> relay(Submission submission, Duration deadline);

    /**
     * Takes a receipt of an upstream: finds its message, brings that to its end, and passes the receipt on if the ESME
     * asked for it. What matches nothing yet is kept.
     *
     * @param bind the bind it came by
     * @param pdu the {@code deliver_sm} or {@code data_sm}
     * @return the status to answer it with, once it is durable
     */
    CompletionStage<CommandStatus> receipt(String bind, MessageRequest pdu);

    /** What is known about a receipt, to decide who is to see it; changes nothing. */
    ReceiptStanding standing(String bind, MessageRequest pdu);

    /**
     * Takes a message from a handset and delivers it to the ESMEs of an account.
     *
     * @param bind the bind it came by
     * @param account the account it is for; empty when nobody wants it: it is kept as a dead letter
     * @param pdu the {@code deliver_sm} or {@code data_sm}
     * @return the status to answer it with, once it is durable
     */
    CompletionStage<CommandStatus> mobileOriginated(String bind, Optional<String> account, MessageRequest pdu);

    /**
     * Takes a message from a handset whose owner a script is asked for, where there is one that wants to say
     * ({@link Hooks#mobileOriginated}).
     *
     * @param bind the bind it came by
     * @param ruled the account that the rules give it to, if they know one
     * @param pdu the {@code deliver_sm} or {@code data_sm}
     * @return the status to answer it with, once it is durable
     */
    CompletionStage<CommandStatus> fromHandset(String bind, Optional<String> ruled, MessageRequest pdu);

    /**
     * Keeps a message of an upstream as a dead letter that what processes it has failed on again and again.
     *
     * @param bind the bind it came by
     * @param pdu the {@code deliver_sm} or {@code data_sm}, as it was received
     * @return the status to answer it with, once it is durable
     */
    CompletionStage<CommandStatus> setAside(String bind, MessageRequest pdu);

    /**
     * Keeps what an upstream sent as a message, and what cannot be read as one, as a dead letter.
     *
     * @param bind the bind it came by
     * @param frame the PDU as it came, from its command_length on; of more than 65,535 octets the beginning is kept
     * @param reason a sentence that says why it cannot be read
     * @return the status to answer it with, once it is durable
     */
    CompletionStage<CommandStatus> setAside(String bind, Octets frame, String reason);

    /** Notes that scripts have been loaded: what waits for a hook goes on. */
    void hooksReady();

    /** Notes that a script answered a submit by itself: it is counted, an event, and otherwise none of our business. */
    void scriptAccepted(Requester requester, CommandStatus status);

    /**
     * Notes what came of a changed configuration: an event, and otherwise none of our business.
     *
     * @param refused whether it was refused, and the one before it goes on
     * @param lines what changed, or what is wrong with it; never a secret
     */
    void configReloaded(boolean refused, List<String> lines);

    /**
     * Tells what became of a message.
     *
     * @return the answer; ESME_RINVMSGID for an id that is not the requester's or from another source address
     */
    CompletionStage<QuerySmResp> query(Requester requester, QuerySm request);

    /**
     * Takes back a message that has not gone on, or without a message id all between two addresses.
     *
     * @return the answer; ESME_RCANCELFAIL when it was sent or may have been
     */
    CompletionStage<CancelSmResp> cancel(Requester requester, CancelSm request);

    /**
     * Replaces the text and times of a message that has not gone on.
     *
     * @return the answer; ESME_RREPLACEFAIL when it was sent or may have been
     */
    CompletionStage<ReplaceSmResp> replace(Requester requester, ReplaceSm request);

    /** What others than the ESME may do to its messages. */
    Operations operations();

    /** Notes that an ESME of this account has bound as a receiver: what waits for it goes out. */
    void accountReady(String account);

    /** Notes that a bind can take messages (again): its queue moves. */
    void bindReady(String bind);

    /** Whether a bind can be sent to now: it is bound, and takes what it is sent. */
    boolean takes(String bind);

    /** Changes how it behaves, from the next decision on. */
    void apply(DeliverySettings settings);

    /**
     * Says that the wall clock is right although it jumped: from now on what is over by it expires. Without a jump it does
     * nothing.
     */
    void confirmClock();

    /** What it has counted, and where it stands. */
    DeliveryCounters counters();

    /** Why nothing goes through a bind, if nothing does while something could; empty otherwise. */
    Optional<Standstill> standstill(String bind);

    /** How many messages stand in the queue of a bind. */
    long queued(String bind);

    /** How many deliveries wait for an account. */
    long waiting(String account);

    /**
     * Begins no more attempts, and waits for those that are open. What ESMEs submit is stored and answered as before; who
     * waits for an upstream that was not asked yet is answered as if no bind could take the message.
     *
     * @param deadline how long to wait at most
     * @return completes with how many are still open; they count as unknown from then on
     */
    CompletionStage<Integer> drain(Duration deadline);

    /**
     * Ends the waiting of a drain: ESMEs that wait for an upstream are answered ESME_RSYSERR.
     *
     * @return completes when no attempt is open, once the links have ended and what that means is stored
     */
    CompletionStage<?> giveUp();

    /** Stops at once. The store stays open, and delivery can be started on it again. */
    @Override
    void close();
}
