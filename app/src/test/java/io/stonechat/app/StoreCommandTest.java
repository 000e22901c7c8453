package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.api.StoreDesk;
import io.stonechat.host.ConfigFile;
import io.stonechat.host.ScriptHost;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.session.Accepted;
import io.stonechat.session.ClientConfig;
import io.stonechat.session.SmppClient;
import io.stonechat.smpp.SmppExtension;
import io.stonechat.smpp.SmppWiring;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** {@code stonechat store} beside a running gateway. */
@SuppressWarnings("NullAway.Init")
class StoreCommandTest {

    @TempDir
    private Path folder;

    private ScriptHost gateway;
    private ControlSocket control;
    private String id;

    @BeforeEach
    void a_message_waits_for_an_upstream_that_is_down() throws Exception {
        var smpp = new SmppExtension(SmppWiring.of(Map.of()));
        gateway = GatewayHost.of(
                ConfigFile.parse(folder.resolve("stonechat.yaml"), """
                store: memory
                extensions:
                  smpp:
                    server: { bind_address: 127.0.0.1, port: 0 }
                    users: [ { system_id: acme, password: secret } ]
                    binds: [ { name: up, host: 127.0.0.1, port: %d, system_id: a, password: b } ]
                    routing: { default_chain: ["bind:up", "queue"] }
                """.formatted(FreePort.choose()), Map.of()), smpp);
        gateway.start();
        control = ControlSocket.open(folder, new StoreDesk(smpp.spool()));
        id = submit(smpp.smpp().bindAddress());
    }

    @AfterEach
    void stop() {
        control.close();
        gateway.close();
    }

    @Test
    void ls_tells_what_stands_where() {
        CommandRun run = store("ls");

        assertThat(run.out())
                .containsPattern("bind:up +1 +2.*queued, scheduled or uncertain")
                .contains("1 messages are not final.")
                .contains("The store takes everything.");
        assertThat(run.status()).isZero();
    }

    @Test
    void show_tells_everything_but_the_text() {
        CommandRun run = store("show", id);

        assertThat(run.out())
                .startsWith(id + "  queued")
                .containsPattern("destination +491701234567")
                .containsPattern("octets +5")
                .contains("accepted")
                .doesNotContain("hello");
        assertThat(store("show", id, "--text").out()).containsPattern("text +hello");
    }

    @Test
    void find_narrows_down() {
        assertThat(store("find", "--destination", "491701234567", "--state", "queued,uncertain")
                        .out())
                .contains(id)
                .contains("acme");
        CommandRun none = store("find", "--account", "nobody");
        assertThat(none.err()).isEqualTo("stonechat: There is no such message.\n");
        assertThat(none.status()).isEqualTo(1);
    }

    @Test
    void cancel_ends_a_message_and_names_who_asked() {
        CommandRun run = store("cancel", "--account", "acme");

        assertThat(run.out()).isEqualTo(id + ": done\n");
        assertThat(store("show", id).out()).startsWith(id + "  deleted").contains("cancel by ");
        CommandRun again = store("cancel", id);
        assertThat(again.out()).contains("it has ended");
        assertThat(again.status()).isEqualTo(1);
    }

    @Test
    void retry_says_what_it_did() {
        CommandRun run = store("retry", id, "--json");

        var item = JsonMapper.shared().readTree(run.out());
        assertThat(item.path("id").asString()).isEqualTo(id);
        assertThat(item.path("result").asString()).isEqualTo("done");
    }

    @Test
    void export_writes_one_object_a_message() {
        var item = JsonMapper.shared().readTree(store("export").out());

        assertThat(item.path("id").asString()).isEqualTo(id);
        assertThat(item.path("history").size()).isPositive();
        assertThat(item.has("text")).isFalse();
    }

    @Test
    void confirm_clock_is_passed_on_to_the_gateway() {
        assertThat(store("confirm-clock").out()).isEqualTo("What is over by the wall clock expires from now on.\n");
    }

    @Test
    void mistakes_are_said_in_a_sentence() {
        assertThat(store("show", "?").err()).contains("\"?\" is no message id").hasLineCount(1);
        assertThat(store("show", "815").err()).contains("no message 815").hasLineCount(1);
        assertThat(store("find", "--state", "qeued").err())
                .contains("There is no state \"qeued\"")
                .hasLineCount(1);
        CommandRun all = store("cancel");
        assertThat(all.err()).contains("Which message?");
        assertThat(all.status()).isEqualTo(2);
        assertThat(CommandRun.of(
                                "store", "ls", "--store", folder.resolve("none").toString())
                        .err())
                .contains("There is no store in ")
                .hasLineCount(1);
    }

    private CommandRun store(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "store";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--store";
        all[arguments.length + 2] = folder.toString();
        return CommandRun.of(all);
    }

    private static String submit(String address) {
        var config = ClientConfig.builder()
                .port(Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)))
                .systemId("acme")
                .password("secret")
                .build();
        var session = SmppClient.connect(config, new Inbox(_ -> {}));
        try {
            var text = SubmitSm.builder()
                    .source("1000")
                    .destination("491701234567")
                    .registeredDelivery(1)
                    .shortMessage(Octets.of("hello".getBytes(StandardCharsets.US_ASCII)))
                    .build();
            return ((Accepted) session.submit(text).join()).messageId();
        } finally {
            session.close("done");
        }
    }
}
