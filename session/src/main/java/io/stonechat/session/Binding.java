package io.stonechat.session;

import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.BindResp;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Response;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Attempts to connect to one host and bind there. */
final class Binding {
    static final int V34 = 0x34;
    private static final AtomicLong COUNT = new AtomicLong();

    private final ClientConfig config;
    private final Endpoint endpoint;
    private final ClientHandler handler;
    /** What the centre is bound with; lower than the configuration's once it has taken that and not the other. */
    private volatile LinkConfig link;

    Binding(ClientConfig config, Endpoint endpoint, ClientHandler handler) {
        this.config = config;
        this.endpoint = endpoint;
        this.handler = handler;
        this.link = config.link();
    }

    Endpoint endpoint() {
        return endpoint;
    }

    static String nextId() {
        return "c" + COUNT.incrementAndGet();
    }

    /**
     * Connects, binds and waits for the answer.
     *
     * @param made told of each link as soon as there is one, so that it can be closed from outside
     * @throws BindFailedException if there is no bound session
     */
    SmppSession attempt(Consumer<Link> made) {
        Handover.aboutToBlock();
        try {
            return attempt(made, link);
        } catch (BindFailedException e) {
            if (!isAboutVersion(e.status())) {
                throw e;
            }
            var lower = link.withInterfaceVersion(V34);
            var session = attempt(made, lower);
            link = lower;
            return session;
        }
    }

    /** Centres that do not know a version refuse it with one of these, or with generic_nack. */
    private boolean isAboutVersion(@Nullable CommandStatus refusal) {
        return config.versionFallback()
                && link.interfaceVersion() > V34
                && refusal != null
                && (refusal.equals(CommandStatus.ESME_RBINDFAIL)
                        || refusal.equals(CommandStatus.ESME_RINVSYSID)
                        || refusal.equals(CommandStatus.ESME_RSYSERR)
                        || refusal.equals(CommandStatus.ESME_RINVCMDLEN));
    }

    private SmppSession attempt(Consumer<Link> made, LinkConfig rules) {
        var attempted = new Link(nextId(), connect(), new ClientRole(config, handler), rules);
        made.accept(attempted);
        attempted.timers().bindArrived();
        attempted.start();
        var answer = awaitAnswer(attempted, config.bindRequest(rules.interfaceVersion()));
        if (!answer.commandStatus().isOk()) {
            attempted.end("bind refused with " + answer.commandStatus().name());
            attempted.tell(new SessionEvent.BindRefused(
                    Side.ESME, attempted.remote(), config.systemId(), answer.commandStatus(), "refused by the peer"));
            throw refused(answer.commandStatus());
        }
        return attempted;
    }

    private Wire connect() {
        try {
            return Dialer.dial(endpoint, config.transport());
        } catch (IOException e) {
            throw failed(null, "cannot connect: " + e.getMessage(), e);
        }
    }

    private Response awaitAnswer(Link attempted, BindRequest request) {
        try {
            var answer = attempted.sending().control(request).join();
            if (answer instanceof BindResp || !answer.commandStatus().isOk()) {
                return answer;
            }
            attempted.end("the bind was answered by generic_nack");
            throw failed(CommandStatus.ESME_RBINDFAIL, "the bind was answered by generic_nack", null);
        } catch (CompletionException e) {
            attempted.end("no answer to the bind");
            throw failed(null, "no answer to the bind: " + Outcome.of(e), e);
        }
    }

    private BindFailedException refused(CommandStatus status) {
        return failed(status, "refused with " + status.name() + " (" + status.meaning() + ")", null);
    }

    private BindFailedException failed(@Nullable CommandStatus status, String what, @Nullable Throwable cause) {
        return new BindFailedException(
                status, "bind of " + config.systemId() + " to " + endpoint + " failed: " + what, cause);
    }
}
