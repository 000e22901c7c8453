package io.stonechat.session;

import io.stonechat.protocol.DataSmResp;
import io.stonechat.protocol.DeliverSmResp;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.SubmitMultiResp;
import io.stonechat.protocol.SubmitSmResp;

/**
 * What a send ended in: the truth about one attempt, never an exception.
 *
 * <p>{@link Accepted} and {@link Rejected} say what the peer answered. {@link NotSent} means that no octet of the request
 * left us, so that sending it again cannot duplicate it (and is of use, unless it cannot be encoded). {@link Unknown} means that it may have arrived and no answer came:
 * sending it again may duplicate it.
 */
public sealed interface Outcome permits Accepted, Rejected, NotSent, Unknown {
    /**
     * Returns what a response says about its request: {@link Accepted} for {@code ESME_ROK}, else {@link Rejected}.
     *
     * @param response any response, a generic_nack included
     */
    static Outcome of(Response response) {
        if (!response.commandStatus().isOk()) {
            return new Rejected(response.commandStatus());
        }
        return new Accepted(
                switch (response) {
                    case SubmitSmResp submitted -> submitted.messageId();
                    case SubmitMultiResp submitted -> submitted.messageId();
                    case DataSmResp submitted -> submitted.messageId();
                    case DeliverSmResp delivered -> delivered.messageId();
                    case Response _ -> "";
                });
    }

    /**
     * Returns the outcome that a failed {@link SmppSession#send} stands for.
     *
     * @param failure what the future failed with
     */
    static Outcome of(Throwable failure) {
        return switch (failure) {
            case NotSentException notSent -> new NotSent(notSent.reason(), notSent.unencodable());
            case OutcomeUnknownException unknown -> new Unknown(unknown.reason(), unknown.linkLost());
            case java.util.concurrent.CompletionException wrapped
            when wrapped.getCause() != null -> of(wrapped.getCause());
            case Throwable other -> new Unknown(other.toString());
        };
    }
}
