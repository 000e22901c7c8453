package io.stonechat.api;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigMapping;
import io.stonechat.host.ConfigNode;
import io.stonechat.host.ConfigReload;
import io.stonechat.host.ConfigSection;
import io.stonechat.host.Deadline;
import io.stonechat.host.HandlerKind;
import io.stonechat.host.HostContext;
import io.stonechat.host.HostExtension;
import io.stonechat.host.HostPort;
import io.stonechat.host.Namespace;
import io.stonechat.smpp.SmppExtension;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway over HTTP: its operations on the listener of {@code admin}, its figures on that of {@code metrics}. Without
 * these sections it opens no port and loads nothing that HTTP or metrics need.
 *
 * <p>It is added to the host after the {@link SmppExtension} that it shows.
 */
public final class ApiExtension implements HostExtension {

    private static final Logger LOG = LoggerFactory.getLogger("io.stonechat.api");

    private final SmppExtension smpp;
    private final Observation observation;
    private final String version;
    private final Readiness readiness = new Readiness();
    private volatile ApiSettings settings = new ApiSettings(null, null);
    private volatile @Nullable Running running;

    /**
     * Shows a gateway.
     *
     * @param smpp the gateway
     * @param observation what counts its events; {@link Observation#NONE} where there are no metrics
     * @param version the version of the program, to be told
     */
    public ApiExtension(SmppExtension smpp, Observation observation, String version) {
        this.smpp = smpp;
        this.observation = observation;
        this.version = version;
    }

    /** What runs from the start to the end. */
    private static final class Running {
        private final Operated gateway;
        private final HostContext host;
        private final OperationsDesk desk;
        private @Nullable Listener admin;
        private @Nullable Listener metrics;

        Running(Operated gateway, HostContext host) {
            this.gateway = gateway;
            this.host = host;
            this.desk = new OperationsDesk(gateway);
        }
    }

    /** A listener, and how it is closed; the class that listens is not named here so that it is loaded only if needed. */
    private record Listener(HostPort address, Runnable closing) {}

    @Override
    public String name() {
        return "api";
    }

    /** It has no section of its own: {@code admin} and {@code metrics} stand at the top. */
    @Override
    public void validate(ConfigNode section, ConfigErrors errors) {
        ConfigSection.of(section, errors).finish();
    }

    @Override
    public Set<String> validateShared(ConfigMapping root, ConfigErrors errors) {
        ApiSettings.read(root, errors);
        return Set.of("admin", "metrics");
    }

    @Override
    public List<HandlerKind> handlerKinds() {
        return List.of();
    }

    @Override
    public List<Namespace> namespaces() {
        return List.of();
    }

    @Override
    public void start(HostContext context) {
        settings = ApiSettings.read(context.root(), new ConfigErrors());
        Stream.of(Optional.ofNullable(settings.metrics()).map(MetricsSettings::listen), adminListen(settings))
                .flatMap(Optional::stream)
                .forEach(Listening::tryOut);
        Operated gateway = new Operated(
                smpp,
                readiness,
                new EventBook(context.clock()),
                context.clock(),
                context.node(),
                version,
                context.clock().instant());
        running = new Running(gateway, context);
    }

    @Override
    public void open() {
        Running now = running();
        MetricsSettings metrics = settings.metrics();
        if (metrics != null) {
            observation.show(now.gateway, now.host);
            now.metrics = listen(metrics.listen(), observation.page(metrics.path()));
            LOG.info("metrics are at http://{}{}", address(now.metrics), metrics.path());
        }
        AdminSettings admin = settings.admin();
        if (admin != null) {
            AdminGuard guard = new AdminGuard(() -> adminNow(admin));
            now.admin = listen(admin.listen(), new AdminApi(now.desk, guard, new ReadyCheck(now.gateway)));
            LOG.info("operations are at http://{}/admin/v1/", address(now.admin));
        }
    }

    /** What guards the listener: the settings in force, unless they are meant for a listener elsewhere. */
    private AdminSettings adminNow(AdminSettings atStart) {
        AdminSettings now = settings.admin();
        return now == null || !now.listen().equals(atStart.listen()) ? atStart : now;
    }

    private static Listener listen(HostPort listen, HttpAnswerer answerer) {
        HttpDoor door = HttpDoor.open(listen, answerer);
        return new Listener(door.address(), door::close);
    }

    private static String address(@Nullable Listener listener) {
        return listener == null ? "" : listener.address().toString();
    }

    /** The token may change while it runs; who listens where, not. */
    @Override
    public void apply(ConfigNode changed) {
        ApiSettings before = settings;
        ApiSettings now = ApiSettings.read(running().host.root(), new ConfigErrors());
        settings = now;
        if (!listeners(before).equals(listeners(now))) {
            LOG.warn("admin, metrics: where they listen changes at the next start; the token is live");
        }
    }

    @Override
    public void reloaded(ConfigReload reload) {
        Running now = running;
        if (now != null) {
            now.gateway.events().note(reload);
        }
    }

    private static List<Optional<Object>> listeners(ApiSettings settings) {
        return List.of(
                Optional.ofNullable(settings.metrics()),
                Optional.ofNullable(settings.admin()).map(AdminSettings::listen));
    }

    private static Optional<HostPort> adminListen(ApiSettings settings) {
        return Optional.ofNullable(settings.admin()).map(AdminSettings::listen);
    }

    @Override
    public boolean drain(Deadline deadline) {
        readiness.draining();
        return true;
    }

    @Override
    public void close() {
        Running ending = running;
        running = null;
        if (ending != null) {
            close(ending.admin);
            close(ending.metrics);
            observation.close();
        }
    }

    private static void close(@Nullable Listener listener) {
        if (listener != null) {
            listener.closing().run();
        }
    }

    /** Where whoever stops the gateway says so first. */
    public Readiness readiness() {
        return readiness;
    }

    /** What answers operators, for other doors than HTTP; works from the start to the end. */
    public ControlDesk desk() {
        return (request, items) -> running().desk.answer(request, items);
    }

    /** Where operations are listened for, with the port that was chosen; empty when they are not. */
    public Optional<HostPort> adminAddress() {
        return Optional.ofNullable(running().admin).map(Listener::address);
    }

    /** Where metrics are listened for, with the port that was chosen; empty when they are not. */
    public Optional<HostPort> metricsAddress() {
        return Optional.ofNullable(running().metrics).map(Listener::address);
    }

    private Running running() {
        Running now = running;
        if (now == null) {
            throw new IllegalStateException("the api extension is not running");
        }
        return now;
    }
}
