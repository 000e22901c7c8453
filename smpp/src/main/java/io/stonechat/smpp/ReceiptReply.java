package io.stonechat.smpp;

import static java.util.Objects.requireNonNull;

import io.stonechat.protocol.MessageState;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link OnReceipt} handler decides: what the ESME is told, if it asked to be. The message itself ends as the receipt
 * says.
 */
public sealed interface ReceiptReply {

    /** Passed on as it is. */
    record Pass() implements ReceiptReply {}

    /** Not passed on. */
    record Drop() implements ReceiptReply {}

    /**
     * Passed on, telling something else.
     *
     * @param state the state; null for the true one
     * @param error the {@code err}, at most three characters; null for the true one
     * @param text the {@code text} field, ASCII; null for the beginning of the message
     */
    record Tell(
            @Nullable MessageState state,
            @Nullable String error,
            @Nullable String text) implements ReceiptReply {
        /** Refuses what a receipt has no room for (SMPP 3.4 appendix B). */
        public Tell {
            if (error != null && error.length() > MAX_ERROR) {
                throw new IllegalArgumentException(
                        "the err of a receipt is \"" + error + "\" (expected: at most three characters, such as 000)");
            }
            if (text != null && text.length() > MAX_TEXT) {
                throw new IllegalArgumentException("the text of a receipt has " + text.length()
                        + " characters (expected: at most " + MAX_TEXT + ", SMPP 3.4 appendix B)");
            }
        }

        /**
         * The same with another {@code err}.
         *
         * @param code at most three characters
         * @return a new decision
         */
        public Tell withError(String code) {
            return new Tell(state, requireNonNull(code, "code"), text);
        }

        /**
         * The same with another {@code text} field.
         *
         * @param line at most 20 characters
         * @return a new decision
         */
        public Tell withText(String line) {
            return new Tell(state, error, requireNonNull(line, "line"));
        }
    }

    /** The longest {@code err} of a receipt. */
    int MAX_ERROR = 3;

    /** The longest {@code text} of a receipt. */
    int MAX_TEXT = 20;

    /**
     * Passes the receipt on as it is.
     *
     * @return the decision
     */
    static ReceiptReply pass() {
        return new Pass();
    }

    /**
     * Does not pass the receipt on.
     *
     * @return the decision
     */
    static ReceiptReply drop() {
        return new Drop();
    }

    /**
     * Passes the receipt on with another state.
     *
     * @param state what the ESME is told
     * @return the decision
     */
    static Tell tell(MessageState state) {
        return new Tell(requireNonNull(state, "state"), null, null);
    }

    /**
     * Passes the receipt on with another text.
     *
     * @param text at most 20 characters
     * @return the decision
     */
    static Tell tell(String text) {
        return new Tell(null, null, requireNonNull(text, "text"));
    }
}
