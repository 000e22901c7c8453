package io.stonechat.host;

import java.lang.annotation.Annotation;

/**
 * A kind of event that a script may handle, declared by an extension.
 *
 * @param name the name that all languages share, such as {@code smpp.on_pdu}
 * @param annotation what marks a handler in a Java script; it must be retained at run time
 * @param binder says what a handler of this kind is for
 * @param many whether several handlers may share one selector; if not, two are an error that names both
 */
public record HandlerKind(String name, Class<? extends Annotation> annotation, HandlerBinder binder, boolean many) {}
