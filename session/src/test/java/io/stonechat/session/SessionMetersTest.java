package io.stonechat.session;

import static io.stonechat.session.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.search.Search;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.stonechat.peer.RawPeer;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.GenericNack;
import io.stonechat.protocol.SubmitSmResp;
import io.stonechat.protocol.Tlvs;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SessionMetersTest {
    private final SessionMetrics metrics = new SessionMetrics();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    SessionMetersTest() {
        new SessionMeters(metrics, Tags.of("side", "test")).bindTo(registry);
    }

    private Search meter(String name, String... tags) {
        return registry.find(name).tags("side", "test").tags(tags);
    }

    private double counted(String name, String... tags) {
        return Objects.requireNonNull(meter(name, tags).functionCounter(), name).count();
    }

    private double gauged(String name, String... tags) {
        return Objects.requireNonNull(meter(name, tags).gauge(), name).value();
    }

    @Test
    void aCentre_countsSessionsPdusAndOctets_alsoOverLinksThatAreGone() throws Exception {
        try (var centre = TestCentre.start(TestCentre::accept, settings -> settings.metrics(metrics))) {
            var esme = centre.bind(BindType.TRANSCEIVER);
            esme.send(Messages.submit(2), Messages.submit(3)).expect(CommandId.SUBMIT_SM_RESP);
            esme.expect(CommandId.SUBMIT_SM_RESP);
            centre.connect();

            await().until(() -> gauged("smpp.sessions", "state", "open") == 1);
            assertThat(gauged("smpp.sessions", "state", "bound_trx")).isEqualTo(1);
            assertThat(gauged("smpp.window.size")).isEqualTo(100);

            esme.close();
            centre.closed();
            assertThat(gauged("smpp.sessions", "state", "bound_trx")).isZero();
            assertThat(counted("smpp.pdus", "direction", "in", "command", "submit_sm"))
                    .isEqualTo(2);
            assertThat(counted("smpp.pdus", "direction", "out", "command", "submit_sm_resp"))
                    .isEqualTo(2);
            assertThat(counted("smpp.pdus", "direction", "in", "command", "bind_transceiver"))
                    .isEqualTo(1);
            assertThat(counted("smpp.bytes", "direction", "in"))
                    .isGreaterThan(2.0 * RawPeer.octets(Messages.submit(2)).length);
            assertThat(counted("smpp.events", "event", "bound")).isEqualTo(1);
            assertThat(counted("smpp.events", "event", "closed")).isEqualTo(1);
        }
    }

    @Test
    void whatWentOverOneSession_canBeAsked_asLongAsItLives() throws Exception {
        try (var centre = TestCentre.start(TestCentre::accept, settings -> settings.metrics(metrics))) {
            var esme = centre.bind(BindType.TRANSCEIVER);
            esme.send(Messages.submit(2)).expect(CommandId.SUBMIT_SM_RESP);
            var session = centre.session();
            await().until(() -> metrics.traffic(session).orElseThrow().handling() == 0);

            var traffic = metrics.traffic(session).orElseThrow();
            assertThat(traffic.pdusIn()).isEqualTo(2);
            assertThat(traffic.pdusOut()).isEqualTo(2);
            assertThat(traffic.octetsIn()).isGreaterThan(RawPeer.octets(Messages.submit(2)).length);
            assertThat(traffic.octetsOut()).isGreaterThan(32);
            assertThat(new SessionMetrics().traffic(session)).isEmpty();

            esme.close();
            centre.closed();
            assertThat(metrics.traffic(session)).isEmpty();
        }
    }

    @Test
    void whatIsTakenAway_isShownNoMore() {
        var shown = new SessionMeters(metrics, Tags.of("side", "other"));
        shown.bindTo(registry);
        assertThat(registry.find("smpp.sessions").tags("side", "other").gauges())
                .isNotEmpty();

        shown.removeFrom(registry);

        assertThat(registry.getMeters())
                .isNotEmpty()
                .noneMatch(meter -> "other".equals(meter.getId().getTag("side")));
    }

    @Test
    void refusalsAtTheDoor_areCounted() {
        // On a clock that stands still the refused one keeps its connection.
        var time = new ManualTime();
        try (var centre = TestCentre.start(
                TestCentre::accept,
                settings -> settings.metrics(metrics)
                        .clock(time)
                        .timer(time)
                        .maxConnections(1)
                        .lockout(LockoutPolicy.DEFAULTS.withFailures(0, 1).withDelay(Duration.ZERO, Duration.ZERO)))) {
            var wrong = centre.connect().send(Messages.wrongBind());
            assertThat(wrong.receive().commandStatus()).isEqualTo(CommandStatus.ESME_RINVPASWD);
            centre.connect().expectEndWithoutAnswer();

            await().until(() -> counted("smpp.events", "event", "connection_refused") == 1);
            assertThat(counted("smpp.events", "event", "bind_refused")).isEqualTo(1);
            assertThat(counted("smpp.events", "event", "locked_out")).isEqualTo(1);
        }
    }

    @Test
    void aClient_measuresHowLongAnswersTake_andCountsWhatGoesWrong() throws Exception {
        var time = new ManualTime();
        try (var esme = TestEsme.bind(settings -> settings.metrics(metrics)
                .clock(time)
                .timer(time)
                .enquireLinkTimer(Duration.ZERO)
                .inactivityTimer(Duration.ZERO))) {
            var quick = esme.session.submit(Messages.submit(0));
            answer(esme, CommandStatus.ESME_ROK);
            quick.get(30, TimeUnit.SECONDS);
            var slow = esme.session.submit(Messages.submit(0));
            int sequence = esme.centre.expect(CommandId.SUBMIT_SM).sequenceNumber();
            assertThat(gauged("smpp.window.used")).isEqualTo(1);
            time.advance(Duration.ofMillis(400));
            esme.centre.send(new SubmitSmResp(sequence, CommandStatus.ESME_RSUBMITFAIL, "", Tlvs.NONE));
            slow.get(30, TimeUnit.SECONDS);
            esme.centre.send(new GenericNack(77, CommandStatus.ESME_RSYSERR));

            await().until(() -> counted("smpp.events", "event", "unmatched_response") == 1);
            assertThat(counted("smpp.pdus", "direction", "in", "command", "generic_nack"))
                    .isEqualTo(1);
            var timer = Objects.requireNonNull(meter("smpp.responses").functionTimer());
            assertThat(timer.count()).isEqualTo(2);
            assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(400);
            assertThat(counted("smpp.responses.refused")).isEqualTo(1);
            assertThat(counted("smpp.responses.within", "le", "0.001")).isEqualTo(1);
            assertThat(counted("smpp.responses.within", "le", "0.25")).isEqualTo(1);
            assertThat(counted("smpp.responses.within", "le", "0.5")).isEqualTo(2);
            assertThat(counted("smpp.responses.within", "le", "+Inf")).isEqualTo(2);
        }
    }

    private static void answer(TestEsme esme, CommandStatus status) {
        int sequence = esme.centre.expect(CommandId.SUBMIT_SM).sequenceNumber();
        esme.centre.send(new SubmitSmResp(sequence, status, "id", Tlvs.NONE));
    }

    @Test
    void everyCommandThatIsCountedByName_hasItsOwnPlace() {
        var counts = new PduCounts();
        for (int id = 0; id <= 0x200; id++) {
            counts.count(id, 1);
            counts.count(id | 0x8000_0000, 1);
        }
        counts.count(0x7000_0003, 1);
        long[] sum = new long[PduCounts.cellCount()];
        counts.addTo(sum);

        assertThat(sum[PduCounts.COMMANDS.indexOf("submit_sm")]).isPositive();
        assertThat(sum[sum.length - 1]).isEqualTo(2 * 0x201 + 1);
        for (int id : new int[] {
            CommandId.SUBMIT_SM,
            CommandId.DATA_SM,
            CommandId.SUBMIT_MULTI,
            CommandId.ENQUIRE_LINK_RESP,
            CommandId.GENERIC_NACK
        }) {
            var one = new PduCounts();
            one.count(id, 16);
            long[] cells = new long[PduCounts.cellCount()];
            one.addTo(cells);
            assertThat(cells[PduCounts.COMMANDS.indexOf(CommandId.name(id))]).isEqualTo(1);
        }
    }
}
