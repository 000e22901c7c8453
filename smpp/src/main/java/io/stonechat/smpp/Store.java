package io.stonechat.smpp;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.SubmitSm;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code store} namespace: what has been queued and relayed, and messages of the script's own.
 *
 * <p>Declare a field {@code Store store;} and the host fills it in. Its methods wait for the store, which is fine in a
 * handler: it runs on a virtual thread. All of them may be called from any thread, also while a script is loaded. Ids are
 * message ids in decimal; what is no id is an {@link IllegalArgumentException}.
 */
public interface Store {

    /**
     * The message of an id.
     *
     * @param id the id its ESME knows, or that of a record
     * @return the message as it stands; empty if none is stored, or no longer
     */
    Optional<Message> get(String id);

    /**
     * Messages that fit a query, in the order they were accepted.
     *
     * @param query which; one that names neither an account, an address nor an upstream id may read much of what is stored
     * @return at most as many as the query asks for
     */
    List<Message> find(StoreQuery query);

    /**
     * Stores a message of the script's own, to be sent along a chain as if an ESME of the account had submitted it: retried,
     * receipted into the account's mailbox if its registered_delivery asks for that, and told to {@link OnFinal}.
     *
     * @param account whose it is: an account, or the system_id of one of its ESMEs
     * @param pdu the message
     * @param chain the steps, as in {@link Reply#queue(String...)}; none to have it routed by {@link OnRoute} or the rules
     * @return its id; when this returns the message is durable
     * @throws SubmitRefusedException if it was not stored, with the status that an ESME would have been answered
     * @throws IllegalArgumentException if the chain cannot be followed
     */
    default String submit(String account, SubmitSm pdu, String... chain) {
        return submit(account, pdu, List.of(chain), Map.of());
    }

    /**
     * {@link #submit(String, SubmitSm, String...)} with attributes.
     *
     * @param account whose it is
     * @param pdu the message
     * @param chain the steps; none to have it routed
     * @param attributes attached to the message
     * @return its id
     */
    String submit(String account, SubmitSm pdu, List<String> chain, Map<String, String> attributes);

    /**
     * {@link #submit(String, SubmitSm, String...)} of a data_sm.
     *
     * @param account whose it is
     * @param pdu the message
     * @param chain the steps; none to have it routed
     * @return its id
     */
    String submit(String account, DataSm pdu, String... chain);

    /**
     * {@link #submit(String, SubmitSm, String...)} of a text, in the alphabet that suits it best; one that is too long for a
     * short message goes into message_payload (SMPP 3.4 §5.3.2.32). A receipt is asked for.
     *
     * @param account whose it is
     * @param source the address it is from
     * @param destination the address it is for
     * @param text the text
     * @param chain the steps; none to have it routed
     * @return its id
     */
    String submitText(String account, Address source, Address destination, String text, String... chain);

    /**
     * Takes a message back that has not gone on: it ends as DELETED, with the receipt its ESME asked for.
     *
     * @param id the id its ESME knows
     * @return whether that was still possible; not if it is unknown, has ended, was sent or may have been
     */
    boolean cancel(String id);

    /**
     * Tries a message again: one that waits for its next attempt, its retry or its ESME is due now; a dead letter, or a
     * delivery that no ESME took, is put back. After an attempt that ended unknown this may duplicate it.
     *
     * <p>A submitted message that has failed keeps its end, as that may have been told: another message with the same PDU is
     * sent, along the route that is chosen now. The attributes {@code retried_as} and {@code retry_of} lead from one to the
     * other, its ESME is told nothing of it, and {@link OnFinal} is told of both.
     *
     * @param id the id its ESME knows
     * @return whether it is on its way again; not if it is unknown, is being sent, is scheduled, was delivered or cancelled,
     *     has been tried once more before, is nobody's, or cannot be read
     */
    boolean retry(String id);
}
