package io.stonechat.session;

import static io.stonechat.session.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.EnquireLink;
import io.stonechat.protocol.Pdu;
import io.stonechat.protocol.SubmitSmResp;
import io.stonechat.protocol.Tlvs;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A handler that blocks loses the lead; what comes after it is handled all the same. */
class TakeoverTest {
    /** Waits for a latch in one of the ways in which handlers wait. */
    record Blocking(String name, Consumer<CountDownLatch> way) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Blocking> waysToBlock() {
        return Stream.of(
                new Blocking("a latch", TakeoverTest::await),
                new Blocking("announced", latch -> {
                    Handover.aboutToBlock();
                    Handover.aboutToBlock();
                    TakeoverTest.await(latch);
                }),
                new Blocking("short parks, one after the other", latch -> {
                    while (latch.getCount() > 0) {
                        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                    }
                }),
                new Blocking("a monitor", latch -> {
                    synchronized (latch) {
                        TakeoverTest.await(latch);
                    }
                }),
                new Blocking("a computation", latch -> {
                    while (latch.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                }));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("waysToBlock")
    void aHandlerThatBlocks_holdsUpNoOther(Blocking blocking) {
        assumeTrue(
                !blocking.name().equals("a computation") || Runtime.getRuntime().availableProcessors() > 1,
                "a computation keeps the one processor that virtual threads have here");
        var release = new CountDownLatch(1);
        RequestHandler handler = (request, exchange) -> {
            if (request.sequenceNumber() == 1) {
                blocking.way().accept(release);
            }
            TestCentre.accept(request, exchange);
        };
        try (var centre = TestCentre.start(handler)) {
            var esme = centre.bind(BindType.TRANSCEIVER);

            esme.send(Messages.submit(1), Messages.submit(2), new EnquireLink(3));

            assertThat(List.of(esme.receive().sequenceNumber(), esme.receive().sequenceNumber()))
                    .containsExactlyInAnyOrder(2, 3);
            release.countDown();
            assertThat(esme.receive().sequenceNumber()).isEqualTo(1);
            esme.send(Messages.submit(4));
            assertThat(esme.receive().sequenceNumber()).isEqualTo(4);
        } finally {
            release.countDown();
        }
    }

    @Test
    void handlersThatAllWaitForOneLock_startInTheOrderOfArrival_andAllAnswer() {
        var lock = new ReentrantLock();
        List<Long> started = new CopyOnWriteArrayList<>();
        RequestHandler handler = (request, exchange) -> {
            started.add(exchange.arrival());
            Handover.aboutToBlock();
            lock.lock();
            try {
                TestCentre.accept(request, exchange);
            } finally {
                lock.unlock();
            }
        };
        try (var centre = TestCentre.start(handler)) {
            var esme = centre.bind(BindType.TRANSMITTER);
            lock.lock();
            try {
                esme.send(
                        IntStream.rangeClosed(1, 50).mapToObj(Messages::submit).toArray(Pdu[]::new));
                Patience.await().until(() -> started.size() == 50);
            } finally {
                lock.unlock();
            }

            assertThat(IntStream.range(0, 50).map(_ -> esme.receive().sequenceNumber()))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, 50).boxed().toList());
            assertThat(started).isSorted();
        }
    }

