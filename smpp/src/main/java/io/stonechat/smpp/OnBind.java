package io.stonechat.smpp;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the handler that decides who may bind to us (SMPP 3.4 §4.1).
 *
 * <p>Its signature is {@code BindReply name(Bind bind)}. It is called once for every bind request, on a virtual thread,
 * so it may block; the ESME waits for its answer. Without it the {@code users} of the configuration decide. A handler
 * that throws, returns null or passes its deadline refuses the bind with {@code ESME_RBINDFAIL}.
 *
 * <pre>{@code
 * @OnBind
 * BindReply authorise(Bind bind) {
 *     return bind.passwordMatches("secret") ? BindReply.accept() : BindReply.reject(ESME_RINVPASWD, "bad password");
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnBind {}
