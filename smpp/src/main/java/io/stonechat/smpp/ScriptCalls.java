package io.stonechat.smpp;

import io.stonechat.host.Handler;
import io.stonechat.host.HandlerFailure;
import io.stonechat.host.HandlerResult;
import io.stonechat.host.Handlers;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Request;
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

    /** The host has logged a failure, with the script's line. */
    private static final HandlerResult IGNORED = new HandlerResult() {
        @Override
        public void returned(@Nullable Object value) {}

        @Override
        public void failed(HandlerFailure failure) {}
    };

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

    /** Asks who may bind, and waits. Answers at the deadline even if the script is stuck: it runs on another thread. */
    BindReply bind(Handler handler, Bind bind) {
        var reply = new CompletableFuture<BindReply>();
        var result = new BindResult(handler, bind, reply);
        if (handler.isAsynchronous()) {
            handler.start(null, result, bind);
        } else {
            Thread.ofVirtual().name("on_bind").start(() -> handler.start(null, result, bind));
        }
        return reply.join();
    }

    /** What becomes of the answer to the question who may bind. */
    private record BindResult(Handler handler, Bind bind, CompletableFuture<BindReply> reply) implements HandlerResult {

        @Override
        public void returned(@Nullable Object value) {
            if (value instanceof BindReply decided) {
                reply.complete(decided);
                return;
            }
            LOG.error(
                    "{} returned null instead of a BindReply: {} is refused with ESME_RBINDFAIL",
                    handler.where(),
                    bind.systemId());
            refuse();
        }

        @Override
        public void failed(HandlerFailure failure) {
            // The host has logged it, with the script's line.
            refuse();
        }

        private void refuse() {
            reply.complete(BindReply.reject(CommandStatus.ESME_RBINDFAIL, handler.where() + " failed"));
        }
    }

    /**
     * Asks about a PDU; a Java handler decides on this thread, another one perhaps later and elsewhere.
     *
     * @param decided takes what the script decides; what it throws is answered like a failure of the gateway's
     * @param refusal takes the status that says why there is no decision
     */
    void ask(Question question, Consumer<Reply> decided, Consumer<CommandStatus> refusal) {
        question.handler()
                .start(
                        question.session().sessionId(),
                        new HandlerResult() {
                            @Override
                            public void returned(@Nullable Object result) {
                                take(question, result, decided, refusal);
                            }

                            @Override
                            public void failed(HandlerFailure failure) {
                                refusal.accept(question.command().failure());
                            }
                        },
                        question.request(),
                        question.session());
    }

    /** What a script is asked: what to do with a request. */
    record Question(Handler handler, Command command, Request request, Session session) {}

    private static void take(
            Question question, @Nullable Object result, Consumer<Reply> decided, Consumer<CommandStatus> refusal) {
        if (!(result instanceof Reply reply)) {
            LOG.error(
                    "{} returned null instead of a Reply: the {} is answered ESME_RSYSERR",
                    question.handler().where(),
                    question.command().key);
            refusal.accept(CommandStatus.ESME_RSYSERR);
            return;
        }
        try {
            decided.accept(reply);
        } catch (RuntimeException e) {
            LOG.error(
                    "carrying out what {} decided failed; answered ESME_RSYSERR",
                    question.handler().where(),
                    e);
            refusal.accept(CommandStatus.ESME_RSYSERR);
        }
    }

    /** Tells the script something that it has no say in. */
    void tell(Handler handler, Session session, @Nullable Object... arguments) {
        handler.start(session.sessionId(), IGNORED, arguments);
    }

    /** Tells every handler of an event of a session, each on a thread of its own. */
    void session(String event, Session session) {
        List<Handler> all = handlers.get().all(SmppHandlers.ON_SESSION, event);
        for (Handler handler : all) {
            if (handler.isAsynchronous()) {
                tell(handler, session, session);
            } else {
                Thread.ofVirtual().name("on_session " + event).start(() -> tell(handler, session, session));
            }
        }
    }
}
