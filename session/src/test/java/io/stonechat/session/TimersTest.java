package io.stonechat.session;

import static io.stonechat.session.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.EnquireLink;
import io.stonechat.protocol.EnquireLinkResp;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.SubmitSmResp;
import io.stonechat.protocol.Tlvs;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** The timers of SMPP 3.4 §2.7, on a clock that only the test moves. */
class TimersTest {
    private final ManualTime time = new ManualTime();

    private void advanceUntil(BooleanSupplier condition) {
        advance(() -> true, condition);
    }

    /**
     * Moves the clock until something has come true: on only when the link has looked at it and waits for its next look, and while
     * nobody is given real time.
     */
    private void advance(BooleanSupplier mayPass, BooleanSupplier until) {
        await().pollInterval(Duration.ofMillis(2)).until(() -> {
            if (!until.getAsBoolean() && time.waiting() > 0 && mayPass.getAsBoolean()) {
                time.advance(Duration.ofSeconds(1));
            }
            return until.getAsBoolean();
        });
    }

    private TestCentre centre() {
        return TestCentre.start(
                TestCentre::accept, settings -> settings.clock(time).timer(time));
    }

    private static SubmitSmResp ok(int sequence) {
        return new SubmitSmResp(sequence, CommandStatus.ESME_ROK, "late", Tlvs.NONE);
    }

    @Test
    void sessionInit_dropsAConnectionThatDoesNotBind_evenOneThatTrickles() {
        try (var centre = centre()) {
            // the first octets of a bind, and enquire_links that are answered but bind nobody
            var slow = centre.connect().send(new EnquireLink(1));
            slow.expect(CommandId.ENQUIRE_LINK_RESP);
            slow.sendInPieces(1, new byte[] {0, 0, 0, 50, 0});

            advanceUntil(() -> centre.events.stream()
                    .anyMatch(event -> event instanceof SessionEvent.Dropped dropped
                            && dropped.reason().contains("session_init")));

            slow.expectEndWithoutAnswer();
        }
    }

    @Test
    void enquireLink_asksWhenNothingComes_andTheLinkLivesIfAnswered() throws Exception {
        try (var centre = centre()) {
            var esme = centre.bind(BindType.TRANSCEIVER);
            var session = centre.session();
            var enquiries = new Enquiries(session);

            for (int round = 0; round < 3; round++) {
                advanceUntil(enquiries::isOpen);
                int asked = esme.expect(CommandId.ENQUIRE_LINK).sequenceNumber();
                // with a number of the peer's own: some answer so
                esme.send(new EnquireLinkResp(asked + 1000));
                esme.send(new EnquireLink(7)).expect(CommandId.ENQUIRE_LINK_RESP);
            }

            assertThat(session.state().isBound()).isTrue();
        }
    }

    @Test
    void enquireLink_thatIsNotAnswered_endsTheLink() throws Exception {
        try (var centre = centre()) {
            var esme = centre.bind(BindType.TRANSCEIVER);
            var session = centre.session();

            advanceUntil(() -> session.closed().isDone());

            assertThat(session.closed().join()).contains("enquire_link");
            esme.expect(CommandId.ENQUIRE_LINK);
            esme.expectEnd();
        }
    }

    @Test
    void inactivity_unbindsAPeerThatOnlyAnswersEnquireLink() throws Exception {
        try (var centre = TestCentre.start(
                TestCentre::accept,
                settings -> settings.clock(time).timer(time).inactivityTimer(Duration.ofSeconds(90)))) {
            var esme = centre.bind(BindType.TRANSCEIVER);
            var session = centre.session();
            var enquiries = new Enquiries(session);
            var unbound = CompletableFuture.supplyAsync(
                    () -> {
                        var frame = esme.receive();
                        while (frame.commandId() == CommandId.ENQUIRE_LINK) {
                            esme.send(new EnquireLinkResp(frame.sequenceNumber()));
                            frame = esme.receive();
                        }
                        return frame.commandId();
                    },
                    Thread::startVirtualThread);

            advance(() -> !enquiries.isOpen() && session.state().isBound(), unbound::isDone);

            assertThat(unbound.join()).isEqualTo(CommandId.UNBIND);
            esme.close();
            assertThat(session.closed().get(30, TimeUnit.SECONDS)).contains("inactive");
        }
    }

