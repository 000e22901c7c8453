package io.stonechat.smpp;

import io.stonechat.host.Handler;
import io.stonechat.host.HandlerFailure;
import io.stonechat.host.Handlers;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.session.Exchange;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the script's handlers. Each is looked up anew for every event, so that a reloaded script is live at the next one.
 */
final class ScriptCalls {
    private static final Logger LOG = LoggerFactory.getLogger("io.stonechat.smpp");

    private final Supplier<Handlers> handlers;

    ScriptCalls(Supplier<Handlers> handlers) {
        this.handlers = handlers;
    }

    @Nullable
    Handler onBind() {
        return handlers.get().find(SmppHandlers.ON_BIND, SmppHandlers.ANY_BIND);
    }

    @Nullable
    Handler onPdu(Command command) {
        return handlers.get().find(SmppHandlers.ON_PDU, command.key);
    }

    /**
     * Asks who may bind. Answers at the deadline even if the script is stuck: it runs on a thread of its own.
     */
    BindReply bind(Handler handler, Bind bind) {
        var reply = new CompletableFuture<BindReply>();
        Thread.ofVirtual().name("on_bind").start(() -> reply.complete(callBind(handler, bind, reply)));
        return reply.join();
    }

    private static BindReply callBind(Handler handler, Bind bind, CompletableFuture<BindReply> reply) {
        BindReply failed = BindReply.reject(CommandStatus.ESME_RBINDFAIL, handler.where() + " failed");
        try {
            if (handler.call(_ -> reply.complete(failed), bind) instanceof BindReply decided) {
                return decided;
            }
            LOG.error(
                    "{} returned null instead of a BindReply: {} is refused with ESME_RBINDFAIL",
                    handler.where(),
                    bind.systemId());
        } catch (HandlerFailure _) {
            // The host has logged it, with the script's line.
        }
        return failed;
    }

    /** Asks about a PDU. Null if the script failed; then the exchange is answered already. */
    @Nullable
    Reply ask(Handler handler, Command command, Exchange exchange, Session session) {
        return ask(handler, command, exchange, session, exchange::reject);
    }

    /** Asks about a PDU. Null if the script failed; then {@code refusal} has been given the status that says so. */
    @Nullable
    Reply ask(Handler handler, Command command, Exchange exchange, Session session, Consumer<CommandStatus> refusal) {
        try {
            Object result = handler.call(_ -> refusal.accept(command.failure()), exchange.request(), session);
            if (result instanceof Reply reply) {
                return reply;
            }
            LOG.error(
                    "{} returned null instead of a Reply: the {} is answered ESME_RSYSERR",
                    handler.where(),
                    command.key);
            refusal.accept(CommandStatus.ESME_RSYSERR);
        } catch (HandlerFailure failure) {
            // At a deadline it was answered at that moment, when this thread may still have been stuck in the script.
            if (failure.reason() == HandlerFailure.Reason.THREW) {
                refusal.accept(command.failure());
            }
        }
        return null;
    }

    /** Tells the script something that it has no say in. */
    void tell(Handler handler, @Nullable Object... arguments) {
        try {
            handler.call(arguments);
        } catch (HandlerFailure _) {
            // The host has logged it, with the script's line.
        }
    }

    /** Tells every handler of an event of a session, each on a thread of its own. */
    void session(String event, Session session) {
        List<Handler> all = handlers.get().all(SmppHandlers.ON_SESSION, event);
        for (Handler handler : all) {
            Thread.ofVirtual().name("on_session " + event).start(() -> tell(handler, session));
        }
    }
}
