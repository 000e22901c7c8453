package io.stonechat.smpp;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the handler that decides what follows when nobody knows whether an upstream has taken a message: the link was lost,
 * the process ended, or no response came.
 *
 * <p>Its signature is {@code FailureReply name(UnknownEvent event)}. Sending the message again may duplicate it. What is
 * known is stored before it is asked; a late response that comes meanwhile decides by itself. If it fails, or leaves it, the
 * {@code on_unknown} of the bind applies. Otherwise as {@link OnFailure}.
 *
 * <pre>{@code
 * @OnUnknown
 * FailureReply unknown(UnknownEvent event) {          // one-time passwords are worth nothing when they are late
 *     return FailureReply.end(MessageState.UNKNOWN);
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnUnknown {}
