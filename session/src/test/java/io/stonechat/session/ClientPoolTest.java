package io.stonechat.session;

import static io.stonechat.session.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stonechat.peer.RawPeer;
import io.stonechat.peer.RawServer;
import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.LongMessage;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.SubmitSm;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several hosts and connections: which are bound, which one a request takes, and what of the names and versions. */
class ClientPoolTest {
    private static final ReconnectPolicy QUICK = new ReconnectPolicy(
            Duration.ofMillis(20),
            Duration.ofMillis(20),
            Duration.ZERO,
            Duration.ofMillis(20),
            Duration.ofMillis(20),
            Duration.ofMillis(20));

    private final Map<TestCentre, AtomicInteger> taken = new ConcurrentHashMap<>();
    private final List<SmppClient> clients = new ArrayList<>();
    private final TestCentre first = counting();
    private final TestCentre second = counting();

    private TestCentre counting() {
        var count = new AtomicInteger();
        var centre = TestCentre.start((request, exchange) -> {
            count.incrementAndGet();
            TestCentre.accept(request, exchange);
        });
        taken.put(centre, count);
        return centre;
    }

    @AfterEach
    void stop() {
        clients.forEach(client -> client.sessions().forEach(session -> session.close("the test is over")));
        clients.forEach(SmppClient::close);
        first.close();
        second.close();
    }

    private int taken(TestCentre centre) {
        return java.util.Objects.requireNonNull(taken.get(centre)).get();
    }

    private static Endpoint place(TestCentre centre) {
        return new Endpoint("127.0.0.1", centre.server.localAddress().getPort());
    }

    private SmppClient start(UnaryOperator<ClientConfig.Builder> settings) {
        var client = SmppClient.start(
                settings.apply(ClientConfig.builder()
                                .hosts(List.of(place(first), place(second)))
                                .systemId("esme")
                                .password(TestCentre.PASSWORD)
                                .unbindWait(Duration.ofSeconds(1))
                                .reconnect(QUICK))
                        .build(),
                ClientHandler.of(TestCentre::accept));
        clients.add(client);
        return client;
    }

