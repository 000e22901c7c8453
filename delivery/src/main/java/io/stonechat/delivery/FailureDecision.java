package io.stonechat.delivery;

import io.stonechat.store.StoredState;
import java.time.Instant;

/** What a script decides about a message after an attempt ({@link Hooks#failure}, {@link Hooks#unknown}). */
public sealed interface FailureDecision {

    /**
     * The same bind again.
     *
     * @param at when; a message that fails at once is not tried again within the same second
     */
    record Retry(Instant at) implements FailureDecision {}

    /**
     * Another chain, from its first step.
     *
     * @param choice the chain, and what it was chosen by
     * @param at when; the past means at once
     */
    record Divert(RouteChoice choice, Instant at) implements FailureDecision {}

    /**
     * The end.
     *
     * @param state the final state
     */
    record End(StoredState state) implements FailureDecision {}

    /** What would happen without a script. */
    record ByRule() implements FailureDecision {}
}
