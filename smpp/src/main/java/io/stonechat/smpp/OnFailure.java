package io.stonechat.smpp;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the handler that decides what follows on a failure: an upstream has refused the message, or no bind of its chain can
 * be reached for longer than the failover takes.
 *
 * <p>Its signature is {@code FailureReply name(FailureEvent event)}. What came of the attempt is stored before it is asked,
 * so that after a crash the question is repeated and never the attempt. It is not asked about a busy upstream
 * ({@code ESME_RTHROTTLED}, {@code ESME_RMSGQFUL}), nor about a message whose ESME waits ({@link Reply#relay}).
 *
 * <p>It runs on a virtual thread and may block until {@code script.handler_deadline_ms}. If it fails, or leaves it, the
 * rules decide: the next step of the chain, the retry schedule, or the end.
 *
 * <pre>{@code
 * @OnFailure
 * FailureReply failed(FailureEvent event) {
 *     return event.status() == ESME_RSYSERR ? FailureReply.divert("bind:backup", "queue") : FailureReply.byRule();
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnFailure {}
