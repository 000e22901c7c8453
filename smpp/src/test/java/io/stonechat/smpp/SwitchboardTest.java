package io.stonechat.smpp;

import static io.stonechat.smpp.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import ch.qos.logback.classic.Level;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.Text;
import io.stonechat.session.SessionState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator can see of sessions and binds, and do to them, while they live. */
class SwitchboardTest {
    private static final String USERS = "users: [ { system_id: acme, password: secret } ]\n";
    private static final String ROUTE = "routing: { default_chain: [\"bind:up\", queue] }\n";
    private static final String NUMBER = "31612345678";

    @TempDir
    Path folder;

    private final TestUpstream upstream = new TestUpstream();
    private final LogLines log = new LogLines(Tracer.LOG_NAME, Level.INFO);
    private RunningGateway gateway;
    private Switchboard board;

    @BeforeEach
    void start() {
        gateway = new RunningGateway(folder, config());
        board = gateway.extension.switchboard();
        gateway.awaitBound("up");
    }

    @AfterEach
    void stop() {
        log.close();
        gateway.close();
        upstream.close();
    }

    private String config() {
        return USERS + ROUTE + "binds:\n"
                + "  - { name: up, host: 127.0.0.1, port: " + upstream.port()
                + ", system_id: us, password: pw, window: 9 }\n"
                + "  - { name: idle, host: 127.0.0.1, port: 1, system_id: us, password: pw, enabled: false }\n";
    }

    private LiveBind up() {
        return board.bind("up").orElseThrow();
    }

