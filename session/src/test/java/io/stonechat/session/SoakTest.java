package io.stonechat.session;

import static io.stonechat.session.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Connections come and go, in all the ways they can, and nothing of them stays. {@code soak.seconds} says how long. */
@Tag("soak")
class SoakTest {
    private static final String LENGTH = "soak.seconds";
    private static final int SECONDS = Integer.getInteger(LENGTH, 12);
    private static final int WARM_UP = Math.max(1, SECONDS / 4);
    /** How much of the heap may come and go without meaning anything. */
    private static final long HEAP_SLACK = 16L << 20;

    private static final int DESCRIPTOR_SLACK = 8;

    private final Residue residue = new Residue();
    private final SessionMetrics metrics = new SessionMetrics();
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().factory());

    @Test
    void churn_leavesNoThreadTimerDescriptorWindowPlaceOrMemoryBehind() throws Exception {
        timer.setRemoveOnCancelPolicy(true);
        var before = Set.copyOf(residue.threadsOfLinks().keySet());
        try (timer;
                var churn = new Churn(metrics, timer)) {
            assertThat(threadsSince(before))
                    .as("the listener, so that it can be seen to go")
                    .isNotEmpty();
            churn.run(Duration.ofSeconds(WARM_UP));
            settle(churn);
            long heap = residue.heapAfterCollection();
            long descriptors = residue.descriptors();

            churn.run(Duration.ofSeconds(SECONDS));
            settle(churn);

            long heapAtEnd = residue.heapAfterCollection();
            long descriptorsAtEnd = residue.descriptors();
            if (System.getProperty(LENGTH) != null) {
                System.out.println(report(churn)
                        + "; descriptors %d before and %d after; heap %.1f MiB before and %.1f MiB after"
                                .formatted(descriptors, descriptorsAtEnd, mebibytes(heap), mebibytes(heapAtEnd)));
            }
            assertThat(churn.failures()).isEmpty();
            assertThat(churn.sessions()).isGreaterThan(10);
            assertThat(descriptorsAtEnd).isLessThanOrEqualTo(descriptors + DESCRIPTOR_SLACK);
            assertThat(heapAtEnd).isLessThan(heap + HEAP_SLACK);
        }
        await().untilAsserted(() -> assertThat(threadsSince(before)).isEmpty());
    }

    private String report(Churn churn) {
        return "soak: in %d s %d sessions bound, %d connections that never were, %d PDUs; left %d links, %d requests, %d timers, %d sessions in memory; %d failures"
                .formatted(
                        SECONDS + WARM_UP,
                        metrics.count(SessionMetrics.Count.BOUND),
                        metrics.count(SessionMetrics.Count.DROPPED),
                        pdus(),
                        metrics.links().size(),
                        churn.unfinished(),
                        timer.getQueue().size(),
                        churn.reachableSessions(),
                        churn.failures().size());
    }

    private long pdus() {
        return SessionMetrics.commands().stream()
                .mapToLong(command -> metrics.pdus(true, command) + metrics.pdus(false, command))
                .sum();
    }

    private static double mebibytes(long octets) {
        return octets / (double) (1 << 20);
    }

    /** The threads of links that were not there before; other tests in this process may not have ended theirs. */
    private Map<String, String> threadsSince(Set<String> before) throws Exception {
        var threads = residue.threadsOfLinks();
        threads.keySet().removeAll(before);
        return threads;
    }

    /** All that the churn has begun has ended, and is told of no more. */
    private void settle(Churn churn) {
        await().untilAsserted(() -> {
            assertThat(churn.server().connections()).isZero();
            assertThat(churn.server().sessions()).isEmpty();
            assertThat(churn.unfinished()).isZero();
            assertThat(metrics.links()).isEmpty();
            assertThat(timer.getQueue()).isEmpty();
        });
        await().untilAsserted(() -> {
            residue.heapAfterCollection();
            assertThat(churn.reachableSessions()).isLessThanOrEqualTo(Churn.WORKERS);
        });
    }
}
