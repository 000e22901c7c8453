package io.stonechat.delivery;

import io.stonechat.protocol.CancelSm;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.QuerySmResp;
import io.stonechat.protocol.ReplaceSm;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import io.stonechat.store.Attempt;
import io.stonechat.store.AttemptResult;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Asks upstreams about messages that they have accepted, where their binds say that they can be asked. */
final class UpstreamDesk {

    private final Upstreams upstreams;

    UpstreamDesk(Upstreams upstreams) {
        this.upstreams = upstreams;
    }

    /**
     * Whose a message is now.
     *
     * @param upstream who is to be asked
     * @param id the message's id there, as it was given
     */
    record Keeper(Upstream upstream, String id) {}

    /** Who keeps a message that has gone on; empty when that is not certain, or nobody who may be asked. */
    Optional<Keeper> keeper(StoredMessage message) {
        List<Attempt> out = message.progress().attempts().stream()
                .filter(attempt ->
                        attempt.result() != AttemptResult.REJECTED && attempt.result() != AttemptResult.NOT_SENT)
                .toList();
        if (message.state() != StoredState.SENT || out.size() != 1) {
            return Optional.empty();
        }
        Attempt attempt = out.getFirst();
        String id = attempt.upstreamId();
        return attempt.result() != AttemptResult.ACCEPTED || id == null || id.isEmpty()
                ? Optional.empty()
                : upstreams
                        .find(attempt.target())
                        .filter(upstream -> upstream.policy().queries())
                        .map(upstream -> new Keeper(upstream, id));
    }

    /** The answer of whoever keeps the message; empty when there is none, or it is negative. */
    CompletionStage<Optional<QuerySmResp>> query(StoredMessage message) {
        return keeper(message)
                .map(keeper -> keeper.upstream()
                        .ask(new QuerySm(0, keeper.id(), message.outgoing().source()))
                        .handle((response, failure) -> failure == null
                                        && response instanceof QuerySmResp answer
                                        && answer.commandStatus().isOk()
                                        && MessageState.of(answer.messageState())
                                                .isPresent()
                                ? Optional.of(answer)
                                : Optional.<QuerySmResp>empty()))
                .orElse(CompletableFuture.completedFuture(Optional.empty()));
    }

    /** Whether whoever keeps the message has taken it back. */
    CompletionStage<Boolean> cancel(StoredMessage message) {
        return agrees(
                message,
                id -> new CancelSm(
                        0,
                        message.pdu().serviceType(),
                        id,
                        message.outgoing().source(),
                        message.outgoingDestination()));
    }

    /** Whether whoever keeps the message has replaced it. */
    CompletionStage<Boolean> replace(StoredMessage message, ReplaceSm request) {
        return agrees(
                message,
                id -> new ReplaceSm(
                        0,
                        id,
                        message.outgoing().source(),
                        request.scheduleDeliveryTime(),
                        request.validityPeriod(),
                        message.receipts().requested(),
                        request.smDefaultMsgId(),
                        request.shortMessage(),
                        request.tlvs()));
    }

    private CompletionStage<Boolean> agrees(StoredMessage message, Function<String, Request> request) {
        return keeper(message)
                .map(keeper -> keeper.upstream()
                        .ask(request.apply(keeper.id()))
                        .handle((response, failure) -> failure == null && isOk(response)))
                .orElse(CompletableFuture.completedFuture(false));
    }

    private static boolean isOk(Response response) {
        return response.commandStatus().isOk();
    }
}
