package io.stonechat.smpp;

import io.stonechat.session.ConnectionStatus;
import io.stonechat.session.SessionState;
import io.stonechat.session.SmppSession;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sessions and binds of a gateway, for its operator. */
final class LiveLinks implements Switchboard {
    private static final Logger LOG = LoggerFactory.getLogger("io.stonechat.smpp");

    private final Supplier<SmppConfig> config;
    private final EsmeSessions esmes;
    private final BindPool binds;
    private final LinkMeters meters;
    private final Tracer tracer;

    LiveLinks(Supplier<SmppConfig> config, EsmeSessions esmes, BindPool binds, LinkMeters meters, Tracer tracer) {
        this.config = config;
        this.esmes = esmes;
        this.binds = binds;
        this.meters = meters;
        this.tracer = tracer;
    }

    /** A session and what it is called in logs. */
    private record Found(SmppSession session, String name) {}

    @Override
    public List<LiveSession> sessions() {
        Stream<LiveSession> ofEsmes = esmes.all().stream()
                .map(Esme::link)
                .filter(LiveLinks::isShown)
                .map(session -> LiveSession.ofEsme(session, meters.esmes()));
        Stream<LiveSession> ofBinds = binds().stream().flatMap(bind -> bind.sessions().stream());
        return Stream.concat(ofEsmes, ofBinds).toList();
    }

    private static boolean isShown(SmppSession session) {
        return session.state().isBound() || session.state() == SessionState.UNBINDING;
    }

    @Override
    public Optional<LiveSession> session(String id) {
        return sessions().stream().filter(session -> session.id().equals(id)).findFirst();
    }

    @Override
    public List<LiveBind> binds() {
        return config.get().binds().stream().map(this::live).toList();
    }

    @Override
    public Optional<LiveBind> bind(String name) {
        return configured(name).map(this::live);
    }

    private Optional<BindSettings> configured(String name) {
        return config.get().binds().stream()
                .filter(settings -> settings.name().equals(name))
                .findFirst();
    }

    private LiveBind live(BindSettings settings) {
        String name = settings.name();
        Optional<UpstreamBind> running = binds.get(name);
        List<SmppSession> links = running.map(UpstreamBind::sessions).orElse(List.of());
        List<ConnectionStatus> connections =
                running.map(UpstreamBind::connections).orElse(List.of());
        int unanswered = links.stream().mapToInt(SmppSession::unanswered).sum();
        return new LiveBind(
                name,
                condition(settings, links, unanswered),
                settings.systemId(),
                settings.bindType(),
                connections,
                links.stream()
                        .map(link -> LiveSession.ofBind(link, name, meters.bind(name)))
                        .toList(),
                unanswered,
                links.stream().mapToInt(SmppSession::window).sum(),
                tracer.of(name));
    }

    private LiveBind.Condition condition(BindSettings settings, List<SmppSession> links, int unanswered) {
        if (!settings.enabled()) {
            return LiveBind.Condition.DISABLED;
        }
        return switch (binds.word(settings.name())) {
            case STOP -> binds.isClosing(settings.name()) ? LiveBind.Condition.STOPPING : LiveBind.Condition.STOPPED;
            case DRAIN -> unanswered > 0 ? LiveBind.Condition.DRAINING : LiveBind.Condition.DRAINED;
            case RUN -> links.isEmpty() ? LiveBind.Condition.DOWN : LiveBind.Condition.UP;
        };
    }

    @Override
    public Switched unbind(String sessionId) {
        return withSession(sessionId, found -> {
            LOG.info("session {} of {} is unbound: an operator wants it so", sessionId, found.name());
            found.session().unbind();
        });
    }

    @Override
    public Switched close(String sessionId, String reason) {
        return withSession(sessionId, found -> {
            LOG.info("session {} of {} is cut off by an operator: {}", sessionId, found.name(), reason);
            found.session().close(reason);
        });
    }

    @Override
    public Switched traceSession(String sessionId, Tracing how) {
        return withSession(sessionId, found -> {
            LOG.info("the trace of session {} of {} is {}", sessionId, found.name(), how);
            tracer.session(found.session(), found.name(), how);
        });
    }

    private Switched withSession(String id, Consumer<Found> action) {
        Optional<Found> found = find(id);
        found.ifPresent(action);
        return found.isPresent() ? Switched.DONE : Switched.NO_SUCH;
    }

    private Optional<Found> find(String id) {
        Stream<Found> ofBinds = config.get().binds().stream()
                .flatMap(settings -> binds.get(settings.name()).stream())
                .flatMap(bind -> bind.sessions().stream().map(session -> new Found(session, bind.name())));
        Stream<Found> ofEsmes = esmes.all().stream()
                .map(esme -> new Found(esme.link(), esme.link().systemId()));
        return Stream.concat(ofEsmes, ofBinds)
                .filter(found -> found.session().id().equals(id))
                .findFirst();
    }

    @Override
    public Switched traceBind(String name, Tracing how) {
        if (configured(name).isEmpty()) {
            return Switched.NO_SUCH;
        }
        LOG.info("the trace of bind {} is {}", name, how);
        tracer.bind(name, binds.get(name).map(UpstreamBind::sessions).orElse(List.of()), how);
        return Switched.DONE;
    }

    @Override
    public Switched drainBind(String name) {
        return withBind(name, () -> binds.drain(name), "sends nothing more");
    }

    @Override
    public Switched stopBind(String name) {
        return withBind(name, () -> binds.stop(name), "is stopped");
    }

    @Override
    public Switched startBind(String name) {
        return withBind(name, () -> binds.start(name), "is started");
    }

    private Switched withBind(String name, Runnable action, String what) {
        Optional<BindSettings> settings = configured(name);
        if (settings.isEmpty()) {
            return Switched.NO_SUCH;
        }
        if (!settings.get().enabled()) {
            return Switched.DISABLED;
        }
        LOG.info("bind {} {}: an operator wants it so", name, what);
        action.run();
        return Switched.DONE;
    }
}
