package io.stonechat.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.stonechat.delivery.EventHead;
import io.stonechat.delivery.EventId;
import io.stonechat.delivery.MessageEvent;
import io.stonechat.delivery.Reason;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.session.ConnectionRefusal;
import io.stonechat.session.SessionEvent;
import io.stonechat.store.MessageId;
import io.stonechat.store.MessageKind;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What others can make happen without end does not fill the disk: so many lines at once, and a line a second. */
class LogRateTest {
    private static final int AT_ONCE = 20;
    private static final MessageId ID = new MessageId(7);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final LogLines log = new LogLines("io.stonechat.smpp", Level.INFO);

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        log.close();
    }

    private static EventHead head(Reason reason) {
        return new EventHead(new EventId(ID, 1, 0), Instant.EPOCH, 0, "gw-1", "acme", ID, 1, 1, reason);
    }

    static Stream<MessageEvent> messages() {
        SubmitSm pdu = TestEsme.message("31612345678", "x");
        return Stream.of(
                new MessageEvent.DeadLettered(head(Reason.NO_OWNER), pdu),
                new MessageEvent.Expired(head(Reason.VALIDITY_ENDED), MessageKind.SUBMIT),
                new MessageEvent.ReceiptUnmatched(head(Reason.NO_CORRELATION), "up", pdu),
                new MessageEvent.ReceiptAmbiguous(head(Reason.RECEIPT), "up", 2),
                new MessageEvent.ReceiptAfterFinal(head(Reason.RECEIPT), "up", MessageState.DELIVERED));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void of_messages_aLineASecondIsWritten(MessageEvent event) {
        MessageLog messages = new MessageLog(nanos::get);

        assertLimited(() -> messages.write(event));
    }

    @Test
    void deadLettersKeepNobodyElseQuiet() {
        MessageLog messages = new MessageLog(nanos::get);
        messages().forEach(event -> repeat(AT_ONCE, () -> messages.write(event)));

        assertThat(log.lines()).filteredOn(line -> line.contains("dead letter")).hasSize(AT_ONCE);
        assertThat(log.lines()).filteredOn(line -> line.contains("has expired")).hasSize(AT_ONCE);
        assertThat(log.lines())
                .filteredOn(line -> line.contains("a receipt of bind up"))
                .hasSize(AT_ONCE);
    }

    @Test
    void of_refusedConnections_aLineASecondIsWritten() {
        EventLog links = EventLog.ofEsmes(nanos::get);
        var remote = InetSocketAddress.createUnresolved("192.0.2.7", 2775);

        assertLimited(() -> links.write(
                new SessionEvent.ConnectionRefused(remote, ConnectionRefusal.CONNECTIONS, "too many connections")));
    }

    private void assertLimited(Runnable event) {
        repeat(100, event);
        assertThat(told()).hasSize(AT_ONCE);

        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1) - 1);
        repeat(100, event);
        assertThat(told()).hasSize(AT_ONCE);

        nanos.addAndGet(1);
        repeat(100, event);
        assertThat(told()).hasSize(AT_ONCE + 1);

        nanos.addAndGet(TimeUnit.HOURS.toNanos(1));
        repeat(100, event);
        assertThat(told()).hasSize(2 * AT_ONCE + 1);
    }

    /** The lines about these events: what gateways of tests before say at their end may come now. */
    private List<String> told() {
        return log.lines().stream()
                .filter(line -> Stream.of("dead letter", "has expired", "a receipt of bind up", "192.0.2.7")
                        .anyMatch(line::contains))
                .toList();
    }

    private static void repeat(int times, Runnable action) {
        for (int i = 0; i < times; i++) {
            action.run();
        }
    }

    @Test
    void of_refusedSubmits_aLineASecondIsWritten() throws Exception {
        var time = new ManualTime();
        try (var gateway = new RunningGateway(
                        folder,
                        """
                        users: [ { system_id: acme, password: secret, sources: ["99*"] } ]
                        binds: [ { name: up, host: 127.0.0.1, port: 1, system_id: us, password: pw, enabled: false } ]
                        routing: { default_chain: ["bind:up", queue] }
                        """,
                        "",
                        wiring -> wiring,
                        host -> host.clock(time).timer(time));
                var esme = gateway.esme()) {
            for (int i = 0; i < AT_ONCE + 5; i++) {
                esme.status(TestEsme.message("31612345678", "x"));
            }
            assertThat(refusals()).isEqualTo(AT_ONCE);

            time.advance(Duration.ofSeconds(1));
            esme.status(TestEsme.message("31612345678", "x"));
            esme.status(TestEsme.message("31612345678", "x"));
            assertThat(refusals()).isEqualTo(AT_ONCE + 1);
        }
    }

    private long refusals() {
        return log.lines().stream()
                .filter(line -> line.contains("refused with"))
                .count();
    }
}
