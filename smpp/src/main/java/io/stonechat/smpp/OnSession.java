package io.stonechat.smpp;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a handler that is told when a session begins or ends: an ESME's with us, or one of our binds with an upstream.
 *
 * <p>Its signature is {@code void name(Session session)}. There may be many for one event; each runs on a virtual thread
 * of its own and holds up neither the session's traffic nor another handler, so a {@code "bound"} handler may send on
 * its own session and wait for the answer. What it throws is logged and changes nothing.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnSession {
    /** The session is bound: both sides may send. */
    String BOUND = "bound";

    /** The session has ended, by unbind or by loss of the link. */
    String UNBOUND = "unbound";

    /**
     * The event: {@value #BOUND} or {@value #UNBOUND}.
     *
     * @return one of the two; anything else is an error when the script is loaded
     */
    String value();
}
