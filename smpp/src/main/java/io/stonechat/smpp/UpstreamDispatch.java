package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_RINVCMDID;
import static io.stonechat.protocol.CommandStatus.ESME_RSYSERR;
import static io.stonechat.protocol.CommandStatus.ESME_RX_T_APPN;
import static io.stonechat.smpp.DispatchCounts.Direction.EGRESS;

import io.stonechat.delivery.HookKind;
import io.stonechat.delivery.ReceiptStanding;
import io.stonechat.host.Handler;
import io.stonechat.protocol.AlertNotification;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.PduException;
import io.stonechat.protocol.Request;
import io.stonechat.session.Accepted;
import io.stonechat.session.Exchange;
import io.stonechat.session.NotSent;
import io.stonechat.session.Outcome;
import io.stonechat.session.Rejected;
import io.stonechat.session.Unknown;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what upstreams send: receipts of stored messages to delivery, the rest to the script's handler, looked up now, or
 * where there is none to whom the script's hook or the MO rules name.
 */
final class UpstreamDispatch {
    private static final Logger LOG = LoggerFactory.getLogger("io.stonechat.smpp");

    private final Core core;
    private final FailedArrivals failures = new FailedArrivals();

    UpstreamDispatch(Core core) {
        this.core = core;
    }

    void handle(Session bind, Request request, Exchange exchange) {
        switch (request) {
            case DeliverSm pdu -> incoming(Command.DELIVER_SM, bind, pdu, exchange);
            case DataSm pdu -> incoming(Command.DATA_SM, bind, pdu, exchange);
            case AlertNotification pdu -> alert(bind, pdu);
            case Request _ -> exchange.reject(ESME_RINVCMDID);
        }
    }

    /** A message that cannot be decoded: the upstream is to send it again; not for ever. Whether it is answered here. */
    boolean unreadable(String bind, Octets frame, PduException problem, Consumer<CommandStatus> answer) {
        boolean message = problem.commandId() == CommandId.DELIVER_SM || problem.commandId() == CommandId.DATA_SM;
        if (!message || !failures.isHopeless(Arrived.of(bind, frame))) {
            return false;
        }
        LOG.error(
                "a message of bind {} came {} times and cannot be read: it is kept as a dead letter and answered ESME_ROK",
                bind,
                FailedArrivals.MOST);
        core.delivery()
                .setAside(bind, frame, String.valueOf(problem.getMessage()))
                .thenAccept(answer);
        return true;
    }

    private void alert(Session bind, AlertNotification pdu) {
        core.counts().taken(EGRESS, Command.ALERT_NOTIFICATION);
        Handler handler = core.scripts().onPdu(Command.ALERT_NOTIFICATION);
        if (handler != null) {
            core.scripts().tell(handler, bind, pdu, bind);
        }
    }

    private void incoming(Command command, Session bind, MessageRequest pdu, Exchange asked) {
        Exchange exchange = core.counts().counted(EGRESS, command, asked);
        Handler handler = core.scripts().onPdu(command);
        String name = bind.systemId();
        boolean receipt = isReceipt(pdu) && (handler == null || isExpected(name, pdu));
        if (handler != null && !receipt) {
            script(handler, command, bind, pdu, exchange);
            return;
        }
        long began = System.nanoTime();
        try {
            if (receipt) {
                answer(exchange, core.delivery().receipt(name, pdu));
            } else {
                mobileOriginated(command, bind, pdu, exchange);
            }
        } finally {
            core.counts().decided(EGRESS, command, began);
        }
    }

    private boolean isExpected(String bind, MessageRequest receipt) {
        return core.hooks().handles(HookKind.UNMATCHED_RECEIPT)
                || core.delivery().standing(bind, receipt) != ReceiptStanding.UNKNOWN;
    }

    private void script(Handler handler, Command command, Session bind, MessageRequest pdu, Exchange exchange) {
        long began = System.nanoTime();
        core.scripts()
                .ask(
                        new ScriptCalls.Question(handler, command, pdu, bind),
                        reply -> {
                            decided(reply, handler, command, bind, exchange);
                            core.counts().decided(EGRESS, command, began);
                        },
                        status -> {
                            core.counts().failed(EGRESS, command);
                            failed(handler, bind, pdu, exchange, status);
                            core.counts().decided(EGRESS, command, began);
                        });
    }

