package io.stonechat.testkit;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Response;

/** What the other side of a link does with a request of the gateway's. */
public sealed interface Answer {

    /**
     * It answers ESME_ROK.
     *
     * @param messageId the id in the response; empty to have the harness choose one, where the response has one at all
     */
    record Accept(String messageId) implements Answer {}

    /**
     * It answers with another status.
     *
     * @param status what the response says
     */
    record Reject(CommandStatus status) implements Answer {

        /** Checks that a refusal does not say ESME_ROK. */
        public Reject {
            if (status.isOk()) {
                throw new IllegalArgumentException("a refusal cannot say ESME_ROK; Answer.accept() does");
            }
        }
    }

    /**
     * It answers with a generic_nack (SMPP 3.4 §4.3).
     *
     * @param status what the generic_nack says
     */
    record Nack(CommandStatus status) implements Answer {}

    /**
     * It answers with this PDU.
     *
     * @param response a response that fits the request; its sequence number does not count
     */
    record Respond(Response response) implements Answer {}

    /** It takes the request and answers nothing. */
    record Timeout() implements Answer {}

    /** It takes the request and loses the link before it has answered. */
    record HangUp() implements Answer {}

    /** ESME_ROK, with an id that the harness chooses: 1, 2 and so on for each peer. */
    static Answer accept() {
        return new Accept("");
    }

    /** ESME_ROK, with this id. */
    static Answer accept(String messageId) {
        return new Accept(messageId);
    }

    /** A refusal with this status. */
    static Answer reject(CommandStatus status) {
        return new Reject(status);
    }

    /** A generic_nack that says ESME_RINVCMDID. */
    static Answer nack() {
        return new Nack(CommandStatus.ESME_RINVCMDID);
    }

    /** A response in each field as the test wants it, such as that of a query_sm. */
    static Answer respond(Response response) {
        return new Respond(response);
    }

    /**
     * No answer: after {@code response_timer_ms} of virtual time nobody knows what became of the request. Until then, and for
     * some time after, {@link Received#answer} may give one.
     */
    static Answer timeout() {
        return new Timeout();
    }

    /** The request is taken and the link lost: nobody knows what became of it. */
    static Answer unknown() {
        return new HangUp();
    }
}
