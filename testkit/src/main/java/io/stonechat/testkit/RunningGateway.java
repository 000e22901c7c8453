package io.stonechat.testkit;

import io.stonechat.host.Namespace;
import io.stonechat.host.ScriptEngine;
import io.stonechat.host.ScriptHost;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.session.BindFailedException;
import io.stonechat.session.ClientConfig;
import io.stonechat.session.ClientHandler;
import io.stonechat.session.Connector;
import io.stonechat.session.SmppClient;
import io.stonechat.session.SmppSession;
import io.stonechat.session.VirtualTime;
import io.stonechat.session.Wire;
import io.stonechat.smpp.BindSettings;
import io.stonechat.smpp.SmppExtension;
import io.stonechat.smpp.SmppWiring;
import io.stonechat.smpp.Store;
import io.stonechat.smpp.StoreSettings;
import io.stonechat.store.MemoryStore;
import io.stonechat.store.MessageStore;
import io.stonechat.store.StoreLimits;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The gateway of a harness and what surrounds it, put together and taken apart. */
final class RunningGateway implements AutoCloseable {

    private static final SocketAddress LISTENER = InetSocketAddress.createUnresolved("stonechat", 0);
    private static final Duration LONGEST_BIND = Duration.ofMinutes(1);

    private final VirtualTime time;
    private final Rest rest;
    private final LogBook log = new LogBook();
    private final CallBook calls = new CallBook();
    private final Map<String, Upstream> upstreams = new ConcurrentHashMap<>();
    private final SmppExtension smpp;
    private final ScriptFolder folder;
    private final ScriptHost host;
    private volatile boolean trusting;
    private volatile @Nullable Answer queryAnswer;

    private RunningGateway(HarnessPlan plan) {
        this.time = new VirtualTime(plan.start());
        this.rest = new Rest(() -> plan.engines().stream().allMatch(ScriptEngine::isIdle));
        this.smpp = new SmppExtension(SmppWiring.of(plan.environment())
                .withoutListeners()
                .withTrusted(() -> trusting)
                .withConnectors(bind -> Optional.of(linksTo(bind)))
                .withSessionEvents(_ -> rest.moved())
                .withMessageEvents(_ -> rest.moved())
                .withStores(RunningGateway::inMemory));
        this.folder = ScriptFolder.of(plan);
        ScriptHost.Builder builder = ScriptHost.builder(plan.configuration(folder.script()))
                .extension(smpp)
                .environment(plan.environment())
                .log(log)
                .clock(time)
                .timer(time);
        plan.extensions().forEach(builder::extension);
        plan.engines().forEach(engine -> builder.engine(new WatchedEngine(engine, calls)));
        this.host = builder.build();
    }

    /** Starts one; nothing is left of one that does not start. */
    static RunningGateway start(HarnessPlan plan) {
        RunningGateway gateway = new RunningGateway(plan);
        try {
            gateway.host.start();
            gateway.settle();
            return gateway;
        } catch (RuntimeException e) {
            gateway.close();
            throw e;
        }
    }

    private static MessageStore inMemory(StoreSettings settings) {
        return new MemoryStore(new StoreLimits(settings.maxMessages(), StoreLimits.DEFAULT.maxEnded()));
    }

    private Connector linksTo(BindSettings bind) {
        var place = bind.places().hosts().getFirst();
        SocketAddress address = InetSocketAddress.createUnresolved(place.host(), place.port());
        return () -> upstreams
                .computeIfAbsent(bind.name(), name -> new Upstream(this, name, time))
                .connect(address, rest);
    }

    Upstream upstream(String bind) {
        Upstream upstream = upstreams.get(bind);
        if (upstream == null) {
            throw new IllegalArgumentException("the configuration has no bind \"" + bind + "\" that is enabled; it has "
                    + String.join(", ", upstreams.keySet()));
        }
        return upstream;
    }

    /** Says how every upstream answers query_sm; null for as it answers everything else. */
    void answerQueries(@Nullable Answer answer) {
        queryAnswer = answer;
    }

    @Nullable
    Answer queryAnswer() {
        return queryAnswer;
    }

    /** Binds an ESME without the gateway's asking anybody. */
    Esme admit(EsmeSettings settings) {
        trusting = true;
        try {
            return bind(settings).esme().orElseThrow();
        } finally {
            trusting = false;
        }
    }

    BindAnswer bind(EsmeSettings settings) {
        Esme esme = new Esme(this, settings.systemId());
        CompletableFuture<SmppSession> bound =
                SmppClient.connectAsync(config(settings), ClientHandler.of((_, exchange) -> esme.take(exchange)));
        rest.await();
        Instant end = time.instant().plus(LONGEST_BIND);
        while (!bound.isDone() && time.step(end)) {
            rest.await();
        }
        return answer(bound, esme);
    }

    private static BindAnswer answer(CompletableFuture<SmppSession> bound, Esme esme) {
        if (!bound.isDone()) {
            throw new IllegalStateException(
                    "the bind of " + esme.systemId() + " was not answered within a minute of virtual time");
        }
        try {
            esme.bound(bound.join());
            return new BindAnswer(CommandStatus.ESME_ROK, Optional.of(esme));
        } catch (CompletionException e) {
            if (e.getCause() instanceof BindFailedException failed) {
                CommandStatus status = failed.status();
                if (status != null) {
                    return new BindAnswer(status, Optional.empty());
                }
            }
            throw e;
        }
    }

    private ClientConfig config(EsmeSettings settings) {
        return ClientConfig.builder()
                .systemId(settings.systemId())
                .password(settings.password())
                .bindType(settings.bindType())
                .systemType(settings.systemType())
                .addressRange(settings.addressRange())
                .interfaceVersion(settings.interfaceVersion())
                .versionFallback(false)
                .connector(() -> connect(settings.remote()))
                .clock(time)
                .timer(time)
                .enquireLinkTimer(Duration.ZERO)
                .inactivityTimer(Duration.ZERO)
                .responseTimer(Duration.ZERO)
                .sessionInitTimer(Duration.ZERO)
                .build();
    }

    private Wire connect(SocketAddress remote) throws IOException {
        MemoryLink.Pair link = MemoryLink.pair(remote, LISTENER, rest);
        smpp.accept(link.centre());
        return link.esme();
    }

    VirtualTime time() {
        return time;
    }

    /** Waits until everybody has come to rest. */
    void settle() {
        rest.await();
    }

    LogBook log() {
        return log;
    }

    CallBook calls() {
        return calls;
    }

    SmppExtension smpp() {
        return smpp;
    }

    ScriptHost host() {
        return host;
    }

    Store store() {
        return smpp.namespaces().stream()
                .map(Namespace::value)
                .filter(Store.class::isInstance)
                .map(Store.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        host.close();
        upstreams.values().forEach(Upstream::close);
        folder.close();
    }
}
