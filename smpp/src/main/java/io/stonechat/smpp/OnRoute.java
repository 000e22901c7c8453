package io.stonechat.smpp;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the handler that chooses the way of a stored message.
 *
 * <p>Its signature is {@code RouteReply name(RouteEvent event)}. It is asked when a message is due that came without a chain
 * ({@link Reply#queue() Reply.queue()}, or no {@code submit_sm} handler at all), and again whenever the retry schedule
 * starts from the first step; it sees the attempts so far, and may rewrite, tag, hold or refuse the message. What it decides
 * is stored before anything is sent. Messages of one account keep their order as long as it answers within a fifth of a
 * second; up to 64 of an account are asked about at once, and a slow answer holds up no other account.
 *
 * <p>It runs on a virtual thread and may block until {@code script.handler_deadline_ms}. If it fails, the rules of the
 * configuration route the message; where they know no way it waits by the retry schedule and is asked about again. It is
 * called at least once: after a crash again, with the same {@link RouteEvent#id()}.
 *
 * <pre>{@code
 * @OnRoute
 * RouteReply route(RouteEvent event) {
 *     return RouteReply.send(event.message().destination().address().startsWith("31") ? "bind:nl" : "bind:world", "queue");
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnRoute {}
