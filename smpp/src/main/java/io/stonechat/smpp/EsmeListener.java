package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_RBINDFAIL;
import static io.stonechat.protocol.CommandStatus.ESME_RINVSYSID;

import io.stonechat.delivery.Delivery;
import io.stonechat.host.Handler;
import io.stonechat.protocol.BindRequest;
import io.stonechat.session.BindContext;
import io.stonechat.session.BindDecision;
import io.stonechat.session.Handover;
import io.stonechat.session.RequestHandler;
import io.stonechat.session.ServerHandler;
import io.stonechat.session.SmppSession;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides who may bind to us, and gives each session what handles its requests. */
final class EsmeListener implements ServerHandler {
    private final Supplier<SmppConfig> config;
    private final ScriptCalls scripts;
    private final EsmeSessions sessions;
    private final EsmeDispatch dispatch;
    private final Delivery delivery;
    private final LimitBook limits;
    private final @Nullable BooleanSupplier trusted;
    private final Semaphore hashing =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    EsmeListener(Core core, EsmeDispatch dispatch, LimitBook limits, @Nullable BooleanSupplier trusted) {
        this.config = core.config();
        this.scripts = core.scripts();
        this.sessions = core.sessions();
        this.delivery = core.delivery();
        this.dispatch = dispatch;
        this.limits = limits;
        this.trusted = trusted;
    }

    @Override
    public BindDecision authorise(BindRequest request, BindContext context) {
        if (trusted != null && trusted.getAsBoolean()) {
            return BindDecision.accept(request.systemId());
        }
        Bind bind = new Bind(request, context.remote(), context.tls() == null ? null : TlsFacts.of(context.tls()));
        Handler handler = scripts.onBind();
        BindReply reply = handler == null ? builtIn(bind) : scripts.bind(handler, bind);
        return switch (reply) {
            case BindReply.Accept _ -> BindDecision.accept(bind.systemId(), handler == null ? maxBinds(bind) : 0);
            case BindReply.Reject(var status, var reason) -> BindDecision.reject(status, reason);
        };
    }

    private int maxBinds(Bind bind) {
        return config.get().user(bind.systemId()).map(UserSettings::maxBinds).orElse(0);
    }

    private BindReply builtIn(Bind bind) {
        SmppConfig now = config.get();
        if (now.users().isEmpty()) {
            return BindReply.reject(ESME_RBINDFAIL, "there is neither an @OnBind handler nor a user who may bind");
        }
        Optional<UserSettings> user = now.user(bind.systemId());
        if (user.isEmpty()) {
            return BindReply.reject(ESME_RINVSYSID, "no user has this system_id");
        }
        return user.get().password().isCostly(bind.password())
                ? checkInTurn(user.get(), bind)
                : UserPolicy.check(user.get(), bind);
    }

    /** A flood of binds with passwords that are hashed is not to take every processor from those who are bound. */
    private BindReply checkInTurn(UserSettings user, Bind bind) {
        Handover.aboutToBlock();
        hashing.acquireUninterruptibly();
        try {
            return UserPolicy.check(user, bind);
        } finally {
            hashing.release();
        }
    }

    @Override
    public RequestHandler handler(SmppSession link) {
        Esme esme = sessions.open(link, terms(link.systemId()));
        // Not in closed(): a link may be lost before it is bound, and nobody is told of that.
        var _ = link.closed().thenRun(() -> sessions.remove(link.id()));
        return (request, exchange) -> dispatch.handle(esme, request, exchange);
    }

    @Override
    public void bound(SmppSession link) {
        scripts.session(OnSession.BOUND, Esme.factsOf(link));
        if (link.bindType().receives()) {
            delivery.accountReady(config.get().accountOf(link.systemId()));
        }
    }

    @Override
    public void closed(SmppSession link, String reason) {
        scripts.session(OnSession.UNBOUND, Esme.factsOf(link));
    }

    private Esme.Terms terms(String systemId) {
        return Esme.Terms.of(config.get(), systemId, limits.of(systemId));
    }

    /** Takes over a configuration: the rates of sessions that are bound, and who may no longer be. */
    void apply(SmppConfig before, SmppConfig now) {
        limits.apply(now);
        for (Esme esme : sessions.all()) {
            String systemId = esme.link().systemId();
            sessions.change(esme, terms(systemId));
            boolean wasUser = before.user(systemId).isPresent();
            if (wasUser && now.user(systemId).filter(UserSettings::enabled).isEmpty()) {
                esme.link().unbind();
            }
        }
    }
}
