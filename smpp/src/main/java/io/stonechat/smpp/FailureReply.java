package io.stonechat.smpp;

import static java.util.Objects.requireNonNull;

import io.stonechat.protocol.MessageState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What an {@link OnFailure} or {@link OnUnknown} handler decides: plain data, carried out when the handler returns. */
public sealed interface FailureReply {

    /**
     * The same bind again.
     *
     * @param at when; at the earliest in a second
     */
    record RetryAt(Instant at) implements FailureReply {
        /** Refuses null. */
        public RetryAt {
            requireNonNull(at, "at");
        }
    }

    /**
     * The same bind again.
     *
     * @param pause after how long; at least a second
     */
    record RetryIn(Duration pause) implements FailureReply {
        /** Refuses a pause that has no length. */
        public RetryIn {
            if (pause.isNegative()) {
                throw new IllegalArgumentException("FailureReply.retryIn(" + pause + "): a pause is not negative");
            }
        }
    }

    /**
     * Another chain, from its first step.
     *
     * @param chain the steps
     */
    record Divert(List<String> chain) implements FailureReply {
        /** Takes a copy of the chain, and checks it. */
        public Divert {
            chain = Chains.checked("FailureReply.divert", chain);
        }
    }

    /**
     * The end.
     *
     * @param state the final state
     */
    record End(MessageState state) implements FailureReply {
        /** Refuses a state that is not final. */
        public End {
            if (!state.isFinal()) {
                throw new IllegalArgumentException(
                        "FailureReply.end(" + state + "): a message ends with a final state, such as UNDELIVERABLE");
            }
        }
    }

    /** What would happen without a script. */
    record ByRule() implements FailureReply {}

    /**
     * Tries the same bind again.
     *
     * @param at when; at the earliest in a second. Beyond its validity the message expires
     * @return the decision
     */
    static FailureReply retryAt(Instant at) {
        return new RetryAt(at);
    }

    /**
     * Tries the same bind again after a pause.
     *
     * @param pause at least a second
     * @return the decision
     */
    static FailureReply retryIn(Duration pause) {
        return new RetryIn(pause);
    }

    /**
     * Sends the message along another chain, from its first step, at once.
     *
     * @param chain the steps, as in {@link Reply#queue(String...)}
     * @return the decision
     * @throws IllegalArgumentException if the chain is empty or a step cannot be read
     */
    static FailureReply divert(String... chain) {
        return new Divert(List.of(chain));
    }

    /**
     * {@link #divert(String...)} with a chain from the configuration.
     *
     * @param chain the steps
     * @return the decision
     * @throws IllegalArgumentException if the chain is empty or a step cannot be read
     */
    static FailureReply divert(List<String> chain) {
        return new Divert(chain);
    }

    /**
     * Ends the message, with the receipt its ESME asked for.
     *
     * @param state the final state
     * @return the decision
     * @throws IllegalArgumentException if the state is not final
     */
    static FailureReply end(MessageState state) {
        return new End(state);
    }

    /**
     * Leaves it to the chain, the retry schedule and the settings of the bind.
     *
     * @return the decision
     */
    static FailureReply byRule() {
        return new ByRule();
    }
}
