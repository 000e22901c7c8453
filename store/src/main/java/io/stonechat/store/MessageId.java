package io.stonechat.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a stored message: a positive number that ascends in time, unique over restarts and nodes.
 *
 * @param value the number, 1 to {@link Long#MAX_VALUE}: at most 19 decimal digits, as many ESMEs assume
 */
public record MessageId(long value) implements Comparable<MessageId> {

    private static final int MAX_DIGITS = 19;

    /** Refuses numbers that are not positive. */
    public MessageId {
        if (value <= 0) {
            throw new IllegalArgumentException("A message id is a positive number; this one is " + value + ".");
        }
    }

    /** Reads the decimal form, as an ESME gives it back; empty for anything that cannot be an id of ours. */
    public static Optional<MessageId> parse(String text) {
        if (text.isEmpty() || text.length() > MAX_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        try {
            long value = Long.parseLong(text);
            return value > 0 ? Optional.of(new MessageId(value)) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MessageId that && that.value == value;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(value);
    }

    @Override
    public int compareTo(MessageId other) {
        return Long.compare(value, other.value);
    }

    /** The decimal form, without leading zeros. */
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
