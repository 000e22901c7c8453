package io.stonechat.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stonechat.protocol.Alphabets;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * node-smpp's client against our server, and its server under our client, plain and over TLS. Wants the npm package {@code smpp}
 * in a folder that {@code STONECHAT_NODE_MODULES} names; continuous integration puts it there.
 */
class NodeInteropTest {
    private static final Pattern PORT = Pattern.compile("\"port\":(\\d+)");

    @TempDir
    Path folder;

    private final List<Process> processes = new ArrayList<>();
    private String modules = "";

    @BeforeEach
    void findNode() {
        modules = Objects.requireNonNullElse(System.getenv("STONECHAT_NODE_MODULES"), "");
        assumeTrue(
                !modules.isEmpty() && Files.isDirectory(Path.of(modules, "smpp")),
                "node-smpp is not there: STONECHAT_NODE_MODULES names no folder with the package smpp");
    }

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
    }

    private BufferedReader node(String script, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                "node",
                Path.of(Objects.requireNonNull(getClass().getResource("/node/" + script))
                                .toURI())
                        .toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("NODE_PATH", modules);
        var process = builder.start();
        processes.add(process);
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static DeliverSm delivery(String text) {
        return DeliverSm.builder()
                .source("41791234567")
                .destination("80800")
                .esmClass(EsmClass.RECEIPT)
                .shortMessage(Octets.copyOf(text.getBytes(StandardCharsets.US_ASCII)))
                .build();
    }

    private SSLContext tls() throws Exception {
        var keys = new TestKeys(folder).of("localhost");
        var chain = folder.resolve("cert.pem");
        Files.writeString(chain, pem("CERTIFICATE", keys.getCertificate("own").getEncoded()));
        var key = keys.getKey("own", TestKeys.PASSWORD.toCharArray());
        Files.writeString(folder.resolve("key.pem"), pem("PRIVATE KEY", key.getEncoded()));
        return TestKeys.context(keys, TestKeys.trusting(keys));
    }

    private static String pem(String kind, byte[] octets) {
        return "-----BEGIN " + kind + "-----\n"
                + java.util.Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(octets)
                + "\n-----END " + kind + "-----\n";
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void itsClient_bindsToUs_submits_isDeliveredTo_andUnbinds(boolean secure) throws Exception {
        var context = secure ? tls() : null;
        try (var centre = new InteropCentre(settings -> context == null ? settings : settings.tls(() -> context))) {
            var lines = node("esme.js", "" + centre.port(), secure ? "tls" : "plain");

            assertThat(lines.readLine()).isEqualTo("{\"step\":\"bound\",\"status\":0,\"system_id\":\"stonechat\"}");
            assertThat(lines.readLine()).isEqualTo("{\"step\":\"enquired\",\"status\":0}");
            var submit = centre.next(SubmitSm.class);
            assertThat(Text.of(submit)).isEqualTo("Grüße €");
            assertThat(submit.registeredDelivery()).isEqualTo(1);
            assertThat(lines.readLine()).isEqualTo("{\"step\":\"submitted\",\"status\":0,\"message_id\":\"id-1\"}");

            var session = centre.nextSession();
            assertThat(session.outcomeAndAwait(delivery("id:1 stat:DELIVRD"))).isInstanceOf(Accepted.class);
            assertThat(lines.readLine())
                    .isEqualTo("{\"step\":\"delivered\",\"text\":\"id:1 stat:DELIVRD\",\"esm_class\":4}");
            assertThat(lines.readLine()).isEqualTo("{\"step\":\"unbound\",\"status\":0}");
            assertThat(session.closed().join()).isEqualTo("unbound by the peer");
        }
    }

    private int port(BufferedReader lines) throws IOException {
        var matcher = PORT.matcher(lines.readLine());
        assertThat(matcher.find()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void itsServer_isBoundByUs_acceptsATextOfSegments_andItsReceiptsFindThem(boolean secure) throws Exception {
        var context = secure ? tls() : null;
        var lines = secure
                ? node(
                        "centre.js",
                        folder.resolve("key.pem").toString(),
                        folder.resolve("cert.pem").toString())
                : node("centre.js");
        var config = ClientConfig.builder()
                .host("localhost")
                .port(port(lines))
                .systemId("esme")
                .password(InteropCentre.PASSWORD)
                .tls(context == null ? null : () -> context)
                .build();
        try (var client = TextClient.connect(config)) {
            var sent =
                    client.send("80800", "41791234567", "Twenty segments, to reach an id with a letter. ".repeat(60));

            assertThat(sent.isAccepted()).isTrue();
            assertThat(sent.messageIds()).hasSizeGreaterThan(10).contains("a", "10");
            assertThat(sent.awaitReceipt(Duration.ofSeconds(30)).isDelivered()).isTrue();
            assertThat(client.send(TextMessage.of("80800", "41791234567", "Grüße €")
                                    .with(Alphabets.UCS_2))
                            .isAccepted())
                    .isTrue();
            for (int i = 0; i < sent.segments().size(); i++) {
                assertThat(lines.readLine()).contains("\"destination\":\"41791234567\"");
            }
            assertThat(lines.readLine()).contains("\"text\":\"Grüße €\"");
        }
    }

    @Test
    void itsServer_refusesAWrongPassword() throws Exception {
        var config = ClientConfig.builder()
                .port(port(node("centre.js")))
                .systemId("esme")
                .password("wrong")
                .build();

        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> SmppClient.connect(config, ClientHandler.of(TestCentre::accept)))
                .isInstanceOf(BindFailedException.class)
                .hasMessageContaining("ESME_RINVPASWD");
    }
}
