package io.stonechat.smpp;

import io.stonechat.protocol.AlertNotification;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.SubmitSmResp;
import io.stonechat.protocol.Tlvs;
import io.stonechat.session.NotSent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What the namespace needs for scripts in Python beside {@link Smpp}: few and flat calls, as each crossing between the languages
 * costs. Java scripts have no use for it.
 */
public final class PythonSmpp {
    private final Supplier<Gateway> gateway;
    private final Smpp smpp;
    private final PythonPdus pdus = new PythonPdus();
    private final PythonReplies replies = new PythonReplies();
    private final PythonHooks hooks = new PythonHooks();
    private final PythonConfig config;

    PythonSmpp(Supplier<Gateway> gateway, Smpp smpp) {
        this.gateway = gateway;
        this.smpp = smpp;
        this.config = new PythonConfig(smpp);
    }

    /** What makes PDUs. */
    public PythonPdus pdus() {
        return pdus;
    }

    /** What makes replies. */
    public PythonReplies replies() {
        return replies;
    }

    /** What makes the replies of hooks. */
    public PythonHooks hooks() {
        return hooks;
    }

    /** What the configuration says. */
    public PythonConfig config() {
        return config;
    }

    /** Sends a request to an upstream. The future fails only if the gateway does not run. */
    public CompletableFuture<PythonAnswer> via(String bind, Request pdu) {
        return running(() -> {
            boolean bound = gateway.get()
                    .binds()
                    .get(bind)
                    .filter(upstream -> !upstream.sessions().isEmpty())
                    .isPresent();
            return bound
                    ? answer(smpp.requestVia(bind, pdu))
                    : CompletableFuture.completedFuture(PythonAnswer.notBound("bind \"" + bind + "\" not bound"));
        });
    }

    /**
     * Sends a request to a session of an ESME, or to one with that system_id. The future fails only if the gateway does not
     * run.
     */
    public CompletableFuture<PythonAnswer> to(String target, Request pdu) {
        return running(() -> gateway.get().sessions().receiver(target).isPresent()
                ? answer(smpp.requestTo(target, pdu))
                : CompletableFuture.completedFuture(nobody(target)));
    }

    /** Tells an ESME that a mobile can be reached again. The future fails only if the gateway does not run. */
    public CompletableFuture<PythonAnswer> alert(String target, AlertNotification pdu) {
        return running(() -> CompletableFuture.completedFuture(
                gateway.get().sessions().receiver(target).isEmpty() ? nobody(target) : told(target, pdu)));
    }

    private PythonAnswer told(String target, AlertNotification pdu) {
        return smpp.alertTo(target, pdu) instanceof NotSent notSent
                ? new PythonAnswer(PythonAnswer.NOT_SENT, notSent.reason(), null)
                // Nobody answers an alert_notification: that it was written is all there is to know.
                : PythonAnswer.of(new SubmitSmResp(0, CommandStatus.ESME_ROK, "", Tlvs.NONE));
    }

    private static CompletableFuture<PythonAnswer> running(Supplier<CompletableFuture<PythonAnswer>> sending) {
        try {
            return sending.get();
        } catch (IllegalStateException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static CompletableFuture<PythonAnswer> answer(CompletableFuture<Response> response) {
        return response.handle(
                (answer, failure) -> failure == null ? PythonAnswer.of(answer) : PythonAnswer.of(failure));
    }

    private static PythonAnswer nobody(String target) {
        return PythonAnswer.notBound("esme session \"" + target + "\" not bound");
    }

    /** The sessions that are bound now. */
    public List<Session> sessions() {
        return smpp.sessions();
    }

    /** Ends a session in good order; false if there is none of that id. */
    public boolean unbind(String sessionId) {
        return smpp.unbind(sessionId);
    }

    /** A new message id of ours. */
    public String newMessageId() {
        return smpp.newMessageId();
    }
}