    @Test
    void manyBlockingHandlers_runAtATime_upToTheWindow() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var release = new CountDownLatch(1);
        RequestHandler handler = (request, exchange) -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            await(release);
            running.decrementAndGet();
            TestCentre.accept(request, exchange);
        };
        try (var centre = TestCentre.start(handler, settings -> settings.window(20))) {
            var esme = centre.bind(BindType.TRANSMITTER);

            esme.send(IntStream.rangeClosed(1, 60).mapToObj(Messages::submit).toArray(Pdu[]::new));
            Patience.await().until(() -> running.get() == 20);
            release.countDown();

            for (int i = 0; i < 60; i++) {
                esme.expect(CommandId.SUBMIT_SM_RESP);
            }
            assertThat(most.get()).isEqualTo(20);
        }
    }

    @Test
    void aHandlerMayAnswerLong_beforeItReturns() {
        var release = new CountDownLatch(1);
        RequestHandler handler = (request, exchange) -> {
            TestCentre.accept(request, exchange);
            await(release);
        };
        try (var centre = TestCentre.start(handler)) {
            var esme = centre.bind(BindType.TRANSMITTER).send(Messages.submit(1));

            // It arrives while the handler is still at it: someone else has flushed.
            assertThat(esme.receive().sequenceNumber()).isEqualTo(1);
        } finally {
            release.countDown();
        }
    }

    @Test
    void aHandlerMaySendOnItsOwnSession_andWaitForTheResponse() {
        RequestHandler handler = (request, exchange) -> {
            var delivered = exchange.session().outcome(Messages.deliver(0)).join();
            exchange.respond(new SubmitSmResp(0, CommandStatus.ESME_ROK, delivered.toString(), Tlvs.NONE));
        };
        try (var centre = TestCentre.start(handler, settings -> settings.window(1))) {
            var esme = centre.bind(BindType.TRANSCEIVER).send(Messages.submit(1));

            int asked = esme.expect(CommandId.DELIVER_SM).sequenceNumber();
            esme.send(new io.stonechat.protocol.DeliverSmResp(asked, CommandStatus.ESME_ROK, "", Tlvs.NONE));

            assertThat(((SubmitSmResp) esme.receive().pdu()).messageId()).startsWith("Accepted");
        }
    }

    @Test
    void aDependentThatBlocks_holdsUpNoOtherResponse() throws Exception {
        var release = new CountDownLatch(1);
        try (var esme = TestEsme.bind(settings -> settings)) {
            var first = esme.session.submit(Messages.submit(0));
            var second = esme.session.submit(Messages.submit(0));
            var blocked = first.thenAccept(_ -> await(release));
            int one = esme.centre.receive().sequenceNumber();
            int two = esme.centre.receive().sequenceNumber();

            esme.centre.send(
                    new SubmitSmResp(one, CommandStatus.ESME_ROK, "one", Tlvs.NONE),
                    new SubmitSmResp(two, CommandStatus.ESME_ROK, "two", Tlvs.NONE));

            assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo(new Accepted("two"));
            assertThat(blocked.isDone()).isFalse();
            release.countDown();
            blocked.get(30, TimeUnit.SECONDS);
        } finally {
            release.countDown();
        }
    }

    @Test
    void theLeadIsPassedOnWhileRequestsStream_andNoneIsLostOrDoubled() throws Exception {
        var handled = new AtomicInteger();
        var hook = new AtomicBoolean();
        RequestHandler handler = (request, exchange) -> {
            int count = handled.incrementAndGet();
            if (count % 7 == 0) {
                Handover.aboutToBlock();
            }
            if (count % 1000 == 0 && hook.compareAndSet(false, true)) {
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
                hook.set(false);
            }
            TestCentre.accept(request, exchange);
        };
        try (var centre = TestCentre.start(handler)) {
            var session = SmppClient.connect(
                    ClientConfig.builder()
                            .port(centre.server.localAddress().getPort())
                            .systemId("esme")
                            .password(TestCentre.PASSWORD)
                            .window(64)
                            .build(),
                    ClientHandler.of(TestCentre::accept));

            var outcomes = IntStream.range(0, 20_000)
                    .mapToObj(_ -> session.submit(Messages.submit(0)))
                    .toList();

            CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
            assertThat(outcomes).allMatch(outcome -> outcome.join().equals(new Accepted("id")));
            assertThat(handled.get()).isEqualTo(20_000);
        }
    }

    @Test
    void announcingOutsideAHandler_doesNothing() {
        Handover.aboutToBlock();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
