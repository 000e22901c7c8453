package io.stonechat.smpp;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the handler that is told of the end of each message, and of what is learnt after it.
 *
 * <p>Its signature is {@code void name(FinalEvent event)}. It is told of what ESMEs submitted and of what came from handsets.
 * Messages that have ended wait in the store until it has returned without throwing: if it fails it is told again, after a
 * pause that grows to five minutes, also after a restart and after a reload, under the same {@link FinalEvent#id()}. One
 * that fails holds up no other. Messages that end while there is no such handler are not told later.
 *
 * <p>It runs on a virtual thread and may block until {@code script.handler_deadline_ms}; up to 64 are told at once.
 *
 * <pre>{@code
 * @OnFinal
 * void ended(FinalEvent event) {
 *     log.info(event.id() + " " + event.message().messageId() + " " + event.state());
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnFinal {}
