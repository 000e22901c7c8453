package io.stonechat.app;

import static io.stonechat.app.Patience.await;

import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.SubmitSmResp;
import io.stonechat.protocol.Tlvs;
import io.stonechat.session.Accepted;
import io.stonechat.session.BindContext;
import io.stonechat.session.BindDecision;
import io.stonechat.session.Exchange;
import io.stonechat.session.Outcome;
import io.stonechat.session.RequestHandler;
import io.stonechat.session.ServerConfig;
import io.stonechat.session.ServerHandler;
import io.stonechat.session.SmppServer;
import io.stonechat.session.SmppSession;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An upstream that forgets nothing when it is killed: it notes each message before it answers, and sends each receipt, on
 * any of its sessions, until it is answered ESME_ROK.
 */
final class KillCentre implements ServerHandler, AutoCloseable {

    /**
     * What it does that makes life hard.
     *
     * @param early the share of receipts that leave before their response
     * @param late the share of responses that come too late, while the link stays up
     * @param lateBy how late
     * @param refused the share of messages that it refuses, for another bind to take
     */
    record Manners(double early, double late, Duration lateBy, double refused) {

        /** It behaves. */
        static final Manners GOOD = new Manners(0, 0, Duration.ZERO, 0);
    }

    /** So long a response takes at most that is not late: long enough for something to happen meanwhile. */
    private static final int SLOWEST_MILLIS = 30;

    private static final int RETRY_MILLIS = 200;

    private final KillLedger ledger;
    private final Manners manners;
    private final int port;
    private final SplittableRandom random = new SplittableRandom(7);
    /** Every centre counts alike: what tells their ids apart is whose they are. */
    private final AtomicLong ids = new AtomicLong(1_000_000);

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("centre-", 0).factory());
    private final Queue<String> ends = new ConcurrentLinkedQueue<>();
    private final AtomicLong open = new AtomicLong();
    private volatile SmppServer server;

    KillCentre(KillLedger ledger, Manners manners, int port) {
        this.ledger = ledger;
        this.manners = manners;
        this.port = port;
        this.server = listen();
    }

    private SmppServer listen() {
        return SmppServer.start(
                ServerConfig.builder()
                        .host("127.0.0.1")
                        .port(port)
                        .window(100)
                        .responseTimer(Duration.ofSeconds(5))
                        .build(),
                this);
    }

    /** Ends all links without a word, as a process that is killed does, and comes up again. */
    void killed() {
        server.close();
        // Its own links keep the port for a moment.
        server = await().ignoreException(UncheckedIOException.class).until(this::listen, Objects::nonNull);
    }

    @Override
    public BindDecision authorise(BindRequest bind, BindContext context) {
        return BindDecision.accept("centre");
    }

    @Override
    public RequestHandler handler(SmppSession session) {
        return this::handle;
    }

    @Override
    public void closed(SmppSession session, String reason) {
        ends.add(open.get() == 0 ? reason : reason + ", with " + open + " requests unanswered");
    }

    /** How its sessions have ended, each in words, and how many requests were unanswered then if any were. */
    List<String> ends() {
        return List.copyOf(ends);
    }

    /** Whether nobody is bound to it. */
    boolean isAlone() {
        return server.sessions().isEmpty();
    }

    private void handle(Request request, Exchange exchange) {
        if (!(request instanceof SubmitSm submit)) {
            exchange.reject(CommandStatus.ESME_RINVCMDID);
            return;
        }
        if (chance(manners.refused)) {
            exchange.reject(CommandStatus.ESME_RSUBMITFAIL);
            return;
        }
        String id = Long.toString(ids.incrementAndGet());
        String destination = submit.destination().address();
        ledger.reachedUpstream(destination);
        DeliverSm receipt = receipt(id, submit);
        if (chance(manners.early)) {
            later(0, () -> deliver(receipt));
        } else {
            later(5, () -> deliver(receipt));
        }
        open.incrementAndGet();
        Runnable answer = () -> {
            // Before: with this answer the peer may have all that it waits for, and end the link.
            open.decrementAndGet();
            exchange.respond(new SubmitSmResp(0, CommandStatus.ESME_ROK, id, Tlvs.NONE));
        };
        if (chance(manners.late)) {
            later(manners.lateBy.toMillis(), answer);
        } else {
            later(pick(SLOWEST_MILLIS), answer);
        }
    }

    private static DeliverSm receipt(String id, SubmitSm submit) {
        LocalDateTime now = LocalDateTime.of(2026, 11, 21, 12, 0);
        String text =
                Receipt.reporting(id, MessageState.DELIVERED, now, now, "000").format();
        return DeliverSm.builder()
                .source(submit.destination())
                .destination(submit.source())
                .esmClass(EsmClass.RECEIPT)
                .shortMessage(Octets.of(text.getBytes(StandardCharsets.US_ASCII)))
                .build();
    }

    private void deliver(DeliverSm receipt) {
        List<SmppSession> sessions = server.sessions();
        if (sessions.isEmpty()) {
            later(RETRY_MILLIS, () -> deliver(receipt));
            return;
        }
        var _ = sessions.get(pick(sessions.size())).outcome(receipt).thenAccept(outcome -> answered(receipt, outcome));
    }

    private void answered(DeliverSm receipt, Outcome outcome) {
        if (!(outcome instanceof Accepted)) {
            later(RETRY_MILLIS, () -> deliver(receipt));
        }
    }

    private void later(long millis, Runnable task) {
        try {
            var _ = timer.schedule(() -> Thread.ofVirtual().start(task), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            // The run is over.
        }
    }

    private synchronized boolean chance(double share) {
        return random.nextDouble() < share;
    }

    private synchronized int pick(int bound) {
        return random.nextInt(bound);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        server.close();
    }
}
