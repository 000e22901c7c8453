package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_RINVCMDLEN;
import static io.stonechat.protocol.CommandStatus.ESME_RINVDSTADR;
import static io.stonechat.protocol.CommandStatus.ESME_RINVPASWD;
import static io.stonechat.protocol.CommandStatus.ESME_ROK;
import static io.stonechat.smpp.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.peer.RawClient;
import io.stonechat.peer.RawPeer;
import io.stonechat.protocol.Address;
import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.BindResp;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.EnquireLink;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.Tlvs;
import io.stonechat.session.Exchange;
import io.stonechat.session.ProxyHeader;
import io.stonechat.session.Unknown;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the keys of {@code server} do, over real sockets, and in a time that passes only as far as a test lets it. */
class ServerKeysTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final String ACME = "users: [ { system_id: acme, password: secret } ]\n";

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();

    private RunningGateway gateway(String keys) {
        return gateway(keys, ACME);
    }

    private RunningGateway gateway(String keys, String others) {
        return new RunningGateway(
                folder,
                "server: { bind_address: 127.0.0.1, port: 0, " + keys + " }\n" + others,
                "",
                wiring -> wiring,
                host -> host.clock(time).timer(time));
    }

    private static RawPeer connect(RunningGateway gateway) {
        return RawClient.connect(new InetSocketAddress(LOOPBACK, gateway.port()));
    }

    private static RawPeer bound(RunningGateway gateway) {
        RawPeer peer = connect(gateway).bind(BindType.TRANSCEIVER, "acme", "secret");
        await().until(() -> gateway.extension.switchboard().sessions().stream()
                .anyMatch(session -> session.kind().equals(Session.ESME)));
        return peer;
    }

    /** Lets at most so much time pass until this is done, and none before something is set to be done by then. */
    private void within(Duration most, Future<?> done) {
        Instant end = time.instant().plus(most);
        await().pollInterval(Duration.ofMillis(5)).until(() -> {
            if (!done.isDone()) {
                time.passNext(most, end);
            }
            return done.isDone();
        });
    }

    /** What a bind is answered within so much time; empty if the connection is closed instead. */
    private Optional<CommandStatus> bind(RunningGateway gateway, String password, Duration most) {
        RawPeer peer = connect(gateway);
        var answer = CompletableFuture.supplyAsync(() -> {
            peer.send(BindRequest.builder()
                    .sequenceNumber(1)
                    .systemId("acme")
                    .password(password)
                    .build());
            try (peer) {
                return Optional.of(((BindResp) peer.receive().pdu()).commandStatus());
            } catch (RuntimeException _) {
                return Optional.<CommandStatus>empty();
            }
        });
        within(most, answer);
        return answer.join();
    }

    private Optional<CommandStatus> bind(RunningGateway gateway, String password) {
        return bind(gateway, password, Duration.ofMillis(20));
    }

    @Test
    void bindAddress_andPort_areWhereItListens() throws Exception {
        for (String keys : List.of(
                "server: { bind_address: 127.0.0.1, port: %d }\n",
                "bind_address: 127.0.0.1\nport: %d\nserver: {}\n",
                "server: { listeners: [ { bind_address: 127.0.0.1, port: %d } ] }\n")) {
            int port = FreePort.choose();
            try (var gateway = new RunningGateway(folder, keys.formatted(port) + ACME)) {
                assertThat(gateway.smpp().bindAddress()).isEqualTo("127.0.0.1:" + port);
                gateway.esme().close();
            }
        }
    }

    @Test
    void allow_namesWhoMayConnect() {
        try (var gateway = gateway("allow: [192.0.2.0/24]")) {
            assertThat(bind(gateway, "secret")).isEmpty();
        }
        try (var gateway = gateway("allow: [192.0.2.0/24, 127.0.0.1]")) {
            assertThat(bind(gateway, "secret")).contains(ESME_ROK);
        }
    }

    @Test
    void sessionInitTimer_isHowLongAnEsmeMayTakeToBind() {
        try (var gateway = gateway("session_init_timer_ms: 700");
                var esme = connect(gateway)) {
            within(Duration.ofSeconds(1), CompletableFuture.runAsync(esme::expectEndWithoutAnswer));
        }
    }

    @Test
    void enquireLinkTimer_isHowLongALinkMayBeSilent() {
        try (var gateway = gateway("enquire_link_timer_ms: 700");
                var esme = bound(gateway)) {
            within(Duration.ofSeconds(1), CompletableFuture.runAsync(() -> esme.expect(CommandId.ENQUIRE_LINK)));
        }
    }

    @Test
    void inactivityTimer_isHowLongASessionMayGoWithoutAMessage() {
        try (var gateway = gateway("inactivity_timer_ms: 700");
                var esme = bound(gateway)) {
            within(Duration.ofSeconds(1), CompletableFuture.runAsync(() -> esme.expect(CommandId.UNBIND)));
        }
    }

    @Test
    void responseTimer_isHowLongAnAnswerIsWaitedFor() {
        try (var gateway = gateway("response_timer_ms: 700");
                var esme = bound(gateway)) {
            var outcome = gateway.smpp()
                    .deliverToAsync("acme", TestUpstream.deliver(Address.of("49"), Address.of("12"), "x"));
            esme.expect(CommandId.DELIVER_SM);
            within(Duration.ofSeconds(2), outcome);
            assertThat(outcome.join()).isInstanceOf(Unknown.class);
        }
    }

    @Test
    void window_isHowManyRequestsOfASessionAreTaken_andEnquireLinkIsAnsweredBehindThem() throws Exception {
        BlockingQueue<Exchange> held = new LinkedBlockingQueue<>();
        try (var upstream = new TestUpstream()) {
            upstream.onSubmit((_, exchange) -> held.add(exchange));
            String rest = ACME + DefaultsTest.binds(upstream) + "routing: { default_chain: [\"bind:up\"] }\n";
            try (var gateway = gateway("window: 2", rest);
                    var esme = bound(gateway)) {
                gateway.awaitBound("up");
                for (int i = 0; i < 3; i++) {
                    esme.send(TestEsme.message("4917", "x").toBuilder()
                            .sequenceNumber(2 + i)
                            .esmClass(2)
                            .build());
                }
                esme.send(new EnquireLink(9));
                esme.expect(CommandId.ENQUIRE_LINK_RESP);
                await().until(() -> held.size() == 2);
                held.take().reject(ESME_RINVDSTADR);
                assertThat(esme.expect(CommandId.SUBMIT_SM_RESP).commandStatus())
                        .isEqualTo(ESME_RINVDSTADR);
                await().until(() -> held.size() == 2);
            }
        }
    }

    @Test
    void maxPduBytes_isTheLongestPduThatIsRead() {
        SubmitSm large = TestEsme.message("4917", "").toBuilder()
                .sequenceNumber(2)
                .tlvs(Tlvs.of(new Tlv(TlvTag.MESSAGE_PAYLOAD, Octets.of(new byte[2000]))))
                .build();
        try (var gateway = gateway("max_pdu_bytes: 1024");
                var esme = bound(gateway)) {
            esme.send(large);
            assertThat(esme.expect(CommandId.GENERIC_NACK).commandStatus()).isEqualTo(ESME_RINVCMDLEN);
        }
    }

    @Test
    void maxUnbound_andMaxUnboundPerAddress_areHowManyConnectionsMayTakeTheirTime() {
        for (String key : new String[] {"max_unbound: 1", "max_unbound_per_address: 1"}) {
            try (var gateway = gateway(key);
                    var _ = connect(gateway)) {
                await(key).until(() -> bind(gateway, "secret").isEmpty());
            }
        }
    }

    @Test
    void proxyProtocol_mayBeLeftOut_whereItIsNotRequired() {
        String trusting = "proxy_protocol: { trusted: [127.0.0.1], required: %s }";
        try (var gateway = gateway(trusting.formatted(false))) {
            assertThat(bind(gateway, "secret")).contains(ESME_ROK);
        }
        try (var gateway = gateway(trusting.formatted(true))) {
            assertThat(bind(gateway, "secret")).isEmpty();
        }
    }

    @Test
    void proxyProtocolTimeout_isHowLongTheHeaderMayTake() {
        byte[] header = new ProxyHeader(
                        new InetSocketAddress("203.0.113.9", 1), new InetSocketAddress("198.51.100.1", 2775))
                .toBytes(ProxyHeader.Version.V1);
        try (var gateway = gateway("proxy_protocol: { trusted: [127.0.0.1], timeout_ms: 700 }");
                var esme = connect(gateway)) {
            esme.send(Arrays.copyOf(header, 5));
            esme.patience(Duration.ofSeconds(30));
            within(Duration.ofSeconds(1), CompletableFuture.runAsync(esme::expectEnd));
        }
    }

    private void failTwice(RunningGateway gateway) {
        assertThat(bind(gateway, "guess")).contains(ESME_RINVPASWD);
        assertThat(bind(gateway, "guess")).contains(ESME_RINVPASWD);
    }

    private static String lockout(String keys) {
        return "lockout: { " + keys + ", delay_ms: 0, longest_delay_ms: 1 }";
    }

    @Test
    void addressFailures_lockAnAddressOut() {
        try (var gateway = gateway(lockout("address_failures: 2, system_id_failures: 0"))) {
            failTwice(gateway);
            assertThat(bind(gateway, "secret")).isNotEqualTo(Optional.of(ESME_ROK));
        }
    }

    @Test
    void first_isHowLongALockLasts() {
        try (var gateway = gateway(lockout("system_id_failures: 2, first: 10s"))) {
            failTwice(gateway);
            assertThat(bind(gateway, "secret")).isNotEqualTo(Optional.of(ESME_ROK));
            time.advance(Duration.ofSeconds(11));
            assertThat(bind(gateway, "secret")).contains(ESME_ROK);
        }
    }

    @Test
    void longest_isHowLongALockLastsAtMost() {
        try (var gateway = gateway(lockout("system_id_failures: 2, first: 10s, longest: 10s"))) {
            failTwice(gateway);
            time.advance(Duration.ofSeconds(11));
            failUntilLocked(gateway);
            time.advance(Duration.ofSeconds(11));
            assertThat(bind(gateway, "secret")).contains(ESME_ROK);
        }
    }

    private void failUntilLocked(RunningGateway gateway) {
        await().until(() -> !bind(gateway, "guess").equals(Optional.of(ESME_RINVPASWD)));
    }

    @Test
    void forget_isHowLongAFailureCounts() {
        try (var gateway = gateway(lockout("system_id_failures: 2, forget: 5s"))) {
            assertThat(bind(gateway, "guess")).contains(ESME_RINVPASWD);
            time.advance(Duration.ofSeconds(6));
            assertThat(bind(gateway, "guess")).contains(ESME_RINVPASWD);
            assertThat(bind(gateway, "secret")).contains(ESME_ROK);
        }
    }

    @Test
    void delay_isHowLateTheFirstFailureIsAnswered_andLongestDelayHowLateTheOthers() {
        try (var gateway = gateway("lockout: { delay_ms: 100, longest_delay_ms: 100 }")) {
            Duration most = Duration.ofMillis(150);
            assertThat(bind(gateway, "guess", most)).contains(ESME_RINVPASWD);
            assertThat(bind(gateway, "guess", most)).contains(ESME_RINVPASWD);
            assertThat(bind(gateway, "guess", most)).contains(ESME_RINVPASWD);
        }
    }
}
