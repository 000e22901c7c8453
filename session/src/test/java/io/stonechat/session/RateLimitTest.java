package io.stonechat.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.peer.RawFrame;
import io.stonechat.peer.RawPeer;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.EnquireLink;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.PduException;
import io.stonechat.protocol.Request;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rates of sessions, and of all sessions of one system_id. */
class RateLimitTest {
    private final ManualTime time = new ManualTime();

    private Pacer pacer(int perSecond) {
        return new Pacer(
                perSecond,
                () -> Duration.between(java.time.Instant.EPOCH, time.instant()).toNanos(),
                time);
    }

    private static List<CommandStatus> submit(RawPeer peer, int count) {
        for (int i = 0; i < count; i++) {
            peer.send(Messages.submit(2 + i));
        }
        return Stream.generate(() -> peer.expect(CommandId.SUBMIT_SM_RESP).commandStatus())
                .limit(count)
                .toList();
    }

    @Test
    void aboveTheRateThatSessionsShare_messagesAreRefused_whicheverSessionTheyComeBy() throws Exception {
        var limit = new RateLimit(null, pacer(3), ThrottleAction.REJECT);
        try (var centre = TestCentre.start(limit.limiting(TestCentre::accept))) {
            var first = centre.bind(BindType.TRANSMITTER);
            var second = centre.bind(BindType.TRANSMITTER);

            assertThat(submit(first, 2)).containsOnly(CommandStatus.ESME_ROK);
            assertThat(submit(second, 2)).containsExactly(CommandStatus.ESME_ROK, CommandStatus.ESME_RTHROTTLED);
            assertThat(centre.events).anyMatch(SessionEvent.Throttled.class::isInstance);

            time.advance(Duration.ofMillis(334));
            assertThat(submit(first, 1)).containsOnly(CommandStatus.ESME_ROK);
        }
    }

    @Test
    void whatCannotBeRead_getsToTheHandlerBehindTheRate() {
        var behind = new RequestHandler() {
            @Override
            public void handle(Request request, Exchange exchange) {
                TestCentre.accept(request, exchange);
            }

            @Override
            public boolean unreadable(Octets frame, PduException problem, Consumer<CommandStatus> answer) {
                answer.accept(CommandStatus.ESME_RX_P_APPN);
                return true;
            }
        };
        var limit = new RateLimit(pacer(1), null, ThrottleAction.PACE);
        try (var centre = TestCentre.start(limit.limiting(behind))) {
            var esme = centre.bind(BindType.TRANSMITTER);
            esme.send(RawFrame.of(CommandId.SUBMIT_SM, 0, 7, new byte[] {0, 1, 2}));

            assertThat(esme.expect(CommandId.SUBMIT_SM_RESP).commandStatus()).isEqualTo(CommandStatus.ESME_RX_P_APPN);
        }
    }

    @Test
    void aboveItsOwnRate_aSessionsMessagesWait_inTheirOrder_andNothingElseDoes() {
        var limit = new RateLimit(pacer(1), null, ThrottleAction.PACE);
        try (var centre = TestCentre.start(limit.limiting(TestCentre::accept))) {
            var esme = centre.bind(BindType.TRANSMITTER);
            esme.send(Messages.submit(2), Messages.submit(3), Messages.submit(4), new EnquireLink(5));

            assertThat(esme.receive().sequenceNumber()).isEqualTo(2);
            assertThat(esme.receive().commandId()).isEqualTo(CommandId.ENQUIRE_LINK_RESP);
            time.advance(Duration.ofSeconds(1));
            assertThat(esme.receive().sequenceNumber()).isEqualTo(3);
            time.advance(Duration.ofSeconds(1));
            assertThat(esme.receive().sequenceNumber()).isEqualTo(4);
        }
    }
}
