package io.stonechat.session;

import io.stonechat.peer.PeerException;
import io.stonechat.peer.RawClient;
import io.stonechat.peer.RawPeer;
import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.EnquireLink;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** A message centre and many ESMEs that connect, bind, submit, and go: in good order, in the middle of it, or rudely. */
final class Churn implements ServerHandler, AutoCloseable {
    static final int WORKERS = 8;
    private static final int MOST_MESSAGES = 200;

    private final SessionMetrics metrics;
    private final ScheduledExecutorService timer;
    private final SmppServer server;
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Queue<WeakReference<SmppSession>> sessions = new ConcurrentLinkedQueue<>();
    private final AtomicLong bound = new AtomicLong();
    private final AtomicInteger unfinished = new AtomicInteger();

    Churn(SessionMetrics metrics, ScheduledExecutorService timer) {
        this.metrics = metrics;
        this.timer = timer;
        this.server = SmppServer.start(
                ServerConfig.builder()
                        .host("127.0.0.1")
                        .port(0)
                        .metrics(metrics)
                        .timer(timer)
                        .lockout(LockoutPolicy.DEFAULTS
                                .withFailures(0, 50)
                                .withDelay(Duration.ofMillis(5), Duration.ofMillis(20)))
                        .build(),
                this);
    }

    SmppServer server() {
        return server;
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    /** How many sessions were bound, both ends counted. */
    long sessions() {
        return bound.get();
    }

    /** How many requests have no outcome. */
    int unfinished() {
        return unfinished.get();
    }

    /** How many of all the sessions somebody still holds on to. */
    long reachableSessions() {
        sessions.removeIf(session -> session.get() == null);
        return sessions.size();
    }

    void run(Duration length) throws InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        var workers = new ArrayList<Thread>();
        for (int i = 0; i < WORKERS; i++) {
            var random = RandomGenerator.of("L64X128MixRandom");
            workers.add(Thread.ofVirtual().start(() -> work(end, random)));
        }
        for (Thread worker : workers) {
            worker.join();
        }
    }

    private void work(long end, RandomGenerator random) {
        while (System.nanoTime() < end) {
            try {
                switch (random.nextInt(8)) {
                    case 0 -> halfABind(random);
                    case 1 -> submitsAndResets(random);
                    case 2 -> wrongPassword();
                    default -> aClient(random);
                }
            } catch (PeerException | BindFailedException _) {
                // The other end, or chance, was quicker: that is what this is about.
            } catch (Exception e) {
                failures.add(e.toString());
                return;
            }
        }
    }

    private static BindRequest bindRequest(String password) {
        return BindRequest.builder()
                .sequenceNumber(1)
                .systemId("esme")
                .password(password)
                .build();
    }

    private void halfABind(RandomGenerator random) {
        byte[] bind = RawPeer.octets(bindRequest(TestCentre.PASSWORD));
        try (var peer = RawClient.connect(server.localAddress())) {
            peer.send(Arrays.copyOf(bind, random.nextInt(bind.length)));
            if (random.nextBoolean()) {
                peer.reset();
            }
        }
    }

    private void submitsAndResets(RandomGenerator random) {
        try (var peer = RawClient.connect(server.localAddress())) {
            peer.bind(BindType.TRANSCEIVER, "raw", TestCentre.PASSWORD);
            int count = random.nextInt(MOST_MESSAGES);
            for (int i = 2; i < count; i++) {
                peer.send(Messages.submit(i));
            }
            peer.send(new EnquireLink(1));
            peer.reset();
        }
    }

    private void wrongPassword() {
        try (var peer = RawClient.connect(server.localAddress())) {
            peer.send(bindRequest("wrong")).receive();
        }
    }

    private void aClient(RandomGenerator random) throws Exception {
        var config = ClientConfig.builder()
                .port(server.localAddress().getPort())
                .systemId("esme")
                .password(TestCentre.PASSWORD)
                .window(1 + random.nextInt(50))
                .metrics(metrics)
                .timer(timer)
                .build();
        var session = SmppClient.connect(config, ClientHandler.of(TestCentre::accept));
        note(session);
        var sent = new ArrayList<CompletableFuture<Outcome>>();
        int count = random.nextInt(MOST_MESSAGES);
        int killAt = random.nextInt(2 * MOST_MESSAGES);
        for (int i = 0; i < count; i++) {
            if (i == killAt) {
                session.close("killed in the middle of it");
            }
            sent.add(counted(session.submit(Messages.submit(0))));
        }
        if (random.nextBoolean()) {
            session.unbind();
        } else if (random.nextBoolean()) {
            server.sessions("esme").stream().findAny().ifPresent(each -> each.close("killed by the centre"));
            session.unbind();
        } else {
            session.close("killed");
        }
        for (var outcome : sent) {
            outcome.get(60, TimeUnit.SECONDS);
        }
        session.closed().get(60, TimeUnit.SECONDS);
        if (session.unanswered() != 0) {
            failures.add("a session that is gone holds " + session.unanswered() + " places of its window");
        }
    }

    private CompletableFuture<Outcome> counted(CompletableFuture<Outcome> outcome) {
        unfinished.incrementAndGet();
        var _ = outcome.whenComplete((_, _) -> unfinished.decrementAndGet());
        return outcome;
    }

    private void note(SmppSession session) {
        bound.incrementAndGet();
        sessions.add(new WeakReference<>(session));
    }

    @Override
    public BindDecision authorise(BindRequest bind, BindContext context) {
        return bind.password().equals(TestCentre.PASSWORD)
                ? BindDecision.accept("centre")
                : BindDecision.reject(CommandStatus.ESME_RINVPASWD, "wrong password");
    }

    @Override
    public RequestHandler handler(SmppSession session) {
        return TestCentre::accept;
    }

    @Override
    public void bound(SmppSession session) {
        note(session);
        var _ = counted(server.deliver(session.systemId(), Messages.deliver(0)));
    }

    @Override
    public void close() {
        server.close();
    }
}
