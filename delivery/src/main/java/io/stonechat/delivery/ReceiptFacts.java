package io.stonechat.delivery;

import io.stonechat.protocol.DataCoding;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Text;
import io.stonechat.store.Attempt;
import io.stonechat.store.StoredMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt of ours is to tell.
 *
 * @param state the state of the message
 * @param intermediate whether it may still change
 * @param done when it was reached
 * @param submitted how many short messages there are
 * @param delivered how many of them are delivered
 * @param error the code in {@code err}, {@code 000} for none
 * @param networkErrorCode the TLV {@code network_error_code}; null for none
 * @param text the beginning of the message's text, in ASCII
 */
record ReceiptFacts(
        MessageState state,
        boolean intermediate,
        Instant done,
        int submitted,
        int delivered,
        String error,
        @Nullable Octets networkErrorCode,
        String text) {

    private static final String NO_ERROR = "000";
    private static final int LONGEST_TEXT = 20;
    private static final int LARGEST_ERROR = 999;

    /** About a message that is one short message. */
    static ReceiptFacts of(StoredMessage message, MessageState state, boolean intermediate, News news) {
        return new ReceiptFacts(
                state,
                intermediate,
                news.done(),
                1,
                isDelivered(state) ? 1 : 0,
                error(message),
                news.networkErrorCode(),
                beginning(message));
    }

    /** The same, as far as a script does not want something else told. */
    ReceiptFacts telling(ReceiptDecision decision) {
        if (!(decision instanceof ReceiptDecision.Rewrite(var newState, var newError, var newText))) {
            return this;
        }
        MessageState told = newState == null ? state : newState;
        return new ReceiptFacts(
                told,
                intermediate,
                done,
                submitted,
                isDelivered(told) ? Math.max(1, delivered) : 0,
                newError == null ? error : newError,
                networkErrorCode,
                newText == null ? text : newText);
    }

    /**
     * What an upstream told besides the state.
     *
     * @param done when the state was reached, by whoever knows best
     * @param networkErrorCode the TLV of its receipt, if it had one
     */
    record News(Instant done, @Nullable Octets networkErrorCode) {}

    static boolean isDelivered(MessageState state) {
        return state == MessageState.DELIVERED || state == MessageState.ACCEPTED;
    }

    /** The code of the upstream's receipt, else the status of its refusal. */
    static String error(StoredMessage message) {
        String told = message.progress().error();
        if (told != null) {
            return told;
        }
        List<Attempt> attempts = message.progress().attempts();
        return Optional.ofNullable(
                        attempts.isEmpty() ? null : attempts.getLast().status())
                .filter(status -> status.code() > 0 && status.code() <= LARGEST_ERROR)
                .map(status -> "%03d".formatted(status.code()))
                .orElse(NO_ERROR);
    }

    /** The first characters of the text, what is not ASCII replaced; empty when it is no text. */
    static String beginning(StoredMessage message) {
        int coding = message.pdu().dataCoding();
        if (new DataCoding(coding).alphabet().isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(LONGEST_TEXT);
        Text.of(message.pdu())
                .codePoints()
                .limit(LONGEST_TEXT)
                .map(c -> c < ' ' ? ' ' : c > '~' ? '?' : c)
                .forEach(text::appendCodePoint);
        return text.toString();
    }
}
