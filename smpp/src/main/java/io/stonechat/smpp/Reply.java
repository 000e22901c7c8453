package io.stonechat.smpp;

import static java.util.Objects.requireNonNull;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.Tlvs;
import io.stonechat.protocol.UnsuccessfulSme;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link OnPdu} handler decides about a PDU: plain data, carried out by the gateway when the handler returns.
 *
 * <p>{@link #accept} and {@link #reject} answer at once. {@link #queue} and {@link #relay} hand the message over: it is
 * stored first, and answered when it is stored, or when the upstream has answered.
 */
public sealed interface Reply {

    /**
     * A positive answer that the script gives by itself; nothing is stored.
     *
     * @param messageId the message_id of the answer; null for a new one of ours where the answer carries one
     * @param tlvs optional parameters of the answer (SMPP 3.4 §4.4.2, §4.7.2)
     * @param unsuccessful the destinations of a submit_multi that were refused (SMPP 3.4 §4.5.2)
     */
    record Accept(@Nullable String messageId, Tlvs tlvs, List<UnsuccessfulSme> unsuccessful) implements Reply {
        /** Takes a copy of the list, and refuses an id that no answer can carry. */
        public Accept {
            requireNonNull(tlvs, "tlvs");
            unsuccessful = List.copyOf(unsuccessful);
            if (messageId != null && messageId.length() > MAX_MESSAGE_ID) {
                throw new IllegalArgumentException("message_id has " + messageId.length()
                        + " characters (expected: at most " + MAX_MESSAGE_ID + ", SMPP 3.4 §5.2.23)");
            }
        }

        /**
         * The same answer with one more optional parameter.
         *
         * @param tlv the parameter
         * @return a new answer
         */
        public Accept with(Tlv tlv) {
            return new Accept(messageId, tlvs.with(tlv), unsuccessful);
        }

        /**
         * The same answer to a submit_multi, but for some destinations that are refused.
         *
         * @param refused each with its status
         * @return a new answer
         */
        public Accept except(List<UnsuccessfulSme> refused) {
            return new Accept(messageId, tlvs, refused);
        }
    }

    /**
     * A negative answer.
     *
     * @param status what the other side is told, never {@code ESME_ROK}
     * @param tlvs optional parameters of the answer; only a data_sm_resp carries them (SMPP 3.4 §4.7.2)
     */
    record Reject(CommandStatus status, Tlvs tlvs) implements Reply {
        /** Refuses a status that says yes. */
        public Reject {
            requireNonNull(tlvs, "tlvs");
            if (status.isOk()) {
                throw new IllegalArgumentException(
                        "Reply.reject(ESME_ROK): a refusal needs a status that says no; use Reply.accept() to say yes");
            }
        }

        /**
         * The same answer with one more optional parameter.
         *
         * @param tlv the parameter
         * @return a new answer
         */
        public Reject with(Tlv tlv) {
            return new Reject(status, tlvs.with(tlv));
        }
    }

    /**
     * Store the message and send it along a chain.
     *
     * @param chain the steps, tried in turn; none to have it routed when it is due
     */
    record Queue(List<String> chain) implements Reply {
        /** Takes a copy of the chain, and checks it. */
        public Queue {
            chain = chain.isEmpty() ? List.of() : Chains.checked("Reply.queue", chain);
        }
    }

    /**
     * Store the message, send it along a chain while the sender waits, and answer with what became of it.
     *
     * @param chain the steps, tried in turn; at least one
     */
    record Relay(List<String> chain) implements Reply {
        /** Takes a copy of the chain, and checks it. */
        public Relay {
            chain = Chains.checked("Reply.relay", chain);
        }
    }

    /**
     * The answer to a query_sm (SMPP 3.4 §4.8.2).
     *
     * @param messageId the id asked for; null for the one in the query
     * @param state what has become of the message
     * @param finalDate when it reached its final state, in the format of SMPP 3.4 §7.1.1; empty while it has not
     * @param errorCode the network's error code, 0 to 255; 0 for none
     */
    record State(@Nullable String messageId, MessageState state, String finalDate, int errorCode) implements Reply {
        /** Checks what goes on the wire in a fixed width. */
        public State {
            requireNonNull(state, "state");
            requireNonNull(finalDate, "finalDate");
            if (errorCode < 0 || errorCode > 255) {
                throw new IllegalArgumentException("error_code is " + errorCode + " (expected: 0 to 255, one octet)");
            }
        }
    }

    /** The longest message_id, in octets without its terminating NUL (SMPP 3.4 §5.2.23). */
    int MAX_MESSAGE_ID = 64;

    /**
     * Answers {@code ESME_ROK}, with a new message id of ours where the answer carries one.
     *
     * @return the answer
     */
    static Accept accept() {
        return new Accept(null, Tlvs.NONE, List.of());
    }

    /**
     * Answers {@code ESME_ROK} with this message id.
     *
     * @param messageId at most 64 octets of ASCII
     * @return the answer
     */
    static Accept accept(String messageId) {
        return new Accept(requireNonNull(messageId, "messageId"), Tlvs.NONE, List.of());
    }

    /**
     * Answers with a status that says no.
     *
     * @param status such as {@code ESME_RINVDSTADR}; vendor codes are welcome: {@code CommandStatus.of(0x401)}
     * @return the answer
     */
    static Reject reject(CommandStatus status) {
        return new Reject(requireNonNull(status, "status"), Tlvs.NONE);
    }

    /**
     * Answers with a status given by name.
     *
     * @param status such as {@code "ESME_RINVDSTADR"} or {@code "0x401"}
     * @return the answer
     * @throws IllegalArgumentException if there is no such status
     */
    static Reject reject(String status) {
        return reject(Statuses.named(status));
    }

    /**
     * Stores the message and answers with its id when it is stored. Which way it takes is decided when it is due, by
     * {@link OnRoute} or the rules of the configuration; of a message from an upstream, whose it is, by {@link OnMo} or
     * {@code routing.mo}.
     *
     * @return the decision
     */
    static Queue queue() {
        return new Queue(List.of());
    }

    /**
     * Stores the message, answers with its id when it is stored, and sends it along the chain from then on.
     *
     * <p>A step is {@code bind:<name>} for one of our binds, {@code user:<system_id>} for an ESME (it waits in its mailbox
     * while it is not bound), or, at the end, {@code queue}: keep the message and try again from the first step by the
     * retry schedule until it expires. Without {@code queue} the failure of the last step is final.
     *
     * @param chain the steps; none is as {@link #queue()}
     * @return the decision
     * @throws IllegalArgumentException if a step cannot be read
     */
    static Queue queue(String... chain) {
        return new Queue(List.of(chain));
    }

    /**
     * {@link #queue(String...)} with a chain from the configuration.
     *
     * @param chain the steps
     * @return the decision
     * @throws IllegalArgumentException if a step cannot be read
     */
    static Queue queue(List<String> chain) {
        return new Queue(chain);
    }

    /**
     * Sends the message along the chain while the sender waits, and answers with what became of it: our id if a step
     * accepted it, the last step's status if none did. The message and its correlation are stored before the answer, so
     * that receipts arrive as if it had been queued.
     *
     * @param chain the steps, as in {@link #queue(String...)}
     * @return the decision
     * @throws IllegalArgumentException if the chain is empty or a step cannot be read
     */
    static Relay relay(String... chain) {
        return new Relay(List.of(chain));
    }

    /**
     * {@link #relay(String...)} with a chain from the configuration.
     *
     * @param chain the steps
     * @return the decision
     * @throws IllegalArgumentException if the chain is empty or a step cannot be read
     */
    static Relay relay(List<String> chain) {
        return new Relay(chain);
    }

    /**
     * Answers a query_sm: the message is in this state, which is not final or has no known date.
     *
     * @param state what has become of the message
     * @return the answer
     */
    static State state(MessageState state) {
        return new State(null, state, "", 0);
    }

    /**
     * Answers a query_sm about a message that has reached its end.
     *
     * @param state what has become of the message
     * @param finalDate when, in the format of SMPP 3.4 §7.1.1
     * @param errorCode the network's error code, 0 to 255
     * @return the answer
     */
    static State state(MessageState state, String finalDate, int errorCode) {
        return new State(null, state, finalDate, errorCode);
    }
}
