package io.stonechat.smpp;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the handler of one SMPP command; the type of its first parameter names the command.
 *
 * <p>Its signature is {@code Reply name(<Pdu> pdu, Session session)}; the session may be left out. The PDU is one of
 * {@code SubmitSm}, {@code SubmitMulti}, {@code DeliverSm}, {@code DataSm}, {@code CancelSm}, {@code QuerySm} and
 * {@code ReplaceSm}. A handler of {@code AlertNotification}, which nobody answers, returns {@code void}.
 *
 * <p>A handler is looked up anew for every PDU, so that a saved script is live at the next one. It runs on a virtual
 * thread and may block: the handlers of one session start in the order of arrival and overlap, up to its window. One
 * that throws, returns null or passes its deadline is answered with {@code ESME_RSYSERR}, or with the failure status of
 * its command ({@code ESME_RCANCELFAIL}, {@code ESME_RQUERYFAIL}, {@code ESME_RREPLACEFAIL}). There is one handler for a
 * command: two are an error when the script is loaded.
 *
 * <p>A delivery receipt for a message we stored never comes here: it is correlated, and queued for the ESME that
 * submitted the message.
 *
 * <pre>{@code
 * @OnPdu
 * Reply submit(SubmitSm pdu, Session session) {
 *     return Reply.queue("bind:aggregator-eu", "queue");
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnPdu {}
