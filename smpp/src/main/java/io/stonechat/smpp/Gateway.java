package io.stonechat.smpp;

import io.stonechat.delivery.Delivery;
import io.stonechat.delivery.DeliveryContext;
import io.stonechat.delivery.DeliveryCounters;
import io.stonechat.delivery.DeliveryTime;
import io.stonechat.delivery.MessageEvent;
import io.stonechat.delivery.Standstill;
import io.stonechat.delivery.StatusAction;
import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigReload;
import io.stonechat.host.Deadline;
import io.stonechat.host.HostContext;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.session.InMemoryWire;
import io.stonechat.session.SessionEvent;
import io.stonechat.session.SmppServer;
import io.stonechat.session.Wire;
import io.stonechat.store.MessageIds;
import io.stonechat.store.MessageStore;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running extension: everything it is made of, put together and taken apart in order. */
final class Gateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("io.stonechat.smpp");

    private final HostContext host;
    private final LinkMeters meters;
    private final Links links;
    private final MessageIds ids;
    private final StoreSettings storeSettings;
    private final MessageStore store;
    private final HookCalls hooks;
    private final Arrivals arrivals;
    private final Delivery delivery;
    private final EsmeSessions sessions;
    private final BindPool binds;
    private final Core core;
    private final EsmeListener listener;
    private final Tracer tracer = new Tracer();
    private final MessageLog messageLog;
    private final DispatchCounts counts = new DispatchCounts();

    /** Whether a bind can be sent to: delivery knows best, once it runs. */
    private final AtomicReference<Predicate<String>> usable = new AtomicReference<>(_ -> true);

    private volatile SmppConfig config;
    private volatile @Nullable SmppServer server;

    Gateway(HostContext host, SmppConfig config, SmppWiring wiring) {
        this.host = host;
        this.config = config;
        this.sessions = new EsmeSessions(host.clock());
        LinkTime time = LinkTime.of(host);
        this.messageLog = new MessageLog(time.nanos());
        Pacers pacers = new Pacers(time.nanos(), host.timer());
        this.meters = new LinkMeters(wiring.meters());
        this.links = new Links(time, wiring, meters);
        this.storeSettings = storeSettings(host);
        this.store = wiring.stores().apply(storeSettings);
        this.ids = new MessageIds(host.clock(), 0, store.highWaterMark().orElse(0));
        this.binds = new BindPool(settings -> upstream(settings, pacers), pacers, this::config, this::bindUsable);
        this.hooks = new HookCalls(host::handlers, new HookReplies(this::config, host.clock()));
        this.arrivals = new Arrivals(host.clock());
        this.delivery = Delivery.start(Spools.settings(config, storeSettings), deliveryContext(wiring));
        this.usable.set(delivery::takes);
        this.core = new Core(
                this::config,
                new ScriptCalls(host::handlers),
                new Responder(this::newMessageId),
                delivery,
                hooks,
                sessions,
                counts);
        EsmeDispatch dispatch = new EsmeDispatch(core, new Spooler(core, time.nanos()), arrivals);
        this.listener = new EsmeListener(core, dispatch, new LimitBook(pacers), wiring.trusted());
    }

    /** Takes traffic. The binds come first: an ESME that is let in finds its upstreams on their way. */
    void open() {
        SmppConfig now = config;
        DrainCheck.warn(host.drainTime(), now);
        hooks.open();
        delivery.hooksReady();
        listener.apply(now, now);
        binds.apply(now.binds());
        SmppServer started = SmppServer.start(links.server(now.server(), esmeEvents()), listener);
        server = started;
        started.localAddresses().forEach(address -> LOG.info("listening for ESMEs on {}", Addresses.text(address)));
    }

    void apply(SmppConfig changed) {
        SmppConfig before = config;
        DrainCheck.warn(host.drainTime(), changed);
        config = changed;
        StoreSettings changedStore = storeSettings(host);
        delivery.apply(Spools.settings(changed, changedStore));
        if (!changedStore.sameStore(storeSettings)) {
            LOG.warn("store: changes take effect at the next start, but for accept_deadline and retention");
        }
        listener.apply(before, changed);
        binds.apply(changed.binds());
        forgetOthers(changed);
        if (!changed.server().sameListener(before.server())) {
            LOG.warn("server: changes take effect at the next start, but for max_msg_per_sec and throttle_action");
        }
    }

    void reloaded(ConfigReload reload) {
        delivery.configReloaded(reload.refused(), reload.lines());
    }

    private void forgetOthers(SmppConfig now) {
        Set<String> names = now.binds().stream().map(BindSettings::name).collect(Collectors.toSet());
        meters.retain(names);
        tracer.retain(names);
    }

    boolean drain(Deadline deadline) {
        return new Drain(delivery, server, sessions, binds, host.timer()).run(deadline);
    }

    @Override
    public void close() {
        SmppServer current = server;
        if (current != null) {
            current.close();
        }
        binds.close();
        delivery.close();
        store.close();
        meters.close();
    }

    MessageStore store() {
        return store;
    }

    Delivery delivery() {
        return delivery;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    SmppConfig config() {
        return config;
    }

    EsmeSessions sessions() {
        return sessions;
    }

    /** The sessions that are bound now, those of ESMEs first. */
    List<Session> boundSessions() {
        return Stream.concat(sessions.bound(), binds.boundSessions()).toList();
    }

    BindPool binds() {
        return binds;
    }

    Switchboard switchboard() {
        return new LiveLinks(this::config, sessions, binds, meters, tracer);
    }

    Spool spool() {
        return new Spool(storeSettings, store, delivery.operations(), delivery::confirmClock);
    }

    Figures figures() {
        return new Figures() {
            @Override
            public DeliveryCounters delivery() {
                return delivery.counters();
            }

            @Override
            public DispatchFigures dispatch() {
                return counts.figures();
            }

            @Override
            public Optional<Standstill> standstill(String bind) {
                return delivery.standstill(bind);
            }

            @Override
            public boolean receives(String account) {
                return sessions.available(account);
            }
        };
    }

    String newMessageId() {
        return ids.next().toString();
    }

    String bindAddress() {
        SmppServer current = server;
        return current == null || current.localAddresses().isEmpty()
                ? config.server().bindAddress() + ":" + config.server().port()
                : Addresses.text(current.localAddress());
    }

    /** A link within the process to the listener; its other end. */
    Wire connect() throws IOException {
        InMemoryWire.Pair pair = InMemoryWire.pair();
        accept(pair.server());
        return pair.client();
    }

    /** Serves a link of other making. */
    void accept(Wire wire) throws IOException {
        SmppServer current = server;
        if (current == null) {
            throw new IOException("the listener is not open yet");
        }
        current.accept(wire);
    }

    /** What the whole configuration says of the store; it has been found right before. */
    private static StoreSettings storeSettings(HostContext host) {
        return StoreSettings.read(host.root(), new ConfigErrors());
    }

    private void bindUsable(String bind) {
        delivery.bindReady(bind);
    }

    private UpstreamBind upstream(BindSettings settings, Pacers pacers) {
        UpstreamLinks handler = new UpstreamLinks(settings.name(), core, binds::bound, tracer);
        return new UpstreamBind(
                settings,
                pacers.of(settings.maxMsgPerSec()),
                links.client(settings, status -> isBusy(settings.name(), status), upstreamEvents(settings.name())),
                handler);
    }

    /** What parks the queue of a bind slows its sessions down, and nothing else does. */
    private boolean isBusy(String bind, CommandStatus status) {
        StatusAction ofBind = binds.policy(bind).statuses().get(status);
        StatusAction action = ofBind == null ? Spools.statuses(config.retry()).get(status) : ofBind;
        return action == StatusAction.PARK;
    }

    private Consumer<SessionEvent> esmeEvents() {
        EventLog log = EventLog.ofEsmes(LinkTime.of(host).nanos());
        return event -> {
            log.write(event);
            if (event instanceof SessionEvent.Bound) {
                counts.bind(true);
            } else if (event instanceof SessionEvent.BindRefused) {
                counts.bind(false);
            }
        };
    }

    private Consumer<SessionEvent> upstreamEvents(String bind) {
        EventLog log = EventLog.ofBind(bind, LinkTime.of(host).nanos());
        counts.knows(bind);
        return event -> {
            log.write(event);
            if (event instanceof SessionEvent.Reconnecting) {
                counts.reconnecting(bind);
            }
        };
    }

    private DeliveryContext deliveryContext(SmppWiring wiring) {
        DeliveryTime time = new DeliveryTime(
                host.clock(),
                host.timer(),
                Executors.newVirtualThreadPerTaskExecutor(),
                LinkTime.of(host).nanos());
        return new DeliveryContext(
                store,
                ids,
                binds,
                sessions,
                new ConfiguredEsmes(this::config),
                new ConfiguredRoutes(
                        this::config, host.clock(), bind -> usable.get().test(bind)),
                event -> told(event, wiring),
                time,
                hooks,
                wiring.finalSinks(),
                host.node());
    }

    private void told(MessageEvent event, SmppWiring wiring) {
        messageLog.write(event);
        wiring.messageEvents().accept(event);
    }
}