    private void decided(Reply reply, Handler handler, Command command, Session bind, Exchange exchange) {
        MessageRequest pdu = (MessageRequest) exchange.request();
        if (!failures.isEmpty()) {
            failures.forget(Arrived.of(bind.systemId(), pdu));
        }
        try {
            carryOut(reply, bind, exchange);
        } catch (IllegalArgumentException e) {
            LOG.error(
                    "{} returned what cannot be done: {}; answered {}",
                    handler.where(),
                    e.getMessage(),
                    command.failure());
            core.counts().failed(EGRESS, command);
            failed(handler, bind, pdu, exchange, command.failure());
        }
    }

    /** The upstream is to send it again; not for ever. */
    private void failed(Handler handler, Session bind, MessageRequest pdu, Exchange exchange, CommandStatus status) {
        if (failures.isHopeless(Arrived.of(bind.systemId(), pdu))) {
            LOG.error(
                    "{} failed {} times on one message of bind {}: it is kept as a dead letter and answered ESME_ROK",
                    handler.where(),
                    FailedArrivals.MOST,
                    bind.systemId());
            answer(exchange, core.delivery().setAside(bind.systemId(), pdu));
        } else {
            exchange.reject(status);
        }
    }

    private void carryOut(Reply reply, Session bind, Exchange exchange) {
        Request request = exchange.request();
        switch (reply) {
            case Reply.Accept accept -> exchange.respond(core.responder().accept(request, accept));
            case Reply.Reject reject -> exchange.respond(core.responder().reject(request, reject));
            case Reply.State state -> exchange.respond(core.responder().state(request, state));
            case Reply.Queue(var chain) when chain.isEmpty() -> owned(bind, (MessageRequest) request, exchange);
            case Reply.Queue(var chain) ->
                keep(
                        bind.systemId(),
                        Optional.of(account(Chains.requireMailbox(chain))),
                        (MessageRequest) request,
                        exchange);
            case Reply.Relay(var chain) -> {
                String account = account(Chains.requireMailbox(chain));
                answer(
                        exchange,
                        core.sessions()
                                .deliver(account, (MessageRequest) request)
                                .thenApply(UpstreamDispatch::status));
            }
        }
    }

    private void mobileOriginated(Command command, Session bind, MessageRequest pdu, Exchange exchange) {
        Optional<String> owner = core.config().get().routing().ownerOf(pdu, bind);
        boolean mayBeSomebodys =
                core.config().get().routing().reassembly(pdu, bind.systemId()).isPresent();
        if (owner.isEmpty()
                && !mayBeSomebodys
                && command == Command.DATA_SM
                && !core.hooks().handles(HookKind.MO)) {
            LOG.debug(
                    "data_sm of bind {} refused with ESME_RSYSERR: there is neither a handler nor a rule for it", bind);
            exchange.reject(ESME_RSYSERR);
            return;
        }
        owned(bind, pdu, exchange);
    }

    /** Into the mailbox of whoever the script's hook or the rules name. */
    private void owned(Session bind, MessageRequest pdu, Exchange exchange) {
        Optional<String> ruled =
                core.config().get().routing().ownerOf(pdu, bind).map(this::account);
        answer(exchange, core.delivery().fromHandset(bind.systemId(), ruled, pdu));
    }

    private void keep(String bind, Optional<String> account, MessageRequest pdu, Exchange exchange) {
        answer(exchange, core.delivery().mobileOriginated(bind, account, pdu));
    }

    private void answer(Exchange exchange, CompletionStage<CommandStatus> stage) {
        Spooler.then(exchange, stage, status -> {
            if (status.isOk()) {
                exchange.respond(core.responder().accept(exchange.request(), Reply.accept("")));
            } else {
                exchange.reject(status);
            }
        });
    }

    private String account(String systemId) {
        return core.config().get().accountOf(systemId);
    }

    private static CommandStatus status(Outcome outcome) {
        return switch (outcome) {
            case Accepted _ -> CommandStatus.ESME_ROK;
            case Rejected(var status) -> status;
            case NotSent _, Unknown _ -> ESME_RX_T_APPN;
        };
    }

    private static boolean isReceipt(MessageRequest pdu) {
        int type = pdu.esmClass() & EsmClass.TYPE_MASK;
        return type == EsmClass.RECEIPT || type == EsmClass.INTERMEDIATE_NOTIFICATION;
    }
}
