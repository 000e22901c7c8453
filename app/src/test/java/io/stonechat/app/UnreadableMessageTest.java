package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.host.ConfigFile;
import io.stonechat.host.ScriptHost;
import io.stonechat.peer.RawFrame;
import io.stonechat.peer.RawPeer;
import io.stonechat.peer.RawServer;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.smpp.SmppExtension;
import io.stonechat.smpp.SmppWiring;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** DELIVERY §6: what an upstream sends again and again and nobody can read is kept as it came. */
class UnreadableMessageTest {

    /** A deliver_sm that ends within its service_type. */
    private static final byte[] BODY = {'C', 'M', 'T'};

    private static final byte[] OTHER = {'V', 'M'};

    @TempDir
    private Path folder;

    @Test
    void a_deliver_sm_that_cannot_be_decoded_three_times_is_a_dead_letter_that_shows_its_octets() {
        try (RawServer upstream = RawServer.start()) {
            try (ScriptHost gateway = gateway(upstream.port())) {
                gateway.start();
                RawPeer link = upstream.accept();
                link.acceptBind();

                assertThat(delivered(link, 7, BODY)).isNotEqualTo(CommandStatus.ESME_ROK);
                assertThat(delivered(link, 8, BODY)).isNotEqualTo(CommandStatus.ESME_ROK);
                assertThat(delivered(link, 9, OTHER)).isNotEqualTo(CommandStatus.ESME_ROK);
                assertThat(delivered(link, 10, BODY)).isEqualTo(CommandStatus.ESME_ROK);
            }
        }

        JsonNode letter = only(store("find", "--state", "dead_letter", "--json"));
        assertThat(letter.path("attributes").path("unreadable").asString()).contains("service_type");
        assertThat(letter.has("pdu_hex")).isFalse();
        String octets = frame(10, BODY).octets().toHex();
        assertThat(only(store("show", letter.path("id").asString(), "--text", "--json"))
                        .path("pdu_hex")
                        .asString())
                .isEqualTo(octets);
        assertThat(only(store("export", "--state", "dead_letter", "--text"))
                        .path("pdu_hex")
                        .asString())
                .isEqualTo(octets);
        assertThat(store("retry", letter.path("id").asString()).out()).contains("could not be read");
    }

    private static CommandStatus delivered(RawPeer link, int number, byte... body) {
        link.send(frame(number, body));
        return link.expect(CommandId.DELIVER_SM | CommandId.RESPONSE).commandStatus();
    }

    private static RawFrame frame(int number, byte... body) {
        return RawFrame.of(CommandId.DELIVER_SM, 0, number, body);
    }

    private static JsonNode only(CommandRun run) {
        assertThat(run.out().lines()).as(run::err).hasSize(1);
        return JsonMapper.shared().readTree(run.out());
    }

    private CommandRun store(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "store";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--store";
        all[arguments.length + 2] = folder.resolve("data").toString();
        return CommandRun.of(all);
    }

    private ScriptHost gateway(int upstream) {
        return GatewayHost.of(
                ConfigFile.parse(folder.resolve("stonechat.yaml"), """
                store: { path: data, reserve: 1MiB, accept_deadline: 60s }
                extensions:
                  smpp:
                    server: { bind_address: 127.0.0.1, port: 0 }
                    binds: [ { name: up, host: 127.0.0.1, port: %d, system_id: a, password: b } ]
                """.formatted(upstream), Map.of()),
                new SmppExtension(SmppWiring.of(Map.of())));
    }
}
