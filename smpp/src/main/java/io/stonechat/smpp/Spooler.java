package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_RSYSERR;

import io.stonechat.delivery.Acceptance;
import io.stonechat.delivery.RouteChoice;
import io.stonechat.delivery.Submission;
import io.stonechat.protocol.CancelSm;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.ReplaceSm;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.Tlvs;
import io.stonechat.session.Exchange;
import io.stonechat.session.TokenBucket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands messages of ESMEs to delivery, and answers when it says so; no thread waits for that. */
final class Spooler {
    private static final Logger LOG = LoggerFactory.getLogger("io.stonechat.smpp");

    private final TokenBucket refusals;
    private final Core core;

    Spooler(Core core, LongSupplier nanos) {
        this.core = core;
        this.refusals = LogRate.of(nanos);
    }

    /** By the script's hook for routes, or the rules of the configuration. */
    void route(Submitted message) {
        accept(message, submission(message));
    }

    /** Along a chain; answered when stored. */
    void queue(Submitted message, List<String> chain) {
        if (chain.isEmpty()) {
            route(message);
        } else {
            accept(message, along(message, chain));
        }
    }

    /** Along a chain; answered when an upstream has answered. */
    void relay(Submitted message, List<String> chain) {
        var deadline = core.config().get().server().responseTimer();
        answer(message, core.delivery().relay(along(message, chain), deadline));
    }

    /** Query, cancel and replace, from the store. */
    void operation(Request request, Esme esme, Exchange exchange) {
        var requester = esme.requester();
        switch (request) {
            case QuerySm query -> respond(exchange, core.delivery().query(requester, query));
            case CancelSm cancel -> respond(exchange, core.delivery().cancel(requester, cancel));
            case ReplaceSm replace -> respond(exchange, core.delivery().replace(requester, replace));
            case Request other -> throw new IllegalArgumentException("no operation on the store: " + other);
        }
    }

    private void accept(Submitted message, Submission submission) {
        answer(message, core.delivery().accept(submission));
    }

    private void answer(Submitted message, CompletionStage<Acceptance> stage) {
        Exchange exchange = message.exchange();
        then(exchange, stage, acceptance -> {
            switch (acceptance) {
                case Acceptance.Accepted(var _, var id, var unsuccessful) ->
                    exchange.respond(
                            core.responder().accept(message.pdu(), new Reply.Accept(id, Tlvs.NONE, unsuccessful)));
                case Acceptance.Refused(var status, var reason) -> {
                    refused(message, status, reason);
                    exchange.reject(status);
                }
            }
        });
    }

    /** An ESME that goes on submitting what is refused is not to fill the disk; each answer is counted. */
    private void refused(Submitted message, CommandStatus status, String reason) {
        if (refusals.tryAcquire()) {
            LOG.info("{} refused with {}: {}", message, status, reason);
        }
    }

    private static <R extends Response> void respond(Exchange exchange, CompletionStage<R> stage) {
        then(exchange, stage, exchange::respond);
    }

    /** Delivery promises never to fail; if it does all the same, the ESME is not left without an answer. */
    static <T> void then(Exchange exchange, CompletionStage<T> stage, Consumer<T> action) {
        var _ = stage.whenComplete((value, failure) -> {
            if (failure == null) {
                action.accept(value);
            } else {
                LOG.error("delivery failed; answered ESME_RSYSERR", failure);
                exchange.reject(ESME_RSYSERR);
            }
        });
    }

    private Submission along(Submitted message, List<String> chain) {
        Chains.requireSendable(chain, bind -> core.config().get().bind(bind).isPresent());
        return submission(message).via(new RouteChoice(null, chain));
    }

    private static Submission submission(Submitted message) {
        return Submission.of(
                message.esme().requester(),
                message.pdu(),
                message.arrival().at(),
                message.arrival().number());
    }
}
