package io.stonechat.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question for what is due in a queue.
 *
 * @param queue the queue
 * @param now what is due at this time or before
 * @param limit at most so many, at least 1
 * @param after only what stands behind this message as it was read before; null from the head
 */
public record DueQuery(
        String queue, Instant now, int limit, @Nullable StoredMessage after) {

    /** From the head of the queue. */
    public static DueQuery head(String queue, Instant now, int limit) {
        return new DueQuery(queue, now, limit, null);
    }

    /** The page behind this message. */
    public DueQuery after(StoredMessage last) {
        return new DueQuery(queue, now, limit, last);
    }
}
