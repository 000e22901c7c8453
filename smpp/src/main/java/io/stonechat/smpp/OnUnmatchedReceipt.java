package io.stonechat.smpp;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the handler that is asked whose a receipt is that matches no message, also one that came early and waited in vain.
 *
 * <p>Its signature is {@code UnmatchedReply name(UnmatchedReceiptEvent event)}. The receipt is stored and the upstream has
 * its answer before it is asked, and it stays visible and counted whatever the script decides. With this handler, receipts
 * that match nothing no longer go to the {@code deliver_sm} handler.
 *
 * <p>It runs on a virtual thread and may block until {@code script.handler_deadline_ms}. If it fails, the receipt is kept as
 * unmatched.
 *
 * <pre>{@code
 * @OnUnmatchedReceipt
 * UnmatchedReply whose(UnmatchedReceiptEvent event) {
 *     return cache.get("sent:" + event.upstreamId()).map(UnmatchedReply::toAccount).orElse(UnmatchedReply.leave());
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnUnmatchedReceipt {}
