package io.stonechat.session;

import static io.stonechat.session.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.peer.RawFrame;
import io.stonechat.peer.RawPeer;
import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.SubmitSmResp;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.Tlvs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A peer that says "slower" is sent to more slowly, and a centre says so to ESMEs of SMPP 5.0. */
class ThrottlingTest {
    private final ManualTime time = new ManualTime();

    private TestEsme esme(int window) throws Exception {
        return TestEsme.bind(
                settings -> settings.window(window).clock(time).timer(time).enquireLinkTimer(Duration.ZERO));
    }

    private static List<CompletableFuture<Outcome>> submit(TestEsme esme, int count) {
        var sent = new ArrayList<CompletableFuture<Outcome>>();
        for (int i = 0; i < count; i++) {
            sent.add(esme.session.submit(Messages.submit(0)));
        }
        return sent;
    }

    private static void answer(TestEsme esme, int count, CommandStatus status, Tlvs tlvs) {
        var frames = new ArrayList<RawFrame>();
        for (int i = 0; i < count; i++) {
            frames.add(esme.centre.expect(CommandId.SUBMIT_SM));
        }
        frames.forEach(frame -> esme.centre.send(new SubmitSmResp(frame.sequenceNumber(), status, "id", tlvs)));
    }

    private static void done(List<CompletableFuture<Outcome>> sent) {
        sent.forEach(CompletableFuture::join);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ESME_RTHROTTLED", "ESME_RMSGQFUL"})
    void refusalsForWantOfRoom_halveTheWindow_andAcceptancesGrowItBack(String status) throws Exception {
        try (var esme = esme(8)) {
            var first = submit(esme, 8);
            answer(esme, 8, CommandStatus.byName(status).orElseThrow(), Tlvs.NONE);
            done(first);

            assertThat(esme.session.window()).isEqualTo(4);
            assertThat(esme.events)
                    .anyMatch(event -> event instanceof SessionEvent.SlowedDown slowed
                            && slowed.reason().contains(status));

            await().until(() -> {
                int window = esme.session.window();
                var more = submit(esme, window);
                answer(esme, window, CommandStatus.ESME_ROK, Tlvs.NONE);
                done(more);
                return window == 8;
            });
            assertThat(esme.events).anyMatch(SessionEvent.UpToSpeed.class::isInstance);
        }
    }

    @Test
    void aSmallerWindow_holdsBackFurtherRequests_inTheirOrder() throws Exception {
        try (var esme = esme(4)) {
            var first = submit(esme, 4);
            answer(esme, 4, CommandStatus.ESME_RTHROTTLED, Tlvs.NONE);
            done(first);
            assertThat(esme.session.window()).isEqualTo(2);

            var third = new CompletableFuture<Void>();
            var sender = Thread.startVirtualThread(() -> {
                for (int i = 0; i < 3; i++) {
                    var _ = esme.session.submit(Messages.submit(0, "text " + i));
                }
                third.complete(null);
            });
            var one = esme.centre.expect(CommandId.SUBMIT_SM);
            var two = esme.centre.expect(CommandId.SUBMIT_SM);
            await().until(() -> sender.getState() == Thread.State.TIMED_WAITING);
            assertThat(third).isNotDone();

            esme.centre.send(new SubmitSmResp(one.sequenceNumber(), CommandStatus.ESME_ROK, "id", Tlvs.NONE));
            assertThat(esme.centre.expect(CommandId.SUBMIT_SM).sequenceNumber()).isGreaterThan(two.sequenceNumber());
            third.join();
        }
    }

    @Test
    void aRequestThatTimedOut_takesNoPlaceOfASmallerWindow() throws Exception {
        try (var esme = esme(4)) {
            var first = submit(esme, 2);
            answer(esme, 2, CommandStatus.ESME_RTHROTTLED, Tlvs.NONE);
            done(first);
            assertThat(esme.session.window()).isOne();

            var lost = esme.session.submit(Messages.submit(0));
            esme.centre.expect(CommandId.SUBMIT_SM);
            await().until(() -> {
                // One look at a time: the place is kept until the grace is over.
                if (!lost.isDone() && time.waiting() > 0) {
                    time.advance(Duration.ofSeconds(1));
                }
                return lost.isDone();
            });
            assertThat(lost.join()).isInstanceOf(Unknown.class);

            assertThat(esme.session.unanswered()).isOne();
            Thread.startVirtualThread(() -> submit(esme, 1));
            esme.centre.expect(CommandId.SUBMIT_SM);
        }
    }

    @Test
    void atAWindowOfOne_thereIsAPause_andThenTheNext() throws Exception {
        try (var esme = esme(1)) {
            var first = submit(esme, 1);
            answer(esme, 1, CommandStatus.ESME_RTHROTTLED, Tlvs.NONE);
            done(first);

            var second = CompletableFuture.supplyAsync(
                    () -> esme.session.submit(Messages.submit(0)).join(), Thread::startVirtualThread);
            assertThat(esme.session.pause()).isEqualTo(Duration.ofMillis(100));
            time.advance(Duration.ofMillis(99));
            assertThat(esme.session.unanswered()).isZero();
            assertThat(esme.session.pause()).isEqualTo(Duration.ofMillis(1));
            time.advance(Duration.ofMillis(1));
            assertThat(esme.session.pause()).isZero();
            answer(esme, 1, CommandStatus.ESME_ROK, Tlvs.NONE);

            assertThat(second.join()).isInstanceOf(Accepted.class);
        }
    }

    @Test
    void aCentreThatSaysItIsCongested_isSentToMoreSlowly() throws Exception {
        try (var esme = esme(8)) {
            var first = submit(esme, 8);
            answer(esme, 8, CommandStatus.ESME_ROK, Tlvs.of(Tlv.octet(TlvTag.CONGESTION_STATE, 100)));
            done(first);

            assertThat(esme.session.window()).isLessThan(8);
        }
    }

    @Test
    void whichAnswersSaySlower_canBeTold() throws Exception {
        try (var esme =
                TestEsme.bind(settings -> settings.window(8).saysSlower(CommandStatus.ESME_RSUBMITFAIL::equals))) {
            var first = submit(esme, 8);
            answer(esme, 8, CommandStatus.ESME_RTHROTTLED, Tlvs.NONE);
            done(first);
            assertThat(esme.session.window()).isEqualTo(8);

            var second = submit(esme, 8);
            answer(esme, 8, CommandStatus.ESME_RSUBMITFAIL, Tlvs.NONE);
            done(second);
            assertThat(esme.session.window()).isLessThan(8);
        }
    }

    @Test
    void whoDoesNotWantTo_isNotSlowedDown() throws Exception {
        try (var esme = TestEsme.bind(settings -> settings.window(8).obeysThrottling(false))) {
            var first = submit(esme, 8);
            answer(esme, 8, CommandStatus.ESME_RTHROTTLED, Tlvs.of(Tlv.octet(TlvTag.CONGESTION_STATE, 100)));
            done(first);

            assertThat(esme.session.window()).isEqualTo(8);
        }
    }

    private static OptionalInt congestionTold(TestCentre centre, int interfaceVersion) {
        RawPeer peer = centre.connect();
        peer.send(BindRequest.builder()
                        .sequenceNumber(1)
                        .type(BindType.TRANSMITTER)
                        .systemId("esme")
                        .password(TestCentre.PASSWORD)
                        .interfaceVersion(interfaceVersion)
                        .build())
                .expect(CommandId.BIND_TRANSMITTER_RESP);
        var answer = peer.send(Messages.submit(2)).receive().pdu();
        return ((SubmitSmResp) answer).tlvs().integer(TlvTag.CONGESTION_STATE);
    }

    @Test
    void anEsmeOfSmpp50_isToldHowLoadedTheCentreIs_andOthersAreNot() {
        var load = new AtomicInteger();
        try (var centre = TestCentre.start(
                TestCentre::accept,
                settings -> settings.interfaceVersion(0x50).window(4).load(load::get))) {
            // one of four places is taken by the request itself
            assertThat(congestionTold(centre, 0x50)).hasValue(25);
            load.set(93);
            assertThat(congestionTold(centre, 0x50)).hasValue(93);
            load.set(1_000);
            assertThat(congestionTold(centre, 0x50)).hasValue(100);
            assertThat(congestionTold(centre, 0x34)).isEmpty();
        }
    }
}
