package io.stonechat.smpp;

import io.stonechat.protocol.AlertNotification;
import io.stonechat.protocol.CancelSm;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.ReplaceSm;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvDefinition;
import io.stonechat.protocol.Tlvs;
import io.stonechat.session.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The {@code smpp} namespace: what a script can do besides answering.
 *
 * <p>Declare a field {@code Smpp smpp;} and the host fills it in. Methods that end in an {@link Outcome} wait for the
 * answer, which is fine in a handler: it runs on a virtual thread, and the session goes on without it. They never throw
 * for what the network does: a bind that is unknown or not bound is {@code NotSent} at once, a lost link or a missing
 * response after the PDU was written is {@code Unknown}. A PDU's own sequence number is ignored; the session gives it one.
 * All methods may be called from any thread.
 *
 * <p>A message sent from here is the script's affair: it is not stored, and its receipt comes to the script's
 * {@code deliver_sm} handler. {@link Reply#queue} is what stores, retries and correlates.
 */
public interface Smpp {

    /**
     * Sends a submit_sm to an upstream, at the pace the bind allows (SMPP 3.4 §4.4.1).
     *
     * @param bind the bind's name in the configuration
     * @param pdu the message
     * @return what it ended in
     */
    Outcome submitVia(String bind, SubmitSm pdu);

    /**
     * Sends a data_sm to an upstream: the same as {@link #dataVia}.
     *
     * @param bind the bind's name in the configuration
     * @param pdu the message
     * @return what it ended in
     */
    default Outcome submitVia(String bind, DataSm pdu) {
        return dataVia(bind, pdu);
    }

    /**
     * Sends a submit_multi to an upstream (SMPP 3.4 §4.5.1).
     *
     * @param bind the bind's name in the configuration
     * @param pdu the message and its destinations
     * @return what it ended in, with the destinations that were refused
     */
    MultiOutcome submitMultiVia(String bind, SubmitMulti pdu);

    /**
     * Sends a data_sm to an upstream (SMPP 3.4 §4.7.1).
     *
     * @param bind the bind's name in the configuration
     * @param pdu the message
     * @return what it ended in
     */
    Outcome dataVia(String bind, DataSm pdu);

    /**
     * Asks an upstream to cancel a message that it has not delivered yet (SMPP 3.4 §4.9.1).
     *
     * @param bind the bind's name in the configuration
     * @param pdu which message, by the upstream's id
     * @return accepted, with an empty id, or why not
     */
    Outcome cancelVia(String bind, CancelSm pdu);

    /**
     * Asks an upstream what has become of a message (SMPP 3.4 §4.8.1).
     *
     * @param bind the bind's name in the configuration
     * @param pdu which message, by the upstream's id
     * @return its state, or why there is none
     */
    QueryOutcome queryVia(String bind, QuerySm pdu);

    /**
     * Asks an upstream to replace the text of a message that it has not delivered yet (SMPP 3.4 §4.10.1).
     *
     * @param bind the bind's name in the configuration
     * @param pdu which message, by the upstream's id, and its new text
     * @return accepted, with an empty id, or why not
     */
    Outcome replaceVia(String bind, ReplaceSm pdu);

    /**
     * Sends a deliver_sm to an ESME (SMPP 3.4 §4.6.1). A transmitter is never sent one.
     *
     * @param target a session's id, or a system_id: then whichever of its sessions can receive is used
     * @param pdu the message
     * @return what it ended in; not sent, if no session of that name can receive
     */
    Outcome deliverTo(String target, DeliverSm pdu);

    /**
     * Sends a data_sm to an ESME (SMPP 3.4 §4.7.1).
     *
     * @param target a session's id or a system_id, as in {@link #deliverTo}
     * @param pdu the message
     * @return what it ended in
     */
    Outcome dataTo(String target, DataSm pdu);

    /**
     * Tells an ESME that a mobile can be reached again (SMPP 3.4 §4.12.1). Nobody answers that.
     *
     * @param target a session's id or a system_id, as in {@link #deliverTo}
     * @param pdu the notification
     * @return accepted, with an empty id, once written
     */
    Outcome alertTo(String target, AlertNotification pdu);

    /**
     * Sends a submit_sm or data_sm to an upstream and does not wait.
     *
     * @param bind the bind's name in the configuration
     * @param pdu the request
     * @return completes with what it ended in; never exceptionally
     */
    CompletableFuture<Outcome> submitViaAsync(String bind, Request pdu);

    /**
     * Sends a deliver_sm or data_sm to an ESME and does not wait.
     *
     * @param target a session's id or a system_id, as in {@link #deliverTo}
     * @param pdu the request
     * @return completes with what it ended in; never exceptionally
     */
    CompletableFuture<Outcome> deliverToAsync(String target, Request pdu);

    /**
     * Sends any request to an upstream and gives the whole response, optional parameters and all.
     *
     * @param bind the bind's name in the configuration
     * @param pdu the request
     * @return completes with the response, negative ones too; fails with {@code NotSentException} if it was never
     *     written, with {@code OutcomeUnknownException} if no response came
     */
    CompletableFuture<Response> requestVia(String bind, Request pdu);

    /**
     * Sends any request to an ESME and gives the whole response, optional parameters and all.
     *
     * @param target a session's id or a system_id, as in {@link #deliverTo}
     * @param pdu the request
     * @return completes with the response, negative ones too; fails with {@code NotSentException} if it was never
     *     written, with {@code OutcomeUnknownException} if no response came
     */
    CompletableFuture<Response> requestTo(String target, Request pdu);

    /**
     * The sessions that are bound now: those of ESMEs, then those of our own binds.
     *
     * @return as they are at this moment
     */
    List<Session> sessions();

    /**
     * Ends a session in good order: what is open is answered, then it is unbound. One of our own binds is bound again.
     *
     * @param sessionId its id
     * @return whether there was one
     */
    boolean unbind(String sessionId);

    /**
     * Makes a message id of ours: decimal, at most 19 digits, ascending, never given twice.
     *
     * @return the id
     */
    String newMessageId();

    /**
     * The configuration in force, without its secrets.
     *
     * @return what {@code extensions.smpp} says, defaults filled in
     */
    SmppConfig config();

    /**
     * The upstream binds of the configuration, without their passwords.
     *
     * @return in the order of the file, those of the environment last
     */
    default List<BindSettings> binds() {
        return config().binds();
    }

    /**
     * The routing section of the configuration. It is data: a handler may follow it or not.
     *
     * @return rules, default chain and MO rules
     */
    default Routing routingRules() {
        return config().routing();
    }

    /**
     * Makes a TLV with a text: {@code pdu.tlvs().with(smpp.tlv("dlt_entity_id", "1001"))}. A C-string gets its NUL, octets
     * are the text in Latin-1.
     *
     * @param name the name of the specification, or one that {@code extensions.smpp.tlvs} defines; in any case
     * @param value the text, Latin-1
     * @return the TLV
     * @throws IllegalArgumentException if there is no TLV of that name, or it is a number, or the text does not fit
     */
    default Tlv tlv(String name, String value) {
        return tlvDefinition(name).tlv(value);
    }

    /**
     * Makes a TLV with a number, in as many octets as its definition has.
     *
     * @param name the name of the specification, or one that {@code extensions.smpp.tlvs} defines; in any case
     * @param value the number, not negative
     * @return the TLV
     * @throws IllegalArgumentException if there is no TLV of that name, or it is no number, or the value is out of range
     */
    default Tlv tlv(String name, long value) {
        return tlvDefinition(name).tlv(value);
    }

    /**
     * Makes a TLV with octets.
     *
     * @param name the name of the specification, or one that {@code extensions.smpp.tlvs} defines; in any case
     * @param value the octets, a C-string's NUL included
     * @return the TLV
     * @throws IllegalArgumentException if there is no TLV of that name, or there are too many octets or too few
     */
    default Tlv tlv(String name, Octets value) {
        return tlvDefinition(name).tlv(value);
    }

    /**
     * Finds the first TLV with a name: {@code smpp.tlv(pdu.tlvs(), "dlt_entity_id").map(Tlv::text)}. Its value is what the
     * peer sent, whatever its definition says.
     *
     * @param tlvs the optional parameters of a PDU
     * @param name the name of the specification, or one that {@code extensions.smpp.tlvs} defines; in any case
     * @return the TLV, if the PDU has one
     * @throws IllegalArgumentException if there is no TLV of that name
     */
    default Optional<Tlv> tlv(Tlvs tlvs, String name) {
        int tag = tlvDefinition(name).tag();
        return tlvs.find(tag).map(value -> new Tlv(tag, value));
    }

    private TlvDefinition tlvDefinition(String name) {
        return config().tlvs()
                .find(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no TLV \"" + name
                        + "\" (expected: a name of SMPP 3.4 or 5.0, or one that extensions.smpp.tlvs defines)"));
    }

    /**
     * Where the listener accepts ESMEs.
     *
     * @return {@code address:port}, with the port that was really bound
     */
    String bindAddress();
}
