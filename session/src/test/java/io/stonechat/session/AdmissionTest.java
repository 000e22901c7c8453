package io.stonechat.session;

import static io.stonechat.session.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.peer.RawFrame;
import io.stonechat.peer.RawPeer;
import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.BindResp;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.EnquireLink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Who may connect, and how often bind. */
class AdmissionTest {
    private static TestCentre centre(UnaryOperator<ServerConfig.Builder> settings) {
        return TestCentre.start(TestCentre::accept, settings);
    }

    private static BindRequest request(String systemId, String password) {
        return BindRequest.builder()
                .sequenceNumber(1)
                .type(BindType.TRANSCEIVER)
                .systemId(systemId)
                .password(password)
                .build();
    }

    private static CommandStatus tryBind(RawPeer peer, String systemId, String password) {
        return peer.send(request(systemId, password)).receive().commandStatus();
    }

    private static boolean wasRefused(TestCentre centre, ConnectionRefusal why) {
        return centre.events.stream()
                .anyMatch(event -> event instanceof SessionEvent.ConnectionRefused refused && refused.why() == why);
    }

    @Test
    void aConnectionAboveTheLimit_isClosed_andAPlaceThatGetsFreeIsTakenAgain() throws Exception {
        try (var centre = centre(settings -> settings.maxConnections(1))) {
            var first = centre.bind(BindType.TRANSCEIVER);

            centre.connect().expectEndWithoutAnswer();
            await().until(() -> wasRefused(centre, ConnectionRefusal.CONNECTIONS));

            first.close();
            centre.closed();
            await().until(() -> centre.server.connections() == 0);
            centre.bind(BindType.RECEIVER);
        }
    }

    @Test
    void connectionsThatDoNotBind_areLimited_inAll() {
        try (var centre = centre(settings -> settings.limits(ServerLimits.DEFAULTS.withUnbound(2)))) {
            var idle = centre.connect();
            var binding = centre.connect();

            centre.connect().expectEndWithoutAnswer();
            await().until(() -> wasRefused(centre, ConnectionRefusal.UNBOUND));

            // bound ones do not count
            binding.bind(BindType.TRANSCEIVER, "esme", TestCentre.PASSWORD);
            await().until(() -> centre.server.unboundConnections() == 1);
            centre.bind(BindType.TRANSCEIVER);
            idle.send(new EnquireLink(1)).expect(CommandId.ENQUIRE_LINK_RESP);
        }
    }

    @Test
    void connectionsThatDoNotBind_areLimited_forEachAddress() {
        try (var centre = centre(settings -> settings.limits(ServerLimits.DEFAULTS.withUnboundPerAddress(1)))) {
            var first = centre.connect();
            first.send(new EnquireLink(1)).expect(CommandId.ENQUIRE_LINK_RESP);

            centre.connect().expectEndWithoutAnswer();
            await().until(() -> wasRefused(centre, ConnectionRefusal.UNBOUND_PER_ADDRESS));

            first.close();
            await().until(() -> centre.server.unboundConnections() == 0);
            centre.bind(BindType.TRANSCEIVER);
        }
    }

    @Test
    void anAddressOutsideTheAllowList_isClosedUnanswered() {
        try (var centre = centre(settings -> settings.allow(List.of(Cidr.parse("192.0.2.0/24"))))) {
            centre.connect().send(request("esme", TestCentre.PASSWORD)).expectEnd();

            await().until(() -> wasRefused(centre, ConnectionRefusal.NOT_ALLOWED));
            assertThat(centre.server.connections()).isZero();
        }
    }

    @Test
    void theBindsOfASystemId_areLimited_andThoseOfAll() throws Exception {
        try (var centre = centre(
                settings -> settings.limits(ServerLimits.DEFAULTS.withBinds(3).withBindsPerSystemId(2)))) {
            var first = centre.bind(BindType.TRANSCEIVER);
            centre.bind(BindType.RECEIVER);

            assertThat(tryBind(centre.connect(), "esme", TestCentre.PASSWORD)).isEqualTo(CommandStatus.ESME_RBINDFAIL);
            assertThat(tryBind(centre.connect(), "other", TestCentre.PASSWORD)).isEqualTo(CommandStatus.ESME_ROK);
            assertThat(tryBind(centre.connect(), "third", TestCentre.PASSWORD)).isEqualTo(CommandStatus.ESME_RBINDFAIL);

            first.close();
            await().until(() -> centre.server.sessions("esme").size() == 1);
            await().until(() ->
                    tryBind(centre.connect(), "third", TestCentre.PASSWORD).isOk());
        }
    }