    private LiveSession ofEsme() {
        return board.sessions().stream()
                .filter(session -> session.kind().equals(Session.ESME))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sessions_areListed_withWhatIsKnownOfThem() throws Exception {
        try (var esme = gateway.esme()) {
            esme.submit(NUMBER, "hello");
            upstream.nextSubmit();

            var session = ofEsme();
            assertThat(session.name()).isEqualTo("acme");
            assertThat(session.systemId()).isEqualTo("acme");
            assertThat(session.bindType()).isEqualTo(BindType.TRANSCEIVER);
            assertThat(session.interfaceVersion()).isEqualTo(0x34);
            assertThat(session.remote()).startsWith("127.0.0.1:");
            assertThat(session.state()).isEqualTo(SessionState.BOUND_TRX);
            assertThat(session.since()).isAfter(Instant.EPOCH);
            assertThat(session.pdusIn()).isEqualTo(2);
            assertThat(session.pdusOut()).isGreaterThanOrEqualTo(2);
            assertThat(session.bytesIn()).isPositive();
            assertThat(session.tracing()).isEqualTo(Tracing.OFF);
            assertThat(board.session(session.id())).isPresent();
            assertThat(board.session("s0")).isEmpty();

            assertThat(up().sessions()).singleElement().satisfies(link -> {
                assertThat(link.kind()).isEqualTo(Session.BIND);
                assertThat(link.name()).isEqualTo("up");
                assertThat(link.systemId()).isEqualTo("us");
                assertThat(link.window()).isEqualTo(9);
                assertThat(link.pdusOut()).isGreaterThanOrEqualTo(2);
            });
            assertThat(board.sessions()).hasSize(2);
        }
    }

    @Test
    void binds_areListed_thoseThatAreDisabledToo() {
        assertThat(board.binds())
                .extracting(LiveBind::name, LiveBind::condition)
                .containsExactly(tuple("up", LiveBind.Condition.UP), tuple("idle", LiveBind.Condition.DISABLED));
        assertThat(up().connections()).hasSize(1);
        assertThat(board.bind("none")).isEmpty();
    }

    @Test
    void aSession_isUnbound_orCutOff() {
        try (var esme = gateway.esme()) {
            assertThat(board.unbind(ofEsme().id())).isEqualTo(Switched.DONE);
            assertThat(esme.session.closed().join()).isEqualTo("unbound by the peer");
        }
        try (var esme = gateway.esme()) {
            await().until(() -> board.sessions().size() == 2);
            assertThat(board.close(ofEsme().id(), "enough")).isEqualTo(Switched.DONE);
            assertThat(esme.session.closed().join()).contains("closed the connection");
        }
        assertThat(board.unbind("s0")).isEqualTo(Switched.NO_SUCH);
        assertThat(board.close("s0", "enough")).isEqualTo(Switched.NO_SUCH);
    }

    @Test
    void aSessionOfABind_thatIsUnbound_isBoundAgain() {
        var first = up().sessions().getFirst().id();

        assertThat(board.unbind(first)).isEqualTo(Switched.DONE);

        await().until(() ->
                up().sessions().stream().anyMatch(session -> !session.id().equals(first)));
    }

    @Test
    void aTraceOfASession_showsItsPdus_withoutTheText_untilItIsSwitchedOff() throws Exception {
        try (var esme = gateway.esme()) {
            var id = ofEsme().id();
            assertThat(board.traceSession(id, Tracing.REDACTED)).isEqualTo(Switched.DONE);
            assertThat(ofEsme().tracing()).isEqualTo(Tracing.REDACTED);
            esme.submit(NUMBER, "topsecret");

            await().until(() -> log.lines().size() >= 2);
            assertThat(log.lines().getFirst()).startsWith("acme " + id + " <- submit_sm ");
            assertThat(log.lines().get(1)).startsWith("acme " + id + " -> submit_sm_resp ");
            assertThat(log.lines())
                    .allMatch(line -> !line.contains("topsecret") && !line.contains(hex("topsecret")))
                    .allMatch(line -> !line.contains(NUMBER) && !line.contains(hex(NUMBER)));

            board.traceSession(id, Tracing.OFF);
            log.clear();
            esme.submit(NUMBER, "topsecret");
            assertThat(log.lines()).isEmpty();
        }
        assertThat(board.traceSession("s0", Tracing.FULL)).isEqualTo(Switched.NO_SUCH);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aFullTrace_showsTheOctets_textIncluded() throws Exception {
        try (var esme = gateway.esme()) {
            board.traceSession(ofEsme().id(), Tracing.FULL);
            esme.submit(NUMBER, "topsecret");

            await().until(() -> !log.lines().isEmpty());
            assertThat(log.lines().getFirst().replace(" ", "")).contains(hex("topsecret"));
        }
    }

    @Test
    void aTraceOfABind_showsItsSessions_thoseToComeToo() throws Exception {
        assertThat(board.traceBind("up", Tracing.REDACTED)).isEqualTo(Switched.DONE);
        assertThat(board.traceBind("none", Tracing.REDACTED)).isEqualTo(Switched.NO_SUCH);
        var first = up().sessions().getFirst().id();
        board.close(first, "the test wants another");
        await().until(() ->
                up().sessions().stream().anyMatch(session -> !session.id().equals(first)));
        log.clear();

        try (var esme = gateway.esme()) {
            esme.submit(NUMBER, "topsecret");
            upstream.nextSubmit();
            await().until(() -> log.lines().stream().anyMatch(line -> line.contains("submit_sm_resp")));
        }
        assertThat(up().tracing()).isEqualTo(Tracing.REDACTED);
        assertThat(log.lines()).allMatch(line -> line.startsWith("up c"));

        board.traceBind("up", Tracing.OFF);
        assertThat(up().sessions()).allMatch(session -> session.tracing() == Tracing.OFF);
    }

    @Test
    void aDrainedBind_staysBound_andSendsNothing_untilItIsStarted() throws Exception {
        assertThat(board.drainBind("up")).isEqualTo(Switched.DONE);
        assertThat(up().condition()).isEqualTo(LiveBind.Condition.DRAINED);
        try (var esme = gateway.esme()) {
            esme.submit(NUMBER, "held");
            assertThat(gateway.smpp()
                            .submitVia("up", TestEsme.message(NUMBER, "by hand"))
                            .toString())
                    .contains("is drained");
            assertThat(upstream.submits).isEmpty();

            assertThat(board.startBind("up")).isEqualTo(Switched.DONE);

            assertThat(Text.of(upstream.nextSubmit())).isEqualTo("held");
            assertThat(upstream.binds).hasValue(1);
            assertThat(up().condition()).isEqualTo(LiveBind.Condition.UP);
        }
    }

    @Test
    void aStoppedBind_staysDown_overReloads_untilItIsStarted() throws Exception {
        assertThat(board.stopBind("up")).isEqualTo(Switched.DONE);
        await().until(() -> up().condition() == LiveBind.Condition.STOPPED && upstream.sessions() == 0);
        try (var esme = gateway.esme()) {
            esme.submit(NUMBER, "held");
            assertThat(gateway.apply(config() + "retry: { expire_after: 3h }\n"))
                    .isEmpty();
            assertThat(up().condition()).isEqualTo(LiveBind.Condition.STOPPED);
            assertThat(gateway.smpp()
                            .submitVia("up", TestEsme.message(NUMBER, "by hand"))
                            .toString())
                    .contains("is stopped");
            assertThat(upstream.binds).hasValue(1);

            assertThat(board.startBind("up")).isEqualTo(Switched.DONE);

            assertThat(Text.of(upstream.nextSubmit())).isEqualTo("held");
            assertThat(upstream.binds).hasValue(2);
        }
    }

    @Test
    void aBindThatIsStartedWhileItIsUnbound_isBoundAgainAfterThat() {
        board.stopBind("up");
        board.startBind("up");

        await().until(() -> upstream.binds.get() == 2 && up().condition() == LiveBind.Condition.UP);
    }

    @Test
    void whatAnOperatorSaid_isForgotten_withABindThatIsGone() {
        board.stopBind("up");
        await().until(() -> up().condition() == LiveBind.Condition.STOPPED);

        assertThat(gateway.apply(USERS)).isEmpty();
        assertThat(gateway.apply(config())).isEmpty();

        gateway.awaitBound("up");
        assertThat(up().condition()).isEqualTo(LiveBind.Condition.UP);
    }

    @Test
    void aDisabledBind_isNotStarted_andAnUnknownOneIsNotFound() {
        assertThat(board.startBind("idle")).isEqualTo(Switched.DISABLED);
        assertThat(board.drainBind("idle")).isEqualTo(Switched.DISABLED);
        assertThat(board.stopBind("none")).isEqualTo(Switched.NO_SUCH);
    }

    @Test
    void aDrainedBind_takesWhatItsProviderSends() throws Exception {
        board.drainBind("up");
        try (var esme = gateway.esme()) {
            esme.submit(NUMBER, "held");
            assertThat(gateway.apply(config() + "retry: { expire_after: 3h }\n"))
                    .isEmpty();
            assertThat(up().condition()).isEqualTo(LiveBind.Condition.DRAINED);
            var answer = upstream.send(DeliverSm.builder()
                            .source("4917999999")
                            .destination("12345")
                            .build())
                    .join();
            assertThat(answer.commandStatus().isOk()).isTrue();
        }
    }
}
