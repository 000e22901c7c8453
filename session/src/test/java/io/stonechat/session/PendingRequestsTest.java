package io.stonechat.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.SubmitSmResp;
import io.stonechat.protocol.Tlvs;
import java.util.HashSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The ring of unanswered requests, and who may end an entry when response, timer and loss of the link meet. */
class PendingRequestsTest {
    private static final int WINDOW = 8;

    private final PendingRequests requests = new PendingRequests(WINDOW, SequenceNumbers.from(1));

    private Pending add(long deadline) {
        var pending = new Pending(Messages.submit(0), _ -> {}, true);
        pending.deadline(deadline);
        assertThat(requests.tryPlace()).isTrue();
        requests.add(pending);
        return pending;
    }

    @Test
    void sequenceNumbersAreNotRepeated_whileTheirRequestIsOpen() {
        var old = add(Long.MAX_VALUE);
        var seen = new HashSet<Integer>();
        for (int i = 0; i < 1000; i++) {
            var next = add(Long.MAX_VALUE);
            assertThat(seen.add(next.sequence())).isTrue();
            assertThat(requests.take(next.sequence(), CommandId.SUBMIT_SM_RESP)).isSameAs(next);
        }

        assertThat(requests.take(old.sequence(), CommandId.SUBMIT_SM_RESP)).isSameAs(old);
        assertThat(requests.size()).isZero();
    }

    @Test
    void aPlaceInTheWindow_isTakenUntilTheGraceIsOver() {
        for (int i = 0; i < WINDOW; i++) {
            var _ = add(100);
        }
        assertThat(requests.tryPlace()).isFalse();

        assertThat(requests.expire(100, 50).timedOut()).hasSize(WINDOW);
        assertThat(requests.allExpired()).isTrue();
        assertThat(requests.awaited()).isFalse();
        assertThat(requests.tryPlace()).isFalse();

        requests.expire(150, 50);
        assertThat(requests.allExpired()).isFalse();
        assertThat(requests.tryPlace()).isTrue();
    }

    @Test
    void saysWhenToLookAgain() {
        var _ = add(300);
        var _ = add(200);

        assertThat(requests.expire(100, 50).nextDue()).isEqualTo(200);
        assertThat(requests.expire(200, 50).nextDue()).isEqualTo(250);
        assertThat(requests.expire(400, 50).nextDue()).isEqualTo(350);
    }

    @Test
    void whenResponseTimerAndLossMeet_exactlyOneEndsTheRequest_andThePlaceComesBackOnce() throws Exception {
        for (int round = 0; round < 20_000; round++) {
            var pending = add(0);
            var response = new SubmitSmResp(pending.sequence(), CommandStatus.ESME_ROK, "", Tlvs.NONE);
            var ends = new AtomicInteger();
            var start = new CountDownLatch(1);
            var answer = Thread.startVirtualThread(() -> {
                await(start);
                var taken = requests.take(response.sequenceNumber(), response.commandId());
                if (taken != null && !taken.expired()) {
                    ends.incrementAndGet();
                }
            });
            var timer = Thread.startVirtualThread(() -> {
                await(start);
                ends.addAndGet(requests.expire(1, 1_000_000).timedOut().size());
            });
            var loss = Thread.startVirtualThread(() -> {
                await(start);
                requests.removeAll().forEach(lost -> {
                    if (!lost.expired()) {
                        ends.incrementAndGet();
                    }
                });
            });
            start.countDown();
            answer.join();
            timer.join();
            loss.join();

            assertThat(ends.get()).isEqualTo(1);
            assertThat(requests.size()).isZero();
            assertThat(requests.awaited()).isFalse();
        }
        assertThat(requests.allExpired()).isFalse();
        for (int i = 0; i < WINDOW; i++) {
            assertThat(requests.tryPlace()).isTrue();
        }
        assertThat(requests.tryPlace()).isFalse();
    }

    @Test
    void manySenders_loseNoResponse() throws Exception {
        var stop = new AtomicBoolean();
        var lost = new AtomicInteger();
        var threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = Thread.ofPlatform().start(() -> {
                for (int n = 0; n < 100_000 && !stop.get(); n++) {
                    if (!requests.tryPlace()) {
                        continue;
                    }
                    var pending = new Pending(Messages.submit(0), _ -> {}, true);
                    pending.deadline(Long.MAX_VALUE);
                    var _ = requests.add(pending);
                    if (requests.take(pending.sequence(), CommandId.SUBMIT_SM_RESP) != pending) {
                        lost.incrementAndGet();
                        stop.set(true);
                    }
                }
            });
        }
        for (var thread : threads) {
            thread.join();
        }

        assertThat(lost.get()).isZero();
        assertThat(requests.size()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
