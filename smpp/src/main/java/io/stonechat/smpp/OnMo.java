package io.stonechat.smpp;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the handler that says whose a message from a handset is: a {@code deliver_sm} or {@code data_sm} of an upstream that
 * is no receipt.
 *
 * <p>Its signature is {@code MoReply name(MoEvent event)}. An {@link OnPdu} handler of the command comes first, and this one
 * is asked when that says {@link Reply#queue() Reply.queue()}; without one it is asked at once. If it fails, or leaves it, the
 * rules of {@code routing.mo} apply; what nobody owns is kept as a dead letter.
 *
 * <p>It runs on a virtual thread and may block until {@code script.handler_deadline_ms}; the upstream waits for our answer
 * meanwhile.
 *
 * <pre>{@code
 * @OnMo
 * MoReply owner(MoEvent event) {
 *     return event.text().startsWith("STOP") ? MoReply.deliverTo("optout", "crm") : MoReply.byRules();
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnMo {}
