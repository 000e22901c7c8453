package io.stonechat.smpp;

import io.stonechat.protocol.AlertNotification;
import io.stonechat.protocol.CancelSm;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.QuerySmResp;
import io.stonechat.protocol.ReplaceSm;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitMultiResp;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.session.Accepted;
import io.stonechat.session.Handover;
import io.stonechat.session.NotSent;
import io.stonechat.session.NotSentException;
import io.stonechat.session.Outcome;
import io.stonechat.session.OutcomeUnknownException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;

/** The namespace that scripts are given. It is handed out before the gateway runs, and works from its start on. */
final class SmppNamespace implements Smpp {
    private final Supplier<Gateway> gateway;

    SmppNamespace(Supplier<Gateway> gateway) {
        this.gateway = gateway;
    }

    @Override
    public Outcome submitVia(String bind, SubmitSm pdu) {
        return await(submitViaAsync(bind, pdu));
    }

    @Override
    public MultiOutcome submitMultiVia(String bind, SubmitMulti pdu) {
        return answered(
                requestVia(bind, pdu),
                response -> response instanceof SubmitMultiResp multi
                                && multi.commandStatus().isOk()
                        ? new MultiOutcome.Answered(multi.messageId(), multi.unsuccessful())
                        : new MultiOutcome.Failed(Outcome.of(response)),
                MultiOutcome.Failed::new);
    }

    @Override
    public Outcome dataVia(String bind, DataSm pdu) {
        return await(submitViaAsync(bind, pdu));
    }

    @Override
    public Outcome cancelVia(String bind, CancelSm pdu) {
        return await(submitViaAsync(bind, pdu));
    }

    @Override
    public QueryOutcome queryVia(String bind, QuerySm pdu) {
        return answered(
                requestVia(bind, pdu),
                response -> response instanceof QuerySmResp query
                                && query.commandStatus().isOk()
                        ? new QueryOutcome.Answered(
                                query.messageId(),
                                MessageState.of(query.messageState()).orElse(MessageState.UNKNOWN),
                                query.finalDate(),
                                query.errorCode())
                        : new QueryOutcome.Failed(Outcome.of(response)),
                QueryOutcome.Failed::new);
    }

    @Override
    public Outcome replaceVia(String bind, ReplaceSm pdu) {
        return await(submitViaAsync(bind, pdu));
    }

    @Override
    public Outcome deliverTo(String target, DeliverSm pdu) {
        return await(deliverToAsync(target, pdu));
    }

    @Override
    public Outcome dataTo(String target, DataSm pdu) {
        return await(deliverToAsync(target, pdu));
    }

    @Override
    public Outcome alertTo(String target, AlertNotification pdu) {
        return gateway.get()
                .sessions()
                .receiver(target)
                .<Outcome>map(esme -> {
                    try {
                        esme.link().notify(pdu);
                        return new Accepted("");
                    } catch (NotSentException e) {
                        return Outcome.of(e);
                    }
                })
                .orElseGet(() -> new NotSent(nobody(target)));
    }

    @Override
    public CompletableFuture<Outcome> submitViaAsync(String bind, Request pdu) {
        return outcome(requestVia(bind, pdu));
    }

    @Override
    public CompletableFuture<Outcome> deliverToAsync(String target, Request pdu) {
        return outcome(requestTo(target, pdu));
    }

    @Override
    public CompletableFuture<Response> requestTo(String target, Request pdu) {
        return gateway.get()
                .sessions()
                .receiver(target)
                .map(esme -> esme.link().send(pdu))
                .orElseGet(() -> CompletableFuture.failedFuture(new NotSentException(nobody(target))));
    }

    @Override
    public List<Session> sessions() {
        return gateway.get().boundSessions();
    }

    @Override
    public boolean unbind(String sessionId) {
        return gateway.get().switchboard().unbind(sessionId) == Switched.DONE;
    }

    @Override
    public CompletableFuture<Response> requestVia(String bind, Request pdu) {
        BindPool binds = gateway.get().binds();
        return binds.get(bind)
                .map(upstream -> isMessage(pdu) ? upstream.paced(pdu, _ -> {}) : upstream.send(pdu, _ -> {}))
                .orElseGet(() -> CompletableFuture.failedFuture(new NotSentException(binds.explain(bind))));
    }

    @Override
    public String newMessageId() {
        return gateway.get().newMessageId();
    }

    @Override
    public SmppConfig config() {
        return gateway.get().config();
    }

    @Override
    public String bindAddress() {
        return gateway.get().bindAddress();
    }

    private static boolean isMessage(Request pdu) {
        return pdu instanceof SubmitSm || pdu instanceof SubmitMulti || pdu instanceof DataSm;
    }

    private static String nobody(String target) {
        return "\"" + target + "\" is neither a session nor the system_id of an ESME that is bound and can receive";
    }

    private static CompletableFuture<Outcome> outcome(CompletableFuture<Response> response) {
        return response.handle((answer, failure) -> failure == null ? Outcome.of(answer) : Outcome.of(failure));
    }

    private static Outcome await(CompletableFuture<Outcome> outcome) {
        return answered(outcome, done -> done, failed -> failed);
    }

    /** Waits for an answer, in the script's thread: the session that it holds up reads on without it. */
    private static <T, R> R answered(
            CompletableFuture<T> answer, Function<T, ? extends R> success, Function<Outcome, ? extends R> failure) {
        if (!answer.isDone()) {
            Handover.aboutToBlock();
        }
        try {
            return success.apply(answer.get());
        } catch (ExecutionException e) {
            return failure.apply(Outcome.of(e.getCause() == null ? e : e.getCause()));
        } catch (InterruptedException _) {
            // The deadline of the handler has come: what was sent may arrive all the same.
            Thread.currentThread().interrupt();
            return failure.apply(
                    Outcome.of(new OutcomeUnknownException("the handler was stopped while it waited for the answer")));
        }
    }
}
