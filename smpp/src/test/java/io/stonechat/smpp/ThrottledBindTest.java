package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_RTHROTTLED;
import static io.stonechat.smpp.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.delivery.MessageEvent;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider without room: the sessions of its bind set the pace, and the queue behind them follows it. */
class ThrottledBindTest {
    private static final String NUMBER = "31612345678";
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(12_800);
    private static final Duration MOMENT = Duration.ofMillis(1);

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private final TestUpstream upstream = new TestUpstream();
    private final AtomicInteger asked = new AtomicInteger();
    private Duration passed = Duration.ZERO;

    @AfterEach
    void stop() {
        upstream.close();
    }

    private RunningGateway gateway(String bind) {
        String config = "users: [ { system_id: acme, password: secret } ]\n"
                + "routing: { default_chain: [\"bind:up\", queue] }\n"
                + "binds: [ { name: up, host: 127.0.0.1, port: " + upstream.port() + ", system_id: us, password: pw"
                + bind
                + " } ]\n";
        var gateway = new RunningGateway(
                folder, config, "", wiring -> wiring, host -> host.clock(time).timer(time));
        gateway.awaitBound("up");
        return gateway;
    }

    /** Refuses the next messages, so many of them. */
    private void refuse(int number, CommandStatus status) {
        var left = new AtomicInteger(number);
        upstream.onSubmit((pdu, exchange) -> {
            asked.incrementAndGet();
            if (left.getAndDecrement() > 0) {
                exchange.reject(status);
            } else {
                upstream.accept(pdu, exchange);
            }
        });
    }

    private static void submit(RunningGateway gateway, int number) throws Exception {
        try (var esme = gateway.esme()) {
            for (int i = 0; i < number; i++) {
                esme.submit(NUMBER, "text " + i);
            }
        }
    }

    private static Duration pause(RunningGateway gateway) {
        return gateway.extension.running().binds().get("up").orElseThrow().pause();
    }

    /** Lets pauses pass, and nearly nothing else, until something has happened. */
    private void passPauses(RunningGateway gateway, BooleanSupplier done) {
        // A minute of looking lets less than a second pass beside the pauses.
        await().pollInterval(Duration.ofMillis(10)).until(() -> {
            if (!done.getAsBoolean()) {
                Duration pause = pause(gateway);
                pass(pause.isZero() ? MOMENT.dividedBy(10) : pause);
            }
            return done.getAsBoolean();
        });
    }

    /** Waits until it is paused, and the answers to all that was sent before have come. */
    private static void awaitStandstill(RunningGateway gateway) {
        await().until(() -> pause(gateway).isPositive()
                && gateway.extension.switchboard().bind("up").orElseThrow().unanswered() == 0);
    }

    private void pass(Duration duration) {
        passed = passed.plus(duration);
        time.advance(duration);
    }

    @Test
    void aBindThatIsRefusedOnce_hasSentItsQueue_withinASecond() throws Exception {
        refuse(1, ESME_RTHROTTLED);
        try (var gateway = gateway("")) {
            submit(gateway, 20);

            passPauses(gateway, () -> upstream.submits.size() == 20);

            assertThat(passed).isLessThan(Duration.ofSeconds(1));
            assertThat(asked).hasValue(21);
        }
    }

    @Test
    void aProviderThatNeverHasRoom_isAskedEverMoreSeldom_andGetsItAllWhenItHas() throws Exception {
        refuse(Integer.MAX_VALUE, ESME_RTHROTTLED);
        try (var gateway = gateway("")) {
            submit(gateway, 100);
            awaitStandstill(gateway);
            // a window, half of it, and so on down to one
            assertThat(asked).hasValueLessThanOrEqualTo(150);

            while (pause(gateway).compareTo(LONGEST_PAUSE.dividedBy(2)) <= 0) {
                int before = asked.get();
                pass(pause(gateway));
                passPauses(gateway, () -> asked.get() > before && pause(gateway).isPositive());
                awaitStandstill(gateway);
                assertThat(asked).hasValue(before + 1);
            }
            // It doubled each time: eight requests in some twenty seconds.
            assertThat(passed).isGreaterThan(Duration.ofSeconds(10));

            refuse(0, ESME_RTHROTTLED);
            passPauses(gateway, () -> upstream.submits.size() == 100);
            assertThat(upstream.submits.stream().map(Text::of))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 100).mapToObj(i -> "text " + i).toList());
        }
    }

    @Test
    void aStatusThatParksTheBind_slowsItsSessionsDown_whateverItIs() throws Exception {
        refuse(1, CommandStatus.of(0x401));
        try (var gateway = gateway(", statuses: { 0x401: park }")) {
            submit(gateway, 1);

            await().until(() -> pause(gateway).isPositive());
            passPauses(gateway, () -> upstream.submits.size() == 1);
            assertThat(asked).hasValue(2);
        }
    }

    @Test
    void aStatusThatDoesNotPark_slowsNobodyDown() throws Exception {
        refuse(1, ESME_RTHROTTLED);
        try (var gateway = gateway(", statuses: { ESME_RTHROTTLED: retry }")) {
            submit(gateway, 1);

            await().until(() -> gateway.messageEvents.stream().anyMatch(MessageEvent.RetryScheduled.class::isInstance));
            pass(Duration.ofSeconds(11));
            await().until(() -> upstream.submits.size() == 1);
            assertThat(pause(gateway)).isZero();
        }
    }
}
