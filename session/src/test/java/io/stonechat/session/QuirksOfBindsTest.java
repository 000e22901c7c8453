package io.stonechat.session;

import static io.stonechat.session.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stonechat.peer.RawFrame;
import io.stonechat.peer.RawServer;
import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.EnquireLink;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What real centres and ESMEs do with binds and unbinds that the specification does not say, and what becomes of it. */
class QuirksOfBindsTest {
    private static final int BIND_RESP = 0x8000_0009;

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    private static CompletableFuture<SmppSession> connect(RawServer server, int version) {
        var config = ClientConfig.builder()
                .port(server.port())
                .systemId("esme")
                .interfaceVersion(version)
                .versionFallback(false)
                .build();
        return CompletableFuture.supplyAsync(
                () -> SmppClient.connect(config, ClientHandler.of(TestCentre::accept)), Thread::startVirtualThread);
    }

    @ParameterizedTest(name = "bind_resp with status {0} and body \"{1}\"")
    @CsvSource({
        "14, ''",
        "14, 00",
        "14, 63656e74726500",
        "5, 63656e747265",
        "13, 00 0210 0001 34",
        "0x22, ''",
        "0x410, 00"
    })
    void aRefusedBind_isRefused_whateverItsBody(String status, String body) {
        int code = Integer.decode(status);
        try (var server = RawServer.start()) {
            var binding = connect(server, 0x34);
            try (var centre = server.accept()) {
                var bind = centre.receiveBind();
                centre.send(RawFrame.of(BIND_RESP, code, bind.sequenceNumber(), hex(body)));

                assertThatThrownBy(binding::join)
                        .hasCauseInstanceOf(BindFailedException.class)
                        .cause()
                        .isInstanceOfSatisfying(
                                BindFailedException.class,
                                e -> assertThat(e.status()).isEqualTo(CommandStatus.of(code)));
            }
        }
    }

    @ParameterizedTest(name = "bind_resp with body \"{1}\" after a bind with version {0}: {2}")
    @CsvSource({
        // no TLV, a true one, a lower one, its tag byte-swapped, padding behind, no body at all
        "0x34, 63656e74726500, 0x34",
        "0x50, 63656e74726500 0210 0001 34, 0x34",
        "0x34, 63656e74726500 0210 0001 33, 0x33",
        "0x34, 63656e74726500 1002 0001 34, 0x34",
        "0x34, 63656e74726500 0210 0001 34 00, 0x34",
        "0x34, 63656e74726500 0210 0001 50, 0x34",
        "0x34, '', 0x34"
    })
    void anAcceptedBind_agreesOnAVersion_whateverItsBodySays(String ours, String body, String agreed) {
        try (var server = RawServer.start()) {
            var binding = connect(server, Integer.decode(ours));
            try (var centre = server.accept()) {
                var bind = centre.receiveBind();
                centre.send(RawFrame.of(BIND_RESP, 0, bind.sequenceNumber(), hex(body)));

                var session = binding.join();
                assertThat(session.interfaceVersion()).isEqualTo(Integer.decode(agreed));
                session.close("the test is over");
            }
        }
    }

    @ParameterizedTest(name = "bind with interface_version {0}: {1}")
    @CsvSource({"0x00, 0x33", "0x03, 0x33", "0x33, 0x33", "0x34, 0x34", "0x35, 0x34", "0x50, 0x34", "0xCD, 0x33"})
    void aBindWithAnOddVersion_isBound_withOneThatBothKnow(String theirs, String agreed) throws Exception {
        try (var centre = TestCentre.start()) {
            var esme = centre.connect();
            esme.send(BindRequest.builder()
                    .sequenceNumber(1)
                    .type(BindType.TRANSCEIVER)
                    .systemId("esme")
                    .password(TestCentre.PASSWORD)
                    .interfaceVersion(Integer.decode(theirs))
                    .build());

            assertThat(esme.expect(CommandId.BIND_TRANSCEIVER_RESP).commandStatus())
                    .isEqualTo(CommandStatus.ESME_ROK);
            assertThat(centre.session().interfaceVersion()).isEqualTo(Integer.decode(agreed));
        }
    }

    @Test
    void aBind_saysWhatSomeCentresInsistOn() throws Exception {
        try (var server = RawServer.start();
                var client = SmppClient.start(
                        ClientConfig.builder()
                                .port(server.port())
                                .bindType(BindType.TRANSMITTER)
                                .systemId("esme")
                                .systemType("WWW")
                                .addrTon(1)
                                .addrNpi(8)
                                .addressRange("^49")
                                .build(),
                        ClientHandler.of(TestCentre::accept));
                var centre = server.accept()) {
            var bind = centre.receiveBind();
            assertThat(bind.type()).isEqualTo(BindType.TRANSMITTER);
            assertThat(bind.systemType()).isEqualTo("WWW");
            assertThat(bind.addrTon()).isEqualTo(1);
            assertThat(bind.addrNpi()).isEqualTo(8);
            assertThat(bind.addressRange()).isEqualTo("^49");

            // as centres refuse a wrong system_type: not hopeless, so it is tried again
            centre.answerBind(bind, CommandStatus.ESME_RBINDFAIL);
            await().until(() -> client.connections().getFirst().refusal() != null);
            assertThat(client.connections().getFirst().pause()).isLessThan(Duration.ofMinutes(1));
        }
    }

    @Test
    void anEnquireLinkBeforeTheBind_isAnswered_onEitherSide() throws Exception {
        try (var centre = TestCentre.start()) {
            var esme = centre.connect().send(new EnquireLink(3));
            assertThat(esme.expect(CommandId.ENQUIRE_LINK_RESP).sequenceNumber())
                    .isEqualTo(3);
            esme.bind(BindType.TRANSMITTER, "esme", TestCentre.PASSWORD);
        }
        try (var server = RawServer.start()) {
            var binding = connect(server, 0x34);
            try (var centre = server.accept()) {
                var bind = centre.receiveBind();
                assertThat(centre.send(new EnquireLink(4))
                                .expect(CommandId.ENQUIRE_LINK_RESP)
                                .sequenceNumber())
                        .isEqualTo(4);
                centre.answerBind(bind, CommandStatus.ESME_ROK);
                binding.join().close("the test is over");
            }
        }
    }

    @Test
    void anUnbindWhoseResponseIsLost_isASuccess_whenTheLinkEnds() throws Exception {
        try (var esme = TestEsme.bind(BindType.TRANSCEIVER)) {
            esme.session.unbind();
            esme.centre.expect(CommandId.UNBIND);
            esme.centre.close();

            assertThat(esme.closed()).isEqualTo("unbound by us");
        }
    }
}
