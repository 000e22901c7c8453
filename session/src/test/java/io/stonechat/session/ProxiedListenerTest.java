package io.stonechat.session;

import static io.stonechat.session.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.peer.RawPeer;
import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandId;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A listener behind proxies that speak the PROXY protocol. */
class ProxiedListenerTest {
    private static final InetSocketAddress FAR = new InetSocketAddress("203.0.113.9", 40_000);
    private static final ProxyHeader HEADER = new ProxyHeader(FAR, new InetSocketAddress("198.51.100.7", 2775));
    private static final List<Cidr> LOOPBACK = List.of(Cidr.parse("127.0.0.0/8"));

    private static TestCentre centre(ProxyPolicy policy) {
        return centre(policy, settings -> settings);
    }

    private static TestCentre centre(ProxyPolicy policy, UnaryOperator<ServerConfig.Builder> more) {
        return TestCentre.start(TestCentre::accept, settings -> more.apply(settings.proxy(policy)));
    }

    private static byte[] bind() {
        return RawPeer.octets(BindRequest.builder()
                .sequenceNumber(1)
                .type(BindType.TRANSCEIVER)
                .systemId("esme")
                .password(TestCentre.PASSWORD)
                .build());
    }

    private static byte[] join(byte[] first, byte[] second) {
        var all = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static String refusal(TestCentre centre) {
        await().until(() -> centre.events.stream().anyMatch(SessionEvent.ConnectionRefused.class::isInstance));
        return centre.events.stream()
                .filter(SessionEvent.ConnectionRefused.class::isInstance)
                .map(SessionEvent.ConnectionRefused.class::cast)
                .findFirst()
                .orElseThrow()
                .reason();
    }

    @ParameterizedTest
    @EnumSource(ProxyHeader.Version.class)
    void theAddressBehindATrustedProxy_isTheSessions(ProxyHeader.Version version) throws Exception {
        try (var centre = centre(ProxyPolicy.required(LOOPBACK))) {
            // header and bind in one segment: nothing behind the header may be lost
            centre.connect().send(join(HEADER.toBytes(version), bind())).expect(CommandId.BIND_TRANSCEIVER_RESP);

            assertThat(centre.session().remote()).isEqualTo(FAR);
        }
    }

    @ParameterizedTest
    @EnumSource(ProxyHeader.Version.class)
    void aHeaderThatComesOctetByOctet_isRead(ProxyHeader.Version version) throws Exception {
        try (var centre = centre(ProxyPolicy.required(LOOPBACK))) {
            centre.connect()
                    .sendInPieces(1, join(HEADER.toBytes(version), bind()))
                    .expect(CommandId.BIND_TRANSCEIVER_RESP);

            assertThat(centre.session().remote()).isEqualTo(FAR);
        }
    }

    @Test
    void aRequiredHeader_thatIsMissing_endsTheConnection() {
        try (var centre = centre(ProxyPolicy.required(LOOPBACK))) {
            centre.connect().send(bind()).expectEndWithoutAnswer();

            assertThat(refusal(centre)).contains("does not start with a PROXY protocol header");
            await().until(() -> centre.server.connections() == 0);
        }
    }

    @Test
    void anOptionalHeader_mayBeLeftOut() throws Exception {
        try (var centre = centre(ProxyPolicy.optional(LOOPBACK))) {
            centre.connect().send(bind()).expect(CommandId.BIND_TRANSCEIVER_RESP);

            assertThat(centre.session().remote().toString()).contains("127.0.0.1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PROXY TCP4 nonsense\r\n", "PROXY TCP4 1.2.3.4 1.2.3.4 99999 1\r\n", "\r\n\r\n and more of it"})
    void aMalformedHeader_endsTheConnection_evenWhereItIsOptional(String header) {
        try (var centre = centre(ProxyPolicy.optional(LOOPBACK))) {
            centre.connect()
                    .send(join(header.getBytes(StandardCharsets.US_ASCII), bind()))
                    .expectEndWithoutAnswer();

            assertThat(refusal(centre)).contains("malformed");
        }
    }

    @Test
    void aHeaderThatDoesNotCome_endsTheConnection() {
        try (var centre = centre(new ProxyPolicy(LOOPBACK, true, Duration.ofMillis(50)))) {
            centre.connect().send("PROX".getBytes(StandardCharsets.US_ASCII)).expectEndWithoutAnswer();

            assertThat(refusal(centre)).contains("did not come within 50 ms");
        }
    }

    @Test
    void nobodyElse_isBelieved() {
        var elsewhere = List.of(Cidr.parse("192.0.2.1"));
        try (var required = centre(ProxyPolicy.required(elsewhere));
                var optional = centre(ProxyPolicy.optional(elsewhere))) {
            required.connect().expectEndWithoutAnswer();
            assertThat(refusal(required)).contains("trusted proxy");

            // taken for what it is: an ESME that sends something else than SMPP
            optional.connect().send(HEADER.toBytes(ProxyHeader.Version.V1)).expectEndWithoutAnswer();
            optional.bind(BindType.TRANSCEIVER);
        }
    }

    @Test
    void aProxysOwnConnection_isTakenForItself() throws Exception {
        try (var centre = centre(ProxyPolicy.required(LOOPBACK))) {
            centre.connect()
                    .send(join(ProxyHeader.LOCAL.toBytes(ProxyHeader.Version.V2), bind()))
                    .expect(CommandId.BIND_TRANSCEIVER_RESP);

            assertThat(centre.session().remote().toString()).contains("127.0.0.1");
        }
    }

    @Test
    void theAllowList_isAboutTheAddressBehindTheProxy() throws Exception {
        var far = List.of(Cidr.parse("203.0.113.0/24"));
        try (var allowed = centre(ProxyPolicy.required(LOOPBACK), settings -> settings.allow(far));
                var refused = centre(ProxyPolicy.required(LOOPBACK), settings -> settings.allow(LOOPBACK))) {
            var octets = join(HEADER.toBytes(ProxyHeader.Version.V2), bind());

            allowed.connect().send(octets).expect(CommandId.BIND_TRANSCEIVER_RESP);
            refused.connect().send(octets).expectEndWithoutAnswer();
            assertThat(refusal(refused)).contains("allow list");
        }
    }

    @Test
    void theLimitOfUnboundConnections_isAboutTheAddressBehindTheProxy() {
        try (var centre = centre(
                ProxyPolicy.required(LOOPBACK),
                settings -> settings.limits(ServerLimits.DEFAULTS.withUnboundPerAddress(1)))) {
            for (int i = 1; i < 4; i++) {
                var from = new ProxyHeader(new InetSocketAddress("203.0.113." + i, 1), FAR);
                centre.connect().send(from.toBytes(ProxyHeader.Version.V1));
            }
            await().until(() -> centre.server.unboundConnections() == 3);
            var again = new ProxyHeader(new InetSocketAddress("203.0.113.2", 1), FAR);
            centre.connect().send(again.toBytes(ProxyHeader.Version.V1)).expectEndWithoutAnswer();

            assertThat(refusal(centre)).contains("203.0.113.2");
        }
    }
}
