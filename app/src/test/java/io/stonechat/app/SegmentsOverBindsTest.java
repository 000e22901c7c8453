package io.stonechat.app;

import static io.stonechat.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.host.ConfigFile;
import io.stonechat.host.ScriptHost;
import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.SubmitSmResp;
import io.stonechat.protocol.Tlvs;
import io.stonechat.session.Accepted;
import io.stonechat.session.BindContext;
import io.stonechat.session.BindDecision;
import io.stonechat.session.ClientConfig;
import io.stonechat.session.Exchange;
import io.stonechat.session.RequestHandler;
import io.stonechat.session.ServerConfig;
import io.stonechat.session.ServerHandler;
import io.stonechat.session.SmppClient;
import io.stonechat.session.SmppServer;
import io.stonechat.session.SmppSession;
import io.stonechat.smpp.SmppExtension;
import io.stonechat.smpp.SmppWiring;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The segments of a long message that an ESME sends over two binds of its own. */
class SegmentsOverBindsTest {

    private static final int MESSAGES = 20;
    private static final long FIRST = 491_700_000_000L;

    @TempDir
    private Path folder;

    /** By destination, the upstream's sessions that its segments came by. */
    private final Map<String, List<String>> sessions = new ConcurrentHashMap<>();

    private final SmppExtension smpp = new SmppExtension(SmppWiring.of(Map.of()));
    private int port;

    @Test
    void go_upstream_over_one_connection() {
        try (SmppServer centre = SmppServer.start(
                        ServerConfig.builder().host("127.0.0.1").port(0).build(), new Centre());
                ScriptHost gateway = start(centre)) {
            assertThat(gateway.configFiles()).isNotEmpty();
            await().until(() ->
                    smpp.switchboard().bind("up").orElseThrow().sessions().size() == 2);
            SmppSession one = esme();
            SmppSession other = esme();
            IntStream.range(0, MESSAGES).forEach(i -> {
                var first = one.submit(segment(i, 1));
                var second = other.submit(segment(i, 2));
                assertThat(List.of(first.join(), second.join())).hasOnlyElementsOfType(Accepted.class);
            });

            await().until(() -> sessions.values().stream().mapToInt(List::size).sum() == 2 * MESSAGES);
            assertThat(sessions.values())
                    .allSatisfy(used -> assertThat(Set.copyOf(used)).hasSize(1));
            assertThat(sessions.values().stream().flatMap(List::stream).collect(Collectors.toSet()))
                    .as("connections used in all")
                    .hasSize(2);
            one.close("done");
            other.close("done");
        }
    }

    private static SubmitSm segment(int message, int part) {
        return SubmitSm.builder()
                .source("1000")
                .destination(Long.toString(FIRST + message))
                .esmClass(EsmClass.UDHI)
                // Header of 5 octets: concatenated, element of 3 octets, reference, 2 segments, which.
                .shortMessage(Octets.of(new byte[] {5, 0, 3, (byte) message, 2, (byte) part, 'a', 'b'}))
                .build();
    }

    private SmppSession esme() {
        return SmppClient.connect(
                ClientConfig.builder()
                        .port(port)
                        .systemId("acme")
                        .password("secret")
                        .build(),
                new Inbox(_ -> {}));
    }

    private ScriptHost start(SmppServer centre) {
        ScriptHost gateway = GatewayHost.of(
                ConfigFile.parse(
                        folder.resolve("stonechat.yaml"),
                        """
                extensions:
                  smpp:
                    server: { bind_address: 127.0.0.1, port: 0 }
                    users: [ { system_id: acme, password: secret } ]
                    binds: [ { name: up, host: 127.0.0.1, port: %d, system_id: a, password: b, connections: 2 } ]
                    routing: { default_chain: ["bind:up", "queue"] }
                """.formatted(centre.localAddress().getPort()),
                        Map.of()),
                smpp);
        gateway.start();
        String address = smpp.smpp().bindAddress();
        port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        return gateway;
    }

    /** An upstream that notes which session each segment came by. */
    private final class Centre implements ServerHandler {

        @Override
        public BindDecision authorise(BindRequest bind, BindContext context) {
            return BindDecision.accept("centre");
        }

        @Override
        public RequestHandler handler(SmppSession session) {
            return this::handle;
        }

        private void handle(Request request, Exchange exchange) {
            if (request instanceof SubmitSm submit) {
                sessions.computeIfAbsent(submit.destination().address(), _ -> new CopyOnWriteArrayList<>())
                        .add(exchange.session().id());
                exchange.respond(
                        new SubmitSmResp(0, CommandStatus.ESME_ROK, Long.toString(exchange.arrival()), Tlvs.NONE));
            } else {
                exchange.reject(CommandStatus.ESME_RINVCMDID);
            }
        }
    }
}
