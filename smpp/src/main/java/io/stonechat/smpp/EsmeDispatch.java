package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_RINVCMDID;
import static io.stonechat.protocol.CommandStatus.ESME_RSYSERR;
import static io.stonechat.smpp.DispatchCounts.Direction.INBOUND;

import io.stonechat.delivery.HookKind;
import io.stonechat.host.Handler;
import io.stonechat.protocol.CancelSm;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.ReplaceSm;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.session.Exchange;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what ESMEs send: to the script's handler for the command, looked up now, or where there is none to the built-in
 * policy.
 */
final class EsmeDispatch {
    private static final Logger LOG = LoggerFactory.getLogger("io.stonechat.smpp");

    private final Core core;
    private final Spooler spooler;
    private final Arrivals arrivals;

    EsmeDispatch(Core core, Spooler spooler, Arrivals arrivals) {
        this.core = core;
        this.spooler = spooler;
        this.arrivals = arrivals;
    }

    void handle(Esme esme, Request request, Exchange exchange) {
        boolean taken = esme.window().enter(esme.terms().window(), exchange, open -> take(esme, request, open));
        if (!taken) {
            core.counts().throttled(INBOUND, request);
            exchange.throttle();
        }
    }

    private void take(Esme esme, Request request, Exchange exchange) {
        switch (request) {
            case SubmitSm pdu -> message(Command.SUBMIT_SM, pdu, esme, exchange);
            case SubmitMulti pdu -> message(Command.SUBMIT_MULTI, pdu, esme, exchange);
            case DataSm pdu -> message(Command.DATA_SM, pdu, esme, exchange);
            case QuerySm pdu -> operation(Command.QUERY_SM, pdu, esme, exchange);
            case CancelSm pdu -> operation(Command.CANCEL_SM, pdu, esme, exchange);
            case ReplaceSm pdu -> operation(Command.REPLACE_SM, pdu, esme, exchange);
            case Request _ -> exchange.reject(ESME_RINVCMDID);
        }
    }

    /** Only messages are held to a rate; questions about them are not. */
    private void message(Command command, MessageRequest pdu, Esme esme, Exchange asked) {
        Exchange exchange = core.counts().counted(INBOUND, command, asked);
        Arrivals.Arrival arrival = arrivals.next();
        esme.terms().limits().pass(() -> decide(command, new Submitted(esme, pdu, arrival, exchange)), () -> {
            core.counts().throttled(INBOUND, pdu);
            asked.throttle();
        });
    }

    private void decide(Command command, Submitted message) {
        Handler handler = core.scripts().onPdu(command);
        if (handler != null) {
            ask(handler, command, message.esme(), message.exchange(), reply -> carryOut(reply, message));
            return;
        }
        long began = System.nanoTime();
        try {
            builtIn(message);
        } finally {
            core.counts().decided(INBOUND, command, began);
        }
    }

    /** Asks the script, now or later; what it decides is carried out, and what cannot be is answered like a failure of it. */
    private void ask(Handler handler, Command command, Esme esme, Exchange exchange, Consumer<Reply> action) {
        long began = System.nanoTime();
        core.scripts()
                .ask(
                        new ScriptCalls.Question(handler, command, exchange.request(), esme.facts()),
                        reply -> {
                            try {
                                action.accept(reply);
                            } catch (IllegalArgumentException e) {
                                wrong(handler, command, e, exchange);
                            }
                            core.counts().decided(INBOUND, command, began);
                        },
                        status -> {
                            core.counts().failed(INBOUND, command);
                            exchange.reject(status);
                            core.counts().decided(INBOUND, command, began);
                        });
    }

    private void carryOut(Reply reply, Submitted message) {
        Exchange exchange = message.exchange();
        switch (reply) {
            case Reply.Accept accept -> {
                exchange.respond(core.responder().accept(exchange.request(), accept));
                core.delivery().scriptAccepted(message.esme().requester(), CommandStatus.ESME_ROK);
            }
            case Reply.Reject reject -> exchange.respond(core.responder().reject(exchange.request(), reject));
            case Reply.Queue(var chain) -> spooler.queue(message, chain);
            case Reply.Relay(var chain) -> spooler.relay(message, chain);
            case Reply.State state -> exchange.respond(core.responder().state(exchange.request(), state));
        }
    }

    private void builtIn(Submitted message) {
        if (core.config().get().routing().isEmpty() && !core.hooks().handles(HookKind.ROUTE)) {
            LOG.debug("{} refused with ESME_RSYSERR: there is neither a handler nor a route", message);
            message.exchange().reject(ESME_RSYSERR);
        } else {
            spooler.route(message);
        }
    }

    private void operation(Command command, Request pdu, Esme esme, Exchange asked) {
        Exchange exchange = core.counts().counted(INBOUND, command, asked);
        Handler handler = core.scripts().onPdu(command);
        if (handler != null) {
            ask(handler, command, esme, exchange, reply -> exchange.respond(answer(command, pdu, reply)));
            return;
        }
        long began = System.nanoTime();
        try {
            spooler.operation(pdu, esme, exchange);
        } finally {
            core.counts().decided(INBOUND, command, began);
        }
    }

    private Response answer(Command command, Request pdu, Reply reply) {
        return switch (reply) {
            case Reply.Accept accept -> core.responder().accept(pdu, accept);
            case Reply.Reject reject -> core.responder().reject(pdu, reject);
            case Reply.State state -> core.responder().state(pdu, state);
            case Reply.Queue _, Reply.Relay _ ->
                throw new IllegalArgumentException(
                        "a " + command.key + " is no message: it cannot be queued or relayed");
        };
    }

    private void wrong(Handler handler, Command command, IllegalArgumentException why, Exchange exchange) {
        LOG.error(
                "{} returned what cannot be done: {}; answered {}",
                handler.where(),
                why.getMessage(),
                command.failure());
        core.counts().failed(INBOUND, command);
        exchange.reject(command.failure());
    }
}