    @Test
    void aResponseThatDoesNotCome_isUnknown_andALateOneIsTold() throws Exception {
        try (var esme =
                TestEsme.bind(settings -> settings.clock(time).timer(time).enquireLinkTimer(Duration.ZERO))) {
            var late = new CompletableFuture<Response>();
            var response = esme.session.send(Messages.submit(0), late::complete);
            int sequence = esme.centre.expect(CommandId.SUBMIT_SM).sequenceNumber();

            advanceUntil(response::isDone);

            assertThat(Outcome.of(response.handle((_, failure) -> failure).join()))
                    .isInstanceOf(Unknown.class);
            assertThat(esme.session.unanswered()).isEqualTo(1);
            esme.centre.send(ok(sequence));
            assertThat(Outcome.of(late.get(30, TimeUnit.SECONDS))).isEqualTo(new Accepted("late"));
            assertThat(esme.session.unanswered()).isZero();
            assertThat(esme.session.state().isBound()).isTrue();
            assertThat(esme.events)
                    .anyMatch(SessionEvent.TimedOut.class::isInstance)
                    .anyMatch(SessionEvent.LateResponse.class::isInstance);
        }
    }

    @Test
    void aLateResponseAfterTheGrace_isUnmatched() throws Exception {
        try (var esme = TestEsme.bind(settings -> settings.clock(time)
                .timer(time)
                .enquireLinkTimer(Duration.ZERO)
                .lateResponseGrace(Duration.ofSeconds(10)))) {
            var _ = esme.session.submit(Messages.submit(0));
            int sequence = esme.centre.expect(CommandId.SUBMIT_SM).sequenceNumber();

            advanceUntil(() -> esme.session.unanswered() == 0);

            esme.centre.send(ok(sequence));
            await().until(() -> esme.events.stream().anyMatch(SessionEvent.UnmatchedResponse.class::isInstance));
        }
    }

    @Test
    void aWindowFullOfTimedOutRequests_endsTheSession() throws Exception {
        try (var esme = TestEsme.bind(settings ->
                settings.clock(time).timer(time).enquireLinkTimer(Duration.ZERO).window(2))) {
            var _ = esme.session.submit(Messages.submit(0));
            var _ = esme.session.submit(Messages.submit(0));

            advanceUntil(() -> esme.session.closed().isDone());

            assertThat(esme.closed()).contains("window");
        }
    }

    @Test
    void aLinkThatIsGone_leavesNoTimerBehind() throws Exception {
        try (var centre = centre()) {
            centre.bind(BindType.TRANSCEIVER).close();
            centre.closed();

            await().until(() -> time.waiting() == 0);
        }
    }

    @Test
    void timersSwitchedOff_askNothing() throws Exception {
        try (var centre = TestCentre.start(
                TestCentre::accept,
                settings -> settings.clock(time)
                        .timer(time)
                        .sessionInitTimer(Duration.ZERO)
                        .enquireLinkTimer(Duration.ZERO)
                        .inactivityTimer(Duration.ZERO)
                        .responseTimer(Duration.ZERO))) {
            var unbound = centre.connect();
            var esme = centre.bind(BindType.TRANSCEIVER);

            time.advance(Duration.ofDays(1));

            assertThat(time.waiting()).isZero();
            esme.send(new EnquireLink(3)).expect(CommandId.ENQUIRE_LINK_RESP);
            unbound.send(new EnquireLink(4)).expect(CommandId.ENQUIRE_LINK_RESP);
        }
    }
}
