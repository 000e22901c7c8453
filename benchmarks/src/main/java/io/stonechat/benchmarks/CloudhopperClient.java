package io.stonechat.benchmarks;

import com.cloudhopper.smpp.PduAsyncResponse;
import com.cloudhopper.smpp.SmppBindType;
import com.cloudhopper.smpp.SmppSession;
import com.cloudhopper.smpp.SmppSessionConfiguration;
import com.cloudhopper.smpp.impl.DefaultSmppClient;
import com.cloudhopper.smpp.impl.DefaultSmppSessionHandler;
import com.cloudhopper.smpp.pdu.PduRequest;
import com.cloudhopper.smpp.pdu.SubmitSm;
import com.cloudhopper.smpp.type.Address;
import com.cloudhopper.smpp.type.SmppInvalidArgumentException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;

/** cloudhopper's own client: one thread a bind that sends without waiting, its window does the rest. */
final class CloudhopperClient implements Load {
    private static final long TIMEOUT_MS = 30_000;

    private final LoadOptions options;
    private final ExecutorService io = Executors.newCachedThreadPool();
    private final ExecutorService senders = Executors.newCachedThreadPool();
    private final DefaultSmppClient client;
    private final List<SmppSession> sessions = new ArrayList<>();
    private volatile boolean stopping;

    CloudhopperClient(LoadOptions options) {
        this.options = options;
        client = new DefaultSmppClient(io, Math.max(options.binds, 1));
    }

    @Override
    public void start(Tally tally) throws Exception {
        for (int i = 0; i < options.binds; i++) {
            sessions.add(client.bind(configuration(), new Answers(tally)));
        }
        for (SmppSession session : sessions) {
            senders.execute(() -> send(session, tally));
        }
    }

    private SmppSessionConfiguration configuration() {
        var config = new SmppSessionConfiguration(SmppBindType.TRANSCEIVER, options.systemId, options.password);
        config.setHost(options.host);
        config.setPort(options.port);
        config.setWindowSize(options.window);
        config.setWindowWaitTimeout(TIMEOUT_MS);
        config.setCountersEnabled(false);
        config.getLoggingOptions().setLogPdu(false);
        return config;
    }

    private void send(SmppSession session, Tally tally) {
        while (!stopping) {
            try {
                SubmitSm request = submitSm();
                request.setReferenceObject(System.nanoTime());
                session.sendRequestPdu(request, TIMEOUT_MS, false);
            } catch (Exception _) {
                tally.failed();
                return;
            }
        }
    }

    private static SubmitSm submitSm() throws SmppInvalidArgumentException {
        var request = new SubmitSm();
        request.setSourceAddress(new Address((byte) 1, (byte) 1, Frames.SOURCE));
        request.setDestAddress(new Address((byte) 1, (byte) 1, Frames.DESTINATION));
        request.setShortMessage(Frames.TEXT.getBytes(StandardCharsets.US_ASCII));
        return request;
    }

    @Override
    public long stop() throws InterruptedException {
        stopping = true;
        senders.shutdown();
        boolean _ = senders.awaitTermination(5, TimeUnit.SECONDS);
        long lost = 0;
        for (SmppSession session : sessions) {
            session.unbind(5_000);
            lost += session.getSendWindow().getSize();
            session.destroy();
        }
        client.destroy();
        io.shutdownNow();
        return lost;
    }

    private static final class Answers extends DefaultSmppSessionHandler {
        private final Tally tally;

        Answers(Tally tally) {
            this.tally = tally;
        }

        @Override
        public void fireExpectedPduResponseReceived(PduAsyncResponse answer) {
            // What is sent synchronously, the unbind, carries no time.
            if (answer.getRequest().getReferenceObject() instanceof Long sentAt) {
                tally.answered(System.nanoTime() - sentAt);
                if (answer.getResponse().getCommandStatus() != 0) {
                    tally.failed();
                }
            }
        }

        @Override
        @SuppressWarnings("rawtypes") // as cloudhopper declares it
        public void firePduRequestExpired(PduRequest request) {
            tally.failed();
        }

        @Override
        public void fireChannelUnexpectedlyClosed() {
            tally.failed();
        }
    }

    @Command(name = "cloudhopper-client", description = "cloudhopper's client under load; prints one line of JSON.")
    private static final class Main extends LoadCommand {
        @Override
        Load load(LoadOptions options) {
            return new CloudhopperClient(options);
        }
    }

    static void main(String[] args) {
        LoadCommand.main(new Main(), args);
    }
}
