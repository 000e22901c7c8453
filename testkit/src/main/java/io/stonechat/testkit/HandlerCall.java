package io.stonechat.testkit;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a script's handler that has ended.
 *
 * @param event the kind of event in the words that all languages share, such as {@code smpp.on_pdu} or {@code smpp.on_route}
 * @param selector which events of the kind, such as {@code submit_sm}
 * @param where the handler, such as {@code gateway.java:12 submit}
 * @param arguments what it was called with
 * @param result what it returned; null if it returns nothing, or threw
 * @param thrown what it threw; null if it returned
 */
public record HandlerCall(
        String event,
        String selector,
        String where,
        List<@Nullable Object> arguments,
        @Nullable Object result,
        @Nullable Throwable thrown) {

    /** Keeps an unmodifiable view of the arguments, which may be null. */
    public HandlerCall {
        arguments = Collections.unmodifiableList(arguments);
    }

    @Override
    public String toString() {
        return where + " " + arguments + (thrown == null ? " -> " + result : " threw " + thrown);
    }
}
