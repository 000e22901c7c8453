package io.stonechat.smpp;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the handler that sees the receipts of messages we stored, before they are passed on.
 *
 * <p>Its signature is {@code ReceiptReply name(ReceiptEvent event)}. It decides what the ESME is told, if it asked to be
 * told; the message itself ends as the receipt says. It is not asked about receipts that say nothing new, or come after the
 * end: what those tell goes to {@link OnFinal} as a correction. Such receipts never go to {@link OnPdu}.
 *
 * <p>It runs on a virtual thread and may block until {@code script.handler_deadline_ms}; the upstream waits for our answer
 * meanwhile. If it fails, the receipt is passed on as it is.
 *
 * <pre>{@code
 * @OnReceipt
 * ReceiptReply receipt(ReceiptEvent event) {
 *     return event.state() == MessageState.SKIPPED ? ReceiptReply.tell(MessageState.UNDELIVERABLE) : ReceiptReply.pass();
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnReceipt {}
