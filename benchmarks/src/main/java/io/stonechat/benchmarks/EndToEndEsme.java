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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The ESME: keeps its window full of submit_sm that ask for a receipt, as long as not too many receipts are owed to it, and
 * counts the receipts.
 */
final class EndToEndEsme implements AutoCloseable {
    private static final int DESTINATIONS = 100_000;

    private final SubmitSm[] messages = new SubmitSm[DESTINATIONS];
    private final Tally tally;
    private final LongAdder accepted = new LongAdder();
    private final LongAdder receipts = new LongAdder();
    private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();
    private final Semaphore owed;
    private final Semaphore window;
    private final List<SmppSession> sessions = new ArrayList<>();
    private final Thread sender = new Thread(this::send, "esme");
    private volatile boolean stopping;

    EndToEndEsme(int port, int binds, int windowOfEach, int mostOwed, Tally tally) {
        this.tally = tally;
        this.owed = new Semaphore(mostOwed);
        this.window = new Semaphore(binds * windowOfEach);
        for (int i = 0; i < DESTINATIONS; i++) {
            messages[i] = message("49170%07d".formatted(i));
        }
        var config = ClientConfig.builder()
                .host("127.0.0.1")
                .port(port)
                .systemId("bench")
                .password("bench")
                .window(windowOfEach)
                .enquireLinkTimer(Duration.ZERO)
                .build();
        var handler = ClientHandler.of((request, exchange) -> {
            if (request instanceof DeliverSm) {
                receipts.increment();
                owed.release();
            }
            exchange.respond(Responses.accepting(request, ""));
        });
        for (int i = 0; i < binds; i++) {
            sessions.add(SmppClient.connect(config, handler));
        }
    }

    private static SubmitSm message(String destination) {
        return SubmitSm.builder()
                .source(Frames.SOURCE)
                .destination(destination)
                .registeredDelivery(1)
                .shortMessage(Octets.copyOf(Frames.TEXT.getBytes(StandardCharsets.US_ASCII)))
                .build();
    }

    void start() {
        sender.start();
    }

    private void send() {
        try {
            for (long number = 0; !stopping; number++) {
                if (!owed.tryAcquire(100, TimeUnit.MILLISECONDS)) {
                    number--;
                    continue;
                }
                window.acquire();
                SmppSession session = sessions.get((int) (number % sessions.size()));
                long sentAt = System.nanoTime();
                var _ = session.send(messages[(int) (number % DESTINATIONS)])
                        .whenComplete((response, failure) -> answered(sentAt, response, failure));
            }
        } catch (InterruptedException _) {
            // Told to stop.
        }
    }

    private void answered(long sentAt, @Nullable Response response, @Nullable Throwable failure) {
        window.release();
        if (failure == null && response != null && response.commandStatus().isOk()) {
            tally.answered(System.nanoTime() - sentAt);
            accepted.increment();
        } else {
            String why = response == null
                    ? String.valueOf(failure)
                    : response.commandStatus().name();
            refused.computeIfAbsent(why, _ -> new LongAdder()).increment();
            owed.release();
        }
    }

    long accepted() {
        return accepted.sum();
    }

    long receipts() {
        return receipts.sum();
    }

    /** How many were not accepted, by the status or failure that came instead. */
    Map<String, Long> refused() {
        Map<String, Long> counts = new TreeMap<>();
        refused.forEach((why, count) -> counts.put(why, count.sum()));
        return counts;
    }

    /** Sends no more, and waits until every receipt has come, or none does any more. */
    void finish() throws InterruptedException {
        stopping = true;
        sender.join();
        long before = -1;
        while (receipts() < accepted() && receipts() != before) {
            before = receipts();
            TimeUnit.SECONDS.sleep(5);
        }
    }

    @Override
    public void close() {
        stopping = true;
        sessions.forEach(SmppSession::unbind);
    }
}
