package io.stonechat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Receipt;
import io.stonechat.session.Accepted;
import io.stonechat.session.Outcome;
import io.stonechat.session.Rejected;
import io.stonechat.store.MemoryStore;
import io.stonechat.store.MessageIds;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The loop on real threads: many senders, receipts that race their responses, an upstream that refuses now and then. */
class ThreadsTest implements Upstream, Receivers {

    private static final int SENDERS = 8;
    private static final int MESSAGES = 500;

    private final MemoryStore store = new MemoryStore();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, LongAdder> receipts = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();

    @SuppressWarnings("NullAway.Init") // started before each test
    private Delivery delivery;

    @BeforeEach
    void start() {
        delivery = Delivery.start(
                DeliverySettings.DEFAULT.with(RetryPolicy.DEFAULT.withSchedule(Duration.ofMillis(5))),
                new DeliveryContext(
                        store,
                        new MessageIds(InstantSource.system(), 1, 0),
                        _ -> Optional.of(this),
                        this,
                        EsmePolicies.DEFAULT,
                        _ -> Optional.empty(),
                        _ -> {},
                        new DeliveryTime(InstantSource.system(), timer, workers, System::nanoTime)));
    }

    @AfterEach
    void stop() {
        delivery.close();
        timer.shutdownNow();
        workers.close();
    }

    @Test
    void every_message_ends_delivered_with_exactly_one_receipt() {
        for (int sender = 0; sender < SENDERS; sender++) {
            workers.execute(this::send);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> delivery.counters().delivered() == SENDERS * MESSAGES);
        assertThat(receipts).hasSize(SENDERS * MESSAGES);
        assertThat(receipts.values())
                .allSatisfy(count -> assertThat(count.sum()).isEqualTo(1));
        assertThat(mostInFlight.get()).isBetween(2, window());
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> store.openMessages() == 0);
    }

    private void send() {
        for (int i = 0; i < MESSAGES; i++) {
            var submission = Submission.of(
                            DeliveryRig.ACME,
                            DeliveryRig.text().build(),
                            InstantSource.system().instant(),
                            numbers.incrementAndGet())
                    .via("bind:a", "queue");
            assertThat(delivery.accept(submission).toCompletableFuture().join())
                    .isInstanceOf(Acceptance.Accepted.class);
        }
    }

    @Override
    public CompletableFuture<Outcome> submit(MessageRequest request, Consumer<Outcome> late) {
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        return CompletableFuture.supplyAsync(this::answer, workers);
    }

    private Outcome answer() {
        int number = numbers.incrementAndGet();
        inFlight.decrementAndGet();
        if (number % 10 == 0) {
            return new Rejected(CommandStatus.ESME_RSYSERR);
        }
        String id = "up" + number;
        // On a thread of its own: before, while or after the response is taken.
        workers.execute(() -> delivery.receipt("a", DeliveryRig.receipt(id, MessageState.DELIVERED)));
        return new Accepted(id);
    }

    @Override
    public CompletableFuture<Outcome> deliver(String account, MessageRequest request) {
        String id = Receipt.of((DeliverSm) request).orElseThrow().id();
        receipts.computeIfAbsent(String.valueOf(id), _ -> new LongAdder()).increment();
        return CompletableFuture.completedFuture(new Accepted(""));
    }

    @Override
    public boolean available(String account) {
        return true;
    }

    @Override
    public String name() {
        return "a";
    }

    @Override
    public String receiptDomain() {
        return "a";
    }

    @Override
    public BindPolicy policy() {
        return BindPolicy.DEFAULT;
    }

    @Override
    public boolean bound() {
        return true;
    }

    @Override
    public int window() {
        return 20;
    }
}
