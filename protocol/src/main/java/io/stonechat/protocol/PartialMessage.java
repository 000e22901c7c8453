package io.stonechat.protocol;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A long message of which parts are missing. Not thread-safe. */
public final class PartialMessage {

    private final @Nullable MessageRequest[] parts;
    private final Instant since;
    private int missing;

    PartialMessage(int total, Instant since) {
        this.parts = new MessageRequest[total];
        this.since = since;
        this.missing = total;
    }

    /** Takes a part; the first of two with the same number counts. */
    boolean add(int number, MessageRequest part) {
        boolean isNew = parts[number - 1] == null;
        if (isNew) {
            parts[number - 1] = part;
            missing--;
        }
        return isNew;
    }

    boolean isComplete() {
        return missing == 0;
    }

    /** When the first part of it came. */
    public Instant since() {
        return since;
    }

    /** How many parts it has. */
    public int total() {
        return parts.length;
    }

    /** How many of them are missing. */
    public int missing() {
        return missing;
    }

    /** The parts that came, in the order of their numbers. */
    public List<MessageRequest> parts() {
        return Arrays.stream(parts)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }
}