    private static void submit(SmppClient client, int count) {
        for (int i = 0; i < count; i++) {
            assertThat(client.outcomeAndAwait(Messages.submit(0))).isInstanceOf(Accepted.class);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "FAILOVER", mode = EnumSource.Mode.EXCLUDE)
    void allHostsAreBound_withAsManyConnectionsEach(Balancing balancing) {
        var client = start(settings -> settings.connections(2).balancing(balancing));

        await().until(() -> client.sessions().size() == 4);

        assertThat(first.server.sessions()).hasSize(2);
        assertThat(second.server.sessions()).hasSize(2);
        assertThat(client.connections()).extracting(ConnectionStatus::phase).containsOnly(ConnectionStatus.Phase.BOUND);
    }

    @Test
    void roundRobin_takesTurns() {
        var client = start(settings -> settings.connections(2).balancing(Balancing.ROUND_ROBIN));
        await().until(() -> client.sessions().size() == 4);

        submit(client, 40);

        assertThat(taken(first)).isEqualTo(20);
        assertThat(taken(second)).isEqualTo(20);
    }

    @Test
    void priority_goesToTheFirstHost_asLongAsItIsBound_andBackToIt() {
        var client = start(settings -> settings.balancing(Balancing.PRIORITY));
        await().until(() -> client.sessions().size() == 2);

        submit(client, 10);
        assertThat(taken(first)).isEqualTo(10);
        assertThat(taken(second)).isZero();

        int port = first.server.localAddress().getPort();
        first.close();
        await().until(() -> client.sessions().size() == 1);
        submit(client, 10);
        assertThat(taken(second)).isEqualTo(10);

        try (var again = TestCentre.start(TestCentre::accept, settings -> settings.port(port))) {
            await().until(() -> client.sessions().size() == 2);
            submit(client, 10);
            assertThat(taken(second)).isEqualTo(10);
            assertThat(again.server.sessions()).hasSize(1);
        }
    }

    @Test
    void failover_bindsToOneHost_andGoesToTheNextWhenThatFails() {
        var client = start(settings -> settings.connections(2).balancing(Balancing.FAILOVER));
        await().until(() -> client.sessions().size() == 2);
        assertThat(first.server.sessions()).hasSize(2);
        assertThat(second.server.sessions()).isEmpty();

        first.close();

        await().until(() ->
                second.server.sessions().size() == 2 && client.sessions().size() == 2);
        submit(client, 3);
        assertThat(taken(second)).isEqualTo(3);
        assertThat(client.connections()).extracting(ConnectionStatus::endpoint).containsOnly(place(second));
    }

    @Test
    void failover_doesNotTryTheNextHost_whenTheFirstDoesNotKnowUs() {
        var client = start(settings -> settings.password("wrong").balancing(Balancing.FAILOVER));

        // Not its phase: it hardly waits, while the centre holds back each refusal for longer.
        await().until(() -> client.connections().getFirst().failures() > 1);

        assertThat(second.events).isEmpty();
        var status = client.connections().getFirst();
        assertThat(status.refusal()).isEqualTo(CommandStatus.ESME_RINVPASWD);
        assertThat(status.problem()).contains("ESME_RINVPASWD");
        assertThat(status.endpoint()).isEqualTo(place(first));
        assertThatThrownBy(() -> client.firstBound().join()).hasCauseInstanceOf(BindFailedException.class);
    }

    @Test
    void aKey_alwaysFindsTheSameSession_andAnotherOnceThatIsGone() {
        var client = start(settings -> settings.connections(4));
        await().until(() -> client.sessions().size() == 8);
        var session = client.session("key").orElseThrow();

        for (int i = 0; i < 100; i++) {
            assertThat(client.session("key")).contains(session);
        }
        assertThat(java.util.stream.IntStream.range(0, 200)
                        .mapToObj(key -> client.session("key" + key).orElseThrow())
                        .distinct())
                .hasSize(8);
        session.close("on purpose");
        assertThat(client.session("key")).isPresent().get().isNotEqualTo(session);
    }

    @ParameterizedTest
    @EnumSource(names = {"UDH_8", "UDH_16", "SAR"})
    void segmentsOfOneMessage_takeOneSession(LongMessage.Method method) throws Exception {
        BlockingQueue<String> sessions = new LinkedBlockingQueue<>();
        try (var centre = TestCentre.start((request, exchange) -> {
            sessions.add(exchange.session().id());
            TestCentre.accept(request, exchange);
        })) {
            var client = start(settings ->
                    settings.hosts(List.of(place(centre))).connections(8).balancing(Balancing.ROUND_ROBIN));
            await().until(() -> client.sessions().size() == 8);

            var segments =
                    LongMessage.of("A long text. ".repeat(80)).with(method).split(77);
            for (var segment : segments) {
                Request pdu = segment.applyTo(SubmitSm.builder().source("a").destination("41791234567"))
                        .build();
                assertThat(client.send(pdu)
                                .get(30, TimeUnit.SECONDS)
                                .commandStatus()
                                .isOk())
                        .isTrue();
            }

            assertThat(segments.size()).isGreaterThan(5);
            assertThat(sessions).hasSize(segments.size());
            assertThat(sessions.stream().distinct()).hasSize(1);
        }
    }

    @Test
    void aName_isLookedUpAtEachAttempt_andAllItsAddressesAreTried() {
        var asked = new CopyOnWriteArrayList<String>();
        var loopback = InetAddress.ofLiteral("127.0.0.1");
        // Nobody listens on the second address of the loopback network.
        var deaf = InetAddress.ofLiteral("127.7.7.7");
        var client = start(settings -> settings.hosts(
                        List.of(new Endpoint("centre.example", place(first).port())))
                .resolver(host -> {
                    asked.add(host);
                    if (asked.size() == 1) {
                        throw new UnknownHostException(host);
                    }
                    return asked.size() == 2 ? List.of(deaf) : List.of(deaf, loopback);
                }));

        await().until(client::isBound);

        assertThat(asked).hasSize(3).containsOnly("centre.example");
        assertThatThrownBy(() -> client.firstBound().join()).hasMessageContaining("the name centre.example is unknown");
        assertThat(client.connections().getFirst().failures()).isZero();
    }

    @Test
    void bindingOnce_triesOneHostAfterTheOther() throws Exception {
        try (var closed = new ClosedPort()) {
            var config = ClientConfig.builder()
                    .hosts(List.of(new Endpoint("127.0.0.1", closed.number()), place(second)))
                    .systemId("esme")
                    .password(TestCentre.PASSWORD)
                    .build();
            var session = SmppClient.connect(config, ClientHandler.of(TestCentre::accept));
            assertThat(second.server.sessions()).hasSize(1);
            session.close("the test is over");
        }
    }

    // ---- versions

    private static BindRequest nextBind(RawServer server, CommandStatus answer) {
        var centre = server.accept();
        var bind = centre.receiveBind();
        centre.answerBind(bind, answer);
        return bind;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ESME_RBINDFAIL", "ESME_RINVSYSID", "ESME_RSYSERR"})
    void aCentreThatRefusesSmpp5_isBoundWith34_andAtOnceTheNextTime(String status) {
        try (var server = RawServer.start()) {
            var client = start(settings -> settings.hosts(List.of(new Endpoint("127.0.0.1", server.port())))
                    .interfaceVersion(0x50));

            assertThat(nextBind(server, CommandStatus.byName(status).orElseThrow())
                            .interfaceVersion())
                    .isEqualTo(0x50);
            RawPeer centre = server.accept();
            var bind = centre.receiveBind();
            assertThat(bind.interfaceVersion()).isEqualTo(0x34);
            centre.answerBind(bind, CommandStatus.ESME_ROK);
            await().until(client::isBound);
            assertThat(client.session().orElseThrow().interfaceVersion()).isEqualTo(0x34);

            centre.reset();
            assertThat(nextBind(server, CommandStatus.ESME_ROK).interfaceVersion())
                    .isEqualTo(0x34);
        }
    }

    @Test
    void aWrongPassword_orAFallbackSwitchedOff_isNoReasonForAnotherVersion() {
        try (var server = RawServer.start()) {
            var config =
                    ClientConfig.builder().port(server.port()).systemId("esme").interfaceVersion(0x50);
            server.each(centre -> centre.answerBind(centre.receiveBind(), CommandStatus.ESME_RINVPASWD));

            assertThatThrownBy(() -> SmppClient.connect(config.build(), ClientHandler.of(TestCentre::accept)))
                    .isInstanceOfSatisfying(
                            BindFailedException.class,
                            e -> assertThat(e.status()).isEqualTo(CommandStatus.ESME_RINVPASWD));
        }
        try (var server = RawServer.start()) {
            var binds = new AtomicInteger();
            server.each(centre -> {
                binds.incrementAndGet();
                centre.answerBind(centre.receiveBind(), CommandStatus.ESME_RBINDFAIL);
            });

            assertThatThrownBy(() -> SmppClient.connect(
                            ClientConfig.builder()
                                    .port(server.port())
                                    .interfaceVersion(0x50)
                                    .versionFallback(false)
                                    .build(),
                            ClientHandler.of(TestCentre::accept)))
                    .isInstanceOf(BindFailedException.class);
            assertThat(binds).hasValue(1);
        }
    }

    // ---- what goes ahead of the bind

    @ParameterizedTest
    @EnumSource
    void thePROXYHeader_goesAheadOfTheBind(ProxyHeader.Version version) throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            start(settings -> settings.hosts(List.of(new Endpoint("127.0.0.1", listener.getLocalPort())))
                    .proxyHeader(version));

            try (var connection = listener.accept()) {
                byte[] octets = new byte[200];
                int length = 0;
                while (!(ProxyHeader.read(octets, 0, length) instanceof ProxyHeader.Complete)) {
                    int more = connection.getInputStream().read(octets, length, 1);
                    assertThat(more).isEqualTo(1);
                    length++;
                }
                var header = ((ProxyHeader.Complete) ProxyHeader.read(octets, 0, length)).header();
                assertThat(header.source()).isEqualTo(connection.getRemoteSocketAddress());
                assertThat(header.destination()).isEqualTo(connection.getLocalSocketAddress());
                byte[] bind = connection.getInputStream().readNBytes(8);
                assertThat(bind[7]).isEqualTo((byte) CommandId.BIND_TRANSCEIVER);
            }
        }
    }

    @Test
    void settingsOutOfRange_areRefused() {
        assertThatThrownBy(() -> new Endpoint("", 2775)).hasMessageContaining("host");
        assertThatThrownBy(() -> new Endpoint("a", 0)).hasMessageContaining("port");
        assertThatThrownBy(() -> ClientConfig.builder().connections(1001).build())
                .hasMessageContaining("connections");
        assertThatThrownBy(() -> new ReconnectPolicy(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(1),
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1)))
                .hasMessageContaining("longest");
        assertThat(new Endpoint("2001:db8::1", 2775)).hasToString("[2001:db8::1]:2775");
    }
}
