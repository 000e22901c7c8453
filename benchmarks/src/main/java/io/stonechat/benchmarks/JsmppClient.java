package io.stonechat.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** jSMPP's own client, which only blocks: as many threads a bind as the window has places, platform or virtual ones. */
final class JsmppClient implements Load {
    private static final byte[] TEXT = Frames.TEXT.getBytes(StandardCharsets.US_ASCII);

    private final LoadOptions options;
    private final ExecutorService senders;
    private final List<SMPPSession> sessions = new ArrayList<>();
    private final AtomicLong unanswered = new AtomicLong();
    private volatile boolean stopping;

    JsmppClient(LoadOptions options, boolean virtual) {
        this.options = options;
        senders = virtual ? Executors.newVirtualThreadPerTaskExecutor() : Executors.newCachedThreadPool();
    }

    @Override
    public void start(Tally tally) throws Exception {
        for (int i = 0; i < options.binds; i++) {
            var session = new SMPPSession();
            session.setTransactionTimer(30_000);
            session.setQueueCapacity(10_000);
            session.connectAndBind(options.host, options.port, bindParameter());
            sessions.add(session);
        }
        for (SMPPSession session : sessions) {
            for (int i = 0; i < options.window; i++) {
                senders.execute(() -> send(session, tally));
            }
        }
    }

    private BindParameter bindParameter() {
        return new BindParameter(
                BindType.BIND_TRX,
                options.systemId,
                options.password,
                "",
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                "");
    }

    private void send(SMPPSession session, Tally tally) {
        while (!stopping) {
            long sentAt = System.nanoTime();
            unanswered.incrementAndGet();
            try {
                submit(session);
                tally.answered(System.nanoTime() - sentAt);
            } catch (Exception _) {
                tally.failed();
                return;
            } finally {
                unanswered.decrementAndGet();
            }
        }
    }

    private static void submit(SMPPSession session) throws Exception {
        session.submitShortMessage(
                "",
                TypeOfNumber.INTERNATIONAL,
                NumberingPlanIndicator.ISDN,
                Frames.SOURCE,
                TypeOfNumber.INTERNATIONAL,
                NumberingPlanIndicator.ISDN,
                Frames.DESTINATION,
                new ESMClass(),
                (byte) 0,
                (byte) 0,
                null,
                null,
                new RegisteredDelivery(0),
                (byte) 0,
                DataCodings.ZERO,
                (byte) 0,
                TEXT);
    }

    @Override
    public long stop() throws InterruptedException {
        stopping = true;
        senders.shutdown();
        boolean _ = senders.awaitTermination(5, TimeUnit.SECONDS);
        long lost = unanswered.get();
        sessions.forEach(SMPPSession::unbindAndClose);
        return lost;
    }

    @Command(name = "jsmpp-client", description = "jSMPP's client under load; prints one line of JSON.")
    private static final class Main extends LoadCommand {
        @Option(names = "--virtual", description = "virtual threads instead of platform threads")
        private boolean virtual;

        @Override
        Load load(LoadOptions options) {
            return new JsmppClient(options, virtual);
        }
    }

    static void main(String[] args) {
        LoadCommand.main(new Main(), args);
    }
}
