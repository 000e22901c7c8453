package io.stonechat.host;

import java.util.Set;

/** The answer of a {@link HandlerBinder}. */
public sealed interface HandlerBinding {

    /**
     * The handler is for these events of its kind.
     *
     * @param selectors the keys by which {@link Handlers#find} finds it, such as {@code submit_sm}; at least one
     */
    record Bound(Set<String> selectors) implements HandlerBinding {

        /** Copies the set and checks that it is not empty. */
        public Bound {
            selectors = Set.copyOf(selectors);
            if (selectors.isEmpty()) {
                throw new IllegalArgumentException("a bound handler needs at least one selector");
            }
        }
    }

    /**
     * The declaration does not fit.
     *
     * @param message what is wrong, such as {@code a handler of submit_sm returns Reply, not String}
     * @param expected a signature that would be right, such as {@code Reply name(SubmitSm pdu, Session session)}
     */
    record SignatureProblem(String message, String expected) implements HandlerBinding {}

    /** The handler is for one event of its kind. */
    static HandlerBinding to(String selector) {
        return new Bound(Set.of(selector));
    }

    /** The declaration does not fit. */
    static HandlerBinding problem(String message, String expected) {
        return new SignatureProblem(message, expected);
    }
}
