package io.stonechat.benchmarks;

import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.Responses;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.session.ClientConfig;
import io.stonechat.session.ClientHandler;
import io.stonechat.session.SmppClient;
import io.stonechat.session.SmppSession;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * An ESME that submits at a steady pace whatever the gateway does, and measures from the moment at which a message was to be
 * submitted: whoever is held up for a second sees that in a second's messages, not in one.
 */
final class PacedEsme implements AutoCloseable {
    private static final int WINDOW = 10_000;

    private final SmppSession session;
    private final long nanosEach;
    private final Tally tally;
    private final LongAdder submitted = new LongAdder();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder receipts = new LongAdder();
    private final Thread sender = new Thread(this::send, "esme");
    private volatile boolean stopping;

    PacedEsme(int port, int perSecond, Tally tally) {
        this.nanosEach = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.tally = tally;
        var config = ClientConfig.builder()
                .host("127.0.0.1")
                .port(port)
                .systemId("bench")
                .password("bench")
                .window(WINDOW)
                .enquireLinkTimer(Duration.ZERO)
                .build();
        this.session = SmppClient.connect(config, ClientHandler.of((request, exchange) -> {
            if (request instanceof DeliverSm) {
                receipts.increment();
            }
            exchange.respond(Responses.accepting(request, ""));
        }));
    }

    void start() {
        sender.start();
    }

    private void send() {
        long begun = System.nanoTime();
        for (long number = 0; !stopping; number++) {
            long at = begun + number * nanosEach;
            for (long left = at - System.nanoTime(); left > 0 && !stopping; left = at - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            submitted.increment();
            var _ = session.send(message(number)).whenComplete((response, failure) -> answered(at, response));
        }
    }

    /** To numbers all over the table of routes. */
    private static SubmitSm message(long number) {
        return SubmitSm.builder()
                .source(Frames.SOURCE)
                .destination("4%07d0123".formatted(number * 7919 % 10_000_000))
                .registeredDelivery(1)
                .shortMessage(Octets.copyOf(Frames.TEXT.getBytes(StandardCharsets.US_ASCII)))
                .build();
    }

    private void answered(long at, @Nullable Response response) {
        if (response != null && response.commandStatus().isOk()) {
            tally.answered(System.nanoTime() - at);
            accepted.increment();
        }
    }

    /** Submits no more, and waits until every message has its receipt, or none comes any more. */
    void finish() throws InterruptedException {
        stopping = true;
        sender.join();
        long before = -1;
        while (lost() > 0 && receipts.sum() != before) {
            before = receipts.sum();
            TimeUnit.SECONDS.sleep(5);
        }
    }

    long submitted() {
        return submitted.sum();
    }

    /** Messages that were not answered ESME_ROK. */
    long refused() {
        return submitted.sum() - accepted.sum();
    }

    /** Messages answered ESME_ROK of which there is no receipt. */
    long lost() {
        return accepted.sum() - receipts.sum();
    }

    @Override
    public void close() {
        stopping = true;
        session.unbind();
    }
}
