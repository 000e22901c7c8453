package io.stonechat.smpp;

import static io.stonechat.smpp.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigFile;
import io.stonechat.host.Diagnostic;
import io.stonechat.peer.RawClient;
import io.stonechat.peer.RawPeer;
import io.stonechat.peer.RawServer;
import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.BindResp;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.InterfaceVersion;
import io.stonechat.protocol.SubmitSmResp;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.Tlvs;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code interface_version} of the listener and of a bind: what is agreed on, and what follows from it. */
class InterfaceVersionTest {
    private static final String ACCEPTING = "@OnPdu Reply s(SubmitSm pdu) { return Reply.accept(\"one\"); }\n";

    @TempDir
    Path folder;

    private RunningGateway listening(String version) {
        String server = "server: { bind_address: 127.0.0.1, port: 0, window: 4" + version + " }\n";
        return new RunningGateway(folder, server, RunningGateway.ANYBODY + ACCEPTING);
    }

    private static RawPeer esme(RunningGateway gateway, int version) {
        return RawClient.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.port()))
                .send(BindRequest.builder()
                        .sequenceNumber(1)
                        .type(BindType.TRANSMITTER)
                        .systemId("acme")
                        .password("secret")
                        .interfaceVersion(version)
                        .build());
    }

    private static OptionalInt told(RawPeer esme) {
        var answer = (BindResp) esme.expect(CommandId.BIND_TRANSMITTER_RESP).pdu();
        return answer.tlvs().integer(TlvTag.SC_INTERFACE_VERSION);
    }

    private static OptionalInt congestion(RawPeer esme) {
        var answer = (SubmitSmResp)
                esme.send(TestEsme.message("31612345678", "hello")).receive().pdu();
        assertThat(answer.commandStatus()).isEqualTo(CommandStatus.ESME_ROK);
        return answer.tlvs().integer(TlvTag.CONGESTION_STATE);
    }

    @ParameterizedTest(name = "[{0}] and an ESME of {1}: {2} is agreed on")
    @CsvSource({
        "'', 0x50, 0x34, 0x34",
        "'', 0x33, 0x33, ",
        "', interface_version: 3.4', 0x34, 0x34, 0x34",
        "', interface_version: 5.0', 0x50, 0x50, 0x50",
        "', interface_version: 5.0', 0x34, 0x34, 0x50",
        "', interface_version: 5', 0x33, 0x33, ",
        "', interface_version: 3.3', 0x50, 0x33, "
    })
    void theListener_agreesOnTheLowerVersion_andSaysItsOwn(String key, String theirs, String agreed, String said) {
        try (var gateway = listening(key);
                var esme = esme(gateway, Integer.decode(theirs))) {
            assertThat(told(esme)).isEqualTo(said == null ? OptionalInt.empty() : OptionalInt.of(Integer.decode(said)));
            assertThat(gateway.extension.switchboard().sessions())
                    .singleElement()
                    .extracting(LiveSession::interfaceVersion)
                    .isEqualTo(Integer.decode(agreed));
        }
    }

    @Test
    void anEsmeOf5_0_isToldHowLoadedTheGatewayIs_andOthersAreNot() {
        try (var gateway = listening(", interface_version: 5.0");
                var newer = esme(gateway, 0x50);
                var older = esme(gateway, 0x34)) {
            told(newer);
            told(older);

            // one of four places is taken by the request itself
            assertThat(congestion(newer)).hasValue(25);
            assertThat(congestion(older)).isEmpty();
        }
    }

    @Test
    void nobodyIsToldOfTheLoad_unless5_0IsOn() {
        try (var gateway = listening("");
                var esme = esme(gateway, 0x50)) {
            told(esme);

            assertThat(congestion(esme)).isEmpty();
        }
    }

    private RunningGateway binding(RawServer centre, String key) {
        return new RunningGateway(
                folder,
                "users: [ { system_id: acme, password: secret } ]\n"
                        + "routing: { default_chain: [\"bind:up\", queue] }\n"
                        + "binds: [ { name: up, host: 127.0.0.1, port: " + centre.port()
                        + ", system_id: us, password: pw, bind_type: transmitter, window: 8" + key + " } ]\n");
    }

    private static void answer(RawPeer centre, BindRequest bind, int version) {
        centre.send(new BindResp(
                bind.sequenceNumber(),
                CommandStatus.ESME_ROK,
                bind.type(),
                "centre",
                Tlvs.of(Tlv.octet(TlvTag.SC_INTERFACE_VERSION, version))));
    }

    @ParameterizedTest(name = "[{0}] binds with {1}; a centre of {2} makes it {3}")
    @CsvSource({
        "'', 0x34, 0x50, 0x34",
        "', interface_version: 5.0', 0x50, 0x50, 0x50",
        "', interface_version: 5.0', 0x50, 0x34, 0x34",
        "', interface_version: 3.3', 0x33, 0x34, 0x33"
    })
    void aBind_saysItsVersion_andTakesTheLowerOne(String key, String asked, String centres, String agreed) {
        try (var server = RawServer.start();
                var gateway = binding(server, key);
                var centre = server.accept()) {
            var bind = centre.receiveBind();
            assertThat(bind.interfaceVersion()).isEqualTo(Integer.decode(asked));
            answer(centre, bind, Integer.decode(centres));

            gateway.awaitBound("up");
            assertThat(gateway.extension.switchboard().bind("up").orElseThrow().sessions())
                    .singleElement()
                    .extracting(LiveSession::interfaceVersion)
                    .isEqualTo(Integer.decode(agreed));
        }
    }

    @Test
    void aBindThatIsRefused_becauseOf5_0_isTriedWith3_4() {
        try (var server = RawServer.start();
                var gateway = binding(server, ", interface_version: 5.0");
                var first = server.accept()) {
            first.answerBind(first.receiveBind(), CommandStatus.ESME_RINVSYSID);
            try (var second = server.accept()) {
                var bind = second.receiveBind();
                assertThat(bind.interfaceVersion()).isEqualTo(0x34);
                answer(second, bind, 0x34);
                gateway.awaitBound("up");
            }
        }
    }

    @Test
    void aCentreThatSaysItIsCongested_isSentToMoreSlowly() throws Exception {
        try (var server = RawServer.start();
                var gateway = binding(server, ", interface_version: 5.0");
                var centre = server.accept()) {
            answer(centre, centre.receiveBind(), 0x50);
            gateway.awaitBound("up");
            try (var esme = gateway.esme()) {
                esme.submit("31612345678", "hello");
                int sequence = centre.expect(CommandId.SUBMIT_SM).sequenceNumber();
                centre.send(new SubmitSmResp(
                        sequence, CommandStatus.ESME_ROK, "id", Tlvs.of(Tlv.octet(TlvTag.CONGESTION_STATE, 100))));

                await().until(() ->
                        gateway.extension.switchboard().bind("up").orElseThrow().window() < 8);
            }
        }
    }

    private static List<Diagnostic> problems(String yaml) {
        var errors = new ConfigErrors();
        SmppConfigReader.read(
                ConfigFile.parse(Path.of("smpp.yaml"), yaml, Map.of()).root(), Map.of(), errors);
        return errors.problems();
    }

    @ParameterizedTest
    @CsvSource({"4.0", "0x34", "34", "three"})
    void anotherVersion_isAnError_thatNamesTheThree(String version) {
        String bind =
                "binds: [ { name: up, host: h, system_id: us, password: pw, interface_version: " + version + " } ]";

        assertThat(problems("server: { interface_version: " + version + " }\n" + bind))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem.message())
                        .isEqualTo("\"interface_version\" must be one of 3.3, 3.4, 5.0, found \"" + version + "\""));
    }

    @Test
    void aTransceiverOf3_3_isWarnedOf() {
        String bind = "binds: [ { name: up, host: h, system_id: us, password: pw, interface_version: 3.3";

        assertThat(problems(bind + " } ]")).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Diagnostic.Severity.WARNING);
            assertThat(problem.message()).contains("SMPP 3.3 knows no transceiver");
        });
        assertThat(problems(bind + ", bind_type: receiver } ]")).isEmpty();
    }

    @Test
    void unlessItIsSaid_theVersionIs3_4() {
        assertThat(ServerSettings.DEFAULTS.interfaceVersion()).isEqualTo(InterfaceVersion.V3_4);
    }
}
