package io.stonechat.session;

import static io.stonechat.session.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.SubmitSmResp;
import io.stonechat.protocol.Tlvs;
import io.stonechat.protocol.Unbind;
import io.stonechat.protocol.UnbindResp;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Ends in good order. */
class UnbindTest {
    private final Queue<Exchange> open = new ConcurrentLinkedQueue<>();

    private void keep(io.stonechat.protocol.Request request, Exchange exchange) {
        open.add(exchange);
    }

    @Test
    void ours_waitsForTheResponsesThatAreDue() throws Exception {
        try (var esme = TestEsme.bind(settings -> settings)) {
            var submitted = esme.session.submit(Messages.submit(0));
            int sequence = esme.centre.expect(CommandId.SUBMIT_SM).sequenceNumber();

            esme.session.unbind();
            assertThat(esme.session.state()).isEqualTo(SessionState.UNBINDING);
            assertThat(esme.session.submit(Messages.submit(0)).join()).isInstanceOf(NotSent.class);
            esme.centre.send(new SubmitSmResp(sequence, CommandStatus.ESME_ROK, "id", Tlvs.NONE));

            int unbind = esme.centre.expect(CommandId.UNBIND).sequenceNumber();
            assertThat(submitted.get(30, TimeUnit.SECONDS)).isEqualTo(new Accepted("id"));
            esme.centre.send(new UnbindResp(unbind));
            assertThat(esme.closed()).isEqualTo("unbound by us");
        }
    }

    @Test
    void ours_isDone_whenThePeerClosesInsteadOfAnswering() throws Exception {
        try (var esme = TestEsme.bind(settings -> settings)) {
            esme.session.unbind();
            esme.centre.expect(CommandId.UNBIND);

            esme.centre.close();

            assertThat(esme.closed()).isEqualTo("unbound by us");
        }
    }

    @Test
    void ours_givesUpOnAPeerThatDoesNotAnswer() throws Exception {
        var time = new ManualTime();
        try (var esme =
                TestEsme.bind(settings -> settings.clock(time).timer(time).enquireLinkTimer(Duration.ZERO))) {
            esme.session.unbind();
            esme.centre.expect(CommandId.UNBIND);
            time.advance(Duration.ofSeconds(10));
            assertThat(esme.closed()).isEqualTo("unbound by us; it was not answered");
        }
    }

    @Test
    void ours_givesUpOnAPeerThatDoesNotAnswerWhatWasSentBefore() throws Exception {
        try (var esme = TestEsme.bind(settings -> settings.unbindWait(Duration.ofMillis(50)))) {
            var _ = esme.session.submit(Messages.submit(0));
            esme.session.unbind();

            assertThat(esme.closed()).isEqualTo("unbound by us; not all was finished in time");
        }
    }

    @Test
    void ours_andThePeersAtTheSameTime_leaveNoThreadBehind_thatWaits() throws Exception {
        var residue = new Residue();
        try (var esme = TestEsme.bind(settings -> settings)) {
            var _ = esme.session.submit(Messages.submit(0));
            esme.centre.expect(CommandId.SUBMIT_SM);
            esme.session.unbind();
            var name = "smpp-unbind-" + esme.session.id() + ",";
            // It waits for the response.
            await().until(() -> residue.threadsOfLinks().values().stream()
                    .anyMatch(thread -> thread.startsWith(name) && thread.contains("Signal.await")));
            esme.centre.send(new Unbind(9)).expect(CommandId.UNBIND_RESP);
            esme.centre.close();
            assertThat(esme.closed()).isEqualTo("unbound by us");
            await().until(() ->
                    residue.threadsOfLinks().values().stream().noneMatch(thread -> thread.startsWith(name)));
        }
    }

    @Test
    void thePeers_isAnsweredAfterTheRequestsBeforeIt() throws Exception {
        try (var centre = TestCentre.start(this::keep)) {
            var esme = centre.bind(BindType.TRANSMITTER).send(Messages.submit(1), Messages.submit(2), new Unbind(3));
            await().until(() -> open.size() == 2);

            Thread.startVirtualThread(() -> open.forEach(exchange -> TestCentre.accept(exchange.request(), exchange)));

            assertThat(esme.expect(CommandId.SUBMIT_SM_RESP).sequenceNumber()).isEqualTo(1);
            assertThat(esme.expect(CommandId.SUBMIT_SM_RESP).sequenceNumber()).isEqualTo(2);
            assertThat(esme.expect(CommandId.UNBIND_RESP).sequenceNumber()).isEqualTo(3);
            esme.expectEndWithoutAnswer();
            esme.close();
            assertThat(centre.closed()).isEqualTo("unbound by the peer");
        }
    }

    @Test
    void aRefusedBind_isAnswered_andTheConnectionClosed() {
        try (var centre = TestCentre.start()) {
            var esme = centre.connect()
                    .send(
                            io.stonechat.protocol.BindRequest.builder()
                                    .sequenceNumber(1)
                                    .systemId("esme")
                                    .password("wrong")
                                    .build(),
                            Messages.submit(2));

            var answer = esme.expect(CommandId.BIND_TRANSCEIVER_RESP);
            assertThat(answer.commandStatus()).isEqualTo(CommandStatus.ESME_RINVPASWD);
            esme.expectEndWithoutAnswer();
            assertThat(centre.server.sessions()).isEmpty();
        }
    }

    @Test
    void aDrainedServer_unbindsItsSessions_andTakesNoNewOnes() throws Exception {
        try (var centre = TestCentre.start(this::keep)) {
            var esme = centre.bind(BindType.TRANSMITTER).send(Messages.submit(1));
            await().until(() -> open.size() == 1);
            var drained = CompletableFuture.supplyAsync(
                    () -> centre.server.drain(Duration.ofSeconds(30)), Thread::startVirtualThread);
            await().until(() -> centre.server.sessions().getFirst().state() == SessionState.UNBINDING);

            esme.send(Messages.submit(2));
            var refused = esme.expect(CommandId.SUBMIT_SM_RESP);
            TestCentre.accept(open.element().request(), open.remove());

            assertThat(refused.commandStatus()).isEqualTo(CommandStatus.ESME_RTHROTTLED);
            assertThat(esme.expect(CommandId.SUBMIT_SM_RESP).sequenceNumber()).isEqualTo(1);
            esme.send(new UnbindResp(esme.expect(CommandId.UNBIND).sequenceNumber()));
            assertThat(drained.get(30, TimeUnit.SECONDS)).isTrue();
            org.assertj.core.api.Assertions.assertThatThrownBy(centre::connect)
                    .isInstanceOf(io.stonechat.peer.PeerException.class);
        }
    }

    @Test
    void aServerThatUnbindsAll_waitsUntilEveryLinkIsClosed() {
        try (var centre = TestCentre.start()) {
            var esme = centre.bind(BindType.TRANSCEIVER);
            Thread.startVirtualThread(() -> {
                var unbind = esme.expect(CommandId.UNBIND);
                esme.send(new UnbindResp(unbind.sequenceNumber()));
            });

            centre.server.unbindAllAndAwait(Duration.ofSeconds(30));

            assertThat(centre.server.sessions()).isEmpty();
            esme.expectEndWithoutAnswer();
        }
    }

    @Test
    void aDrain_saysWhenNotEverySessionEndedInTime() {
        try (var centre = TestCentre.start(this::keep)) {
            var esme = centre.bind(BindType.TRANSMITTER).send(Messages.submit(1));
            await().until(() -> open.size() == 1);

            assertThat(centre.server.drain(Duration.ofMillis(20))).isFalse();

            esme.expectEnd();
        }
    }
}