    @Test
    void aWrongPassword_isAnsweredAfterADelay_duringWhichNothingElseIsHeard() {
        var time = new ManualTime();
        try (var centre = centre(settings -> settings.clock(time).timer(time))) {
            var peer = centre.connect();
            peer.send(request("esme", "wrong"), new EnquireLink(2));
            // the timers of the link, and the answer that is held back
            await().until(() -> time.waiting() == 2);
            assertThat(centre.events).anyMatch(SessionEvent.BindRefused.class::isInstance);
            assertThat(centre.server.unboundConnections()).isEqualTo(1);

            var answer = CompletableFuture.supplyAsync(peer::receive, Thread::startVirtualThread);
            time.advance(Duration.ofMillis(249));
            assertThat(answer).isNotDone();
            time.advance(Duration.ofMillis(1));

            RawFrame refused = answer.join();
            assertThat(refused.pdu()).isInstanceOf(BindResp.class);
            assertThat(refused.commandStatus()).isEqualTo(CommandStatus.ESME_RINVPASWD);
            time.advance(Duration.ofSeconds(1));
            peer.expectEndWithoutAnswer();
        }
    }

    @Test
    void whoFailsTooOften_isLockedOut_evenWithTheRightPassword_untilTheLockIsOver() {
        var time = new ManualTime();
        try (var centre = centre(settings -> settings.clock(time)
                .timer(time)
                .lockout(LockoutPolicy.DEFAULTS
                        .withFailures(0, 2)
                        .withDelay(Duration.ZERO, Duration.ZERO)
                        .withLock(Duration.ofMinutes(1), Duration.ofHours(1))))) {
            assertThat(tryBind(centre.connect(), "esme", "wrong")).isEqualTo(CommandStatus.ESME_RINVPASWD);
            assertThat(tryBind(centre.connect(), "esme", "wrong")).isEqualTo(CommandStatus.ESME_RINVPASWD);
            assertThat(centre.events)
                    .contains(new SessionEvent.LockedOut(LockoutSubject.SYSTEM_ID, "esme", Duration.ofMinutes(1)));
            assertThat(centre.server.lockedOut()).isEqualTo(1);

            var locked = centre.connect();
            var refusal = CompletableFuture.supplyAsync(
                    () -> tryBind(locked, "esme", TestCentre.PASSWORD), Thread::startVirtualThread);
            await().until(() -> {
                time.advance(Duration.ofMillis(1));
                return refusal.isDone();
            });
            assertThat(refusal.join()).isEqualTo(CommandStatus.ESME_RBINDFAIL);
            assertThat(tryBind(centre.connect(), "other", TestCentre.PASSWORD)).isEqualTo(CommandStatus.ESME_ROK);

            time.advance(Duration.ofMinutes(1));
            assertThat(centre.events).contains(new SessionEvent.Unlocked(LockoutSubject.SYSTEM_ID, "esme"));
            assertThat(tryBind(centre.connect(), "esme", TestCentre.PASSWORD)).isEqualTo(CommandStatus.ESME_ROK);
        }
    }

    @Test
    void anAddressThatIsLockedOut_isNotEvenListenedTo() {
        try (var centre = centre(settings ->
                settings.lockout(LockoutPolicy.DEFAULTS.withFailures(1, 0).withDelay(Duration.ZERO, Duration.ZERO)))) {
            assertThat(tryBind(centre.connect(), "esme", "wrong")).isEqualTo(CommandStatus.ESME_RINVPASWD);

            centre.connect().expectEndWithoutAnswer();
            await().until(() -> wasRefused(centre, ConnectionRefusal.LOCKED_OUT));
        }
    }

    @Test
    void aServerThatIsClosed_leavesNoTimerOfALockBehind() {
        var time = new ManualTime();
        try (var centre = centre(settings -> settings.clock(time)
                .timer(time)
                .lockout(LockoutPolicy.DEFAULTS.withFailures(1, 1).withDelay(Duration.ZERO, Duration.ZERO)))) {
            tryBind(centre.connect(), "esme", "wrong");
            await().until(() -> centre.server.lockedOut() == 2);

            centre.server.close();

            await().until(() -> {
                time.advance(Duration.ofSeconds(1));
                return time.waiting() == 0;
            });
            assertThat(centre.events).noneMatch(SessionEvent.Unlocked.class::isInstance);
        }
    }
}
