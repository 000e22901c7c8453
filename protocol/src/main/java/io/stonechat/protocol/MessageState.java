package io.stonechat.protocol;

import java.util.Locale;
import java.util.Optional;

/** The state of a message at the centre (SMPP 3.4 §5.2.28, SMPP 5.0 §4.7.15). */
public enum MessageState {
    /** Scheduled, delivery not begun (SMPP 5.0). */
    SCHEDULED(0, "SCHEDLD"),
    /** On its way. */
    ENROUTE(1, "ENROUTE"),
    /** Delivered to the destination; final. */
    DELIVERED(2, "DELIVRD"),
    /** Its validity period ended; final. */
    EXPIRED(3, "EXPIRED"),
    /** Deleted; final. */
    DELETED(4, "DELETED"),
    /** Cannot be delivered; final. */
    UNDELIVERABLE(5, "UNDELIV"),
    /** Accepted, that is read by customer service on behalf of the subscriber; final. */
    ACCEPTED(6, "ACCEPTD"),
    /** In an invalid state. */
    UNKNOWN(7, "UNKNOWN"),
    /** Rejected; final. */
    REJECTED(8, "REJECTD"),
    /** Accepted but not transmitted, such as a broadcast that was skipped (SMPP 5.0); final. */
    SKIPPED(9, "SKIPPED");

    private static final MessageState[] BY_CODE = values();

    private final int code;
    private final String stat;

    MessageState(int code, String stat) {
        this.code = code;
        this.stat = stat;
    }

    /** The state with this number in {@code message_state}, if there is one. */
    public static Optional<MessageState> of(int code) {
        return code >= 0 && code < BY_CODE.length ? Optional.of(BY_CODE[code]) : Optional.empty();
    }

    /**
     * The state a receipt means by its {@code stat}: the seven letters of the specification, the whole word, or a spelling
     * that real centres use, in any case; empty for what is none of these.
     */
    public static Optional<MessageState> byStat(String stat) {
        var upper = stat.strip().toUpperCase(Locale.ROOT);
        for (var state : BY_CODE) {
            if (upper.equals(state.stat) || upper.equals(state.name())) {
                return Optional.of(state);
            }
        }
        return Optional.ofNullable(
                switch (upper) {
                    case "BUFFRED", "BUFFERD", "BUFFERED", "ACKED" -> ENROUTE;
                    case "DELIVERD" -> DELIVERED;
                    case "UNDELIVERED" -> UNDELIVERABLE;
                    default -> null;
                });
    }

    /** The number in {@code message_state}, 0 to 9. */
    public int code() {
        return code;
    }

    /** The seven letters that stand for the state in a receipt's text, such as {@code DELIVRD} (SMPP 3.4 appendix B). */
    public String stat() {
        return stat;
    }

    /** Whether the state can no longer change. */
    public boolean isFinal() {
        return switch (this) {
            case DELIVERED, EXPIRED, DELETED, UNDELIVERABLE, ACCEPTED, REJECTED, SKIPPED -> true;
            case SCHEDULED, ENROUTE, UNKNOWN -> false;
        };
    }
}
