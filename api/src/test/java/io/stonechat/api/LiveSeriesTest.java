package io.stonechat.api;

import static io.stonechat.api.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.session.SmppSession;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes up and down is shown as it is: a bind of two connections, a carrier that lets the gateway wait, a full disk. */
@SuppressWarnings("NullAway.Init")
class LiveSeriesTest {

    private static final long KIB = 1 << 10;

    @TempDir
    private Path folder;

    private RunningApi gateway;

    @BeforeEach
    void start() {
        gateway = new RunningApi(
                folder,
                RunningApi.ADMIN + RunningApi.METRICS,
                ", window: 7, connections: 2, response_timer_ms: 600000");
        await().until(() -> connections("bound") == 2);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private double value(String name, String... labels) {
        return Scrape.of(gateway).value(name, labels);
    }

    private double connections(String phase) {
        return value("stonechat_bind_connections", "bind", "up", "phase", phase);
    }

    private void awaitValue(String name, double wanted) {
        await().until(() -> value(name) == wanted);
    }

    @Test
    void connections_are_counted_by_their_phase() {
        assertThat(Stream.of("binding", "waiting", "stopped").map(this::connections))
                .containsOnly(0.0);

        gateway.carrier.close();

        await().until(() -> connections("bound") == 0);
        await().until(() -> connections("waiting") + connections("binding") == 2);
    }

    @Test
    void windows_of_all_connections_are_the_window_of_the_bind() {
        assertThat(value("stonechat_bind_window", "bind", "up")).isEqualTo(14);
    }

    @Test
    void what_is_under_way_is_shown_until_it_is_answered() throws Exception {
        gateway.carrier.hold();
        SmppSession esme = gateway.esme();
        for (String to : List.of("491701234567", "491701234568", "491701234569")) {
            RunningApi.submit(esme, to);
            gateway.carrier.nextSubmit();
        }

        awaitValue("stonechat_attempts_in_flight", 3);
        awaitValue("stonechat_bind_window_used", 3);
        awaitValue("stonechat_messages_open", 3);
        awaitValue("stonechat_messages_stored", 3);
        awaitValue("stonechat_store_changed_messages", 3);

        gateway.carrier.goOn();

        awaitValue("stonechat_attempts_in_flight", 0);
        awaitValue("stonechat_bind_window_used", 0);
        assertThat(value("stonechat_messages_stored")).isEqualTo(3);
    }

    @Test
    void what_the_store_refuses_is_shown_by_its_purpose() {
        awaitRefused(0.0, 0.0, 0.0, 0.0);

        // Of the MiB that the store keeps back here.
        gateway.disk.usable(800 * KIB);
        awaitRefused(1.0, 0.0, 0.0, 0.0);
        gateway.disk.usable(600 * KIB);
        awaitRefused(1.0, 1.0, 0.0, 0.0);
        gateway.disk.usable(400 * KIB);
        awaitRefused(1.0, 1.0, 1.0, 0.0);

        gateway.disk.usable(Long.MAX_VALUE);
        awaitRefused(0.0, 0.0, 0.0, 0.0);
    }

    /** Submits, messages from handsets, receipts, outcomes. */
    private void awaitRefused(Double... wanted) {
        await().untilAsserted(() -> {
            Scrape scrape = Scrape.of(gateway);
            assertThat(Stream.of("submit", "mo", "receipt", "outcome")
                            .map(purpose -> scrape.value("stonechat_store_refuses", "purpose", purpose)))
                    .containsExactly(wanted);
        });
    }

    @Test
    void a_store_that_cannot_be_written_refuses_everything() throws Exception {
        SmppSession esme = gateway.esme();
        gateway.disk.forget();
        assertThat(esme.send(RunningApi.message("491701234567"))
                        .get(60, TimeUnit.SECONDS)
                        .commandStatus())
                .isEqualTo(CommandStatus.ESME_RSYSERR);

        awaitRefused(1.0, 1.0, 1.0, 1.0);
    }
}
