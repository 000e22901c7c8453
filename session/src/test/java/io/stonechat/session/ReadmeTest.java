package io.stonechat.session;

import static io.stonechat.protocol.CommandStatus.ESME_RX_P_APPN;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Responses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows compiles, since it stands here too, word for word. */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern BLANKS = Pattern.compile("\\s+|@Override");

    static void esme(String host, int port) {
        var centre = ClientConfig.builder()
                .host(host)
                .port(port)
                .systemId("acme")
                .password("secret")
                .build();
        try (var client = TextClient.connect(centre)) {
            var sent = client.send("Stonechat", "+41791234567", "Grüße, however long they are");
            System.out.println(sent.outcome());
            System.out.println(sent.awaitReceipt(Duration.ofMinutes(1)).state());
        }
    }

    static SmppServer centre(int port) {
        var server = SmppServer.start(ServerConfig.builder().port(port).build(), new ServerHandler() {
            @Override
            public BindDecision authorise(BindRequest bind, BindContext context) {
                return bind.password().equals("secret")
                        ? BindDecision.accept("centre")
                        : BindDecision.reject(CommandStatus.ESME_RINVPASWD, "wrong password");
            }

            @Override
            public RequestHandler handler(SmppSession session) {
                return (request, exchange) -> exchange.respond(Responses.accepting(request, "id"));
            }
        });
        return server;
    }

    static void everyPdu(ClientConfig config, io.stonechat.protocol.SubmitSm message) {
        var client = SmppClient.start(config, ClientHandler.of((request, exchange) -> exchange.reject(ESME_RX_P_APPN)));
        switch (client.outcomeAndAwait(message)) {
            case Accepted(var id) -> System.out.println("accepted as " + id);
            case Rejected(var status) -> System.out.println("rejected: " + status.name());
            case NotSent unsent -> System.out.println("safe to send again: " + unsent.reason());
            case Unknown unknown -> System.out.println("may have arrived: " + unknown.reason());
        }
        client.close();
    }

    @Test
    void eachBlockOfTheReadme_standsInThisTest() throws Exception {
        var source = withoutBlanks(Files.readString(Path.of("src/test/java/io/stonechat/session/ReadmeTest.java")));

        List<String> blocks = BLOCK.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map((MatchResult block) -> withoutBlanks(block.group(1)))
                .toList();

        assertThat(blocks).hasSize(3).allMatch(source::contains);
    }

    @Test
    void anEsmeTakesSixLines_andACentreTen() throws Exception {
        var lines = BLOCK.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(block -> block.group(1).lines().count())
                .toList();

        assertThat(lines.get(0)).isEqualTo(6);
        assertThat(lines.get(1)).isEqualTo(10);
    }

    private static String withoutBlanks(String text) {
        return BLANKS.matcher(text).replaceAll("");
    }

    @Test
    void theServer_takesWhatTheEsmeSends() {
        try (var server = centre(0);
                var client = TextClient.connect(ClientConfig.builder()
                        .port(server.localAddress().getPort())
                        .systemId("acme")
                        .password("secret")
                        .build())) {
            assertThat(client.send("Stonechat", "+41791234567", "Hello").outcome())
                    .isEqualTo(new Accepted("id"));
        }
    }
}
