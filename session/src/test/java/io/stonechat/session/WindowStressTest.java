package io.stonechat.session;

import static io.stonechat.session.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.GenericNack;
import io.stonechat.protocol.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * The window under all that can happen to a request at once: registered, answered, answered twice, timed out, answered late, lost
 * with its link. Each request must end exactly once, no response may be lost, and no place may leak. A million requests unless
 * the property {@code stonechat.stress.requests} says otherwise.
 */
class WindowStressTest {
    private static final int REQUESTS = Integer.getInteger("stonechat.stress.requests", 1_000_000);
    private static final int WINDOW = 64;
    private static final long PAUSE_NANOS = 1_000;
    private static final Request MESSAGE = Messages.submit(0);

    private final PendingRequests requests = new PendingRequests(WINDOW, SequenceNumbers.from(0x7FFF_FF00));
    private final AtomicInteger toSend = new AtomicInteger(REQUESTS);
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong timedOut = new AtomicLong();
    private final AtomicLong late = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong twice = new AtomicLong();
    private final AtomicBoolean done = new AtomicBoolean();
    /** What the peer has been sent and not answered yet. */
    private final ConcurrentLinkedQueue<Entry> wire = new ConcurrentLinkedQueue<>();

    private record Entry(Pending pending, AtomicInteger ends) {}

    private void send(int number) {
        if (!requests.tryPlace() && !awaitPlace()) {
            throw new AssertionError("no place in the window came free");
        }
        var pending = new Pending(MESSAGE, _ -> {}, true);
        // Every eighth is due at once: the clock stands at 1.
        pending.deadline(number % 8 == 0 ? 1 : Long.MAX_VALUE);
        var ends = new AtomicInteger();
        var _ = pending.whenComplete((_, failure) -> {
            if (ends.incrementAndGet() > 1) {
                twice.incrementAndGet();
            }
        });
        if (!requests.add(pending)) {
            throw new AssertionError("no sequence number for a request that has a place");
        }
        wire.add(new Entry(pending, ends));
    }

    private boolean awaitPlace() {
        try {
            return requests.awaitPlace(Duration.ofMinutes(1).toNanos());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The peer's response, and sometimes a second one. */
    private void answer(Entry entry) {
        int sequence = entry.pending().sequence();
        var taken = requests.take(sequence, CommandId.SUBMIT_SM_RESP);
        if (taken == null) {
            // Only the loss of a link, or the end of the grace, takes an entry away from its response.
            return;
        }
        if (taken != entry.pending()) {
            throw new AssertionError("the response of " + sequence + " found another request");
        }
        if (taken.expired()) {
            late.incrementAndGet();
        } else {
            answered.incrementAndGet();
            taken.complete(new GenericNack(sequence, CommandStatus.ESME_ROK));
        }
        if (sequence % 16 == 0 && requests.take(sequence, CommandId.SUBMIT_SM_RESP) == entry.pending()) {
            twice.incrementAndGet();
        }
    }

    private void expire(long grace) {
        for (var pending : requests.expire(1, grace).timedOut()) {
            timedOut.incrementAndGet();
            pending.completeExceptionally(new OutcomeUnknownException("no response"));
        }
    }

    private void lose() {
        for (var pending : requests.removeAll()) {
            if (!pending.expired()) {
                lost.incrementAndGet();
                pending.completeExceptionally(new OutcomeUnknownException("connection lost"));
            }
        }
    }

    private static Thread start(List<Thread> threads, Runnable task, ConcurrentLinkedQueue<Throwable> failures) {
        var thread = Thread.ofPlatform().start(() -> {
            try {
                task.run();
            } catch (Throwable e) {
                failures.add(e);
            }
        });
        threads.add(thread);
        return thread;
    }

    @Test
    void ofAMillionRequests_eachEndsOnce_andNoPlaceIsLost() throws Exception {
        var failures = new ConcurrentLinkedQueue<Throwable>();
        var senders = new ArrayList<Thread>();
        var others = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            var _ = start(
                    senders,
                    () -> {
                        for (int number = toSend.getAndDecrement(); number > 0; number = toSend.getAndDecrement()) {
                            send(number);
                        }
                    },
                    failures);
        }
        for (int i = 0; i < 2; i++) {
            var _ = start(
                    others,
                    () -> {
                        while (!done.get() || !wire.isEmpty()) {
                            var entry = wire.poll();
                            if (entry == null) {
                                LockSupport.parkNanos(PAUSE_NANOS);
                            } else {
                                answer(entry);
                            }
                        }
                    },
                    failures);
        }
        var _ = start(
                others,
                () -> {
                    // With a grace that is over at once every other time.
                    for (int look = 0; !done.get(); look++) {
                        expire(look % 2 == 0 ? 0 : 1_000_000);
                        LockSupport.parkNanos(PAUSE_NANOS);
                    }
                },
                failures);
        var _ = start(
                others,
                () -> {
                    for (int look = 0; !done.get(); look++) {
                        if (look % 64 == 0) {
                            lose();
                        }
                        LockSupport.parkNanos(PAUSE_NANOS);
                    }
                },
                failures);

        for (var sender : senders) {
            sender.join();
        }
        done.set(true);
        for (var other : others) {
            other.join();
        }
        expire(0);
        lose();

        assertThat(failures).isEmpty();
        assertThat(twice).hasValue(0);
        assertThat(answered.get() + timedOut.get() + lost.get()).isEqualTo(REQUESTS);
        assertThat(answered.get()).isPositive();
        assertThat(timedOut.get()).isPositive();
        assertThat(lost.get()).isPositive();
        assertThat(requests.size()).isZero();
        assertThat(requests.awaited()).isFalse();
        assertThat(requests.allExpired()).isFalse();
        for (int i = 0; i < WINDOW; i++) {
            assertThat(requests.tryPlace()).isTrue();
        }
        assertThat(requests.tryPlace()).isFalse();
    }

    @Test
    void ofAMillionResponses_overOneLink_noneIsLost() throws Exception {
        try (var centre = TestCentre.start(TestCentre::accept, settings -> settings.window(512))) {
            var config = ClientConfig.builder()
                    .port(centre.server.localAddress().getPort())
                    .systemId("esme")
                    .password(TestCentre.PASSWORD)
                    .window(512)
                    .build();
            var session = SmppClient.connect(config, ClientHandler.of(TestCentre::accept));
            var accepted = new AtomicLong();
            var other = new ConcurrentLinkedQueue<Outcome>();
            var senders = new ArrayList<Thread>();
            for (int i = 0; i < 4; i++) {
                senders.add(Thread.startVirtualThread(() -> {
                    for (int number = 0; number < REQUESTS / 4; number++) {
                        var _ = session.outcome(MESSAGE).thenAccept(outcome -> {
                            if (outcome instanceof Accepted) {
                                accepted.incrementAndGet();
                            } else {
                                other.add(outcome);
                            }
                        });
                    }
                }));
            }
            for (var sender : senders) {
                sender.join();
            }
            session.unbindAndAwait();

            // What follows on a response may have been kept for so long that another thread took the lead, and the end.
            await().until(() -> accepted.get() + other.size() == REQUESTS / 4 * 4L);
            assertThat(other).isEmpty();
            assertThat(session.unanswered()).isZero();
        }
    }
}
