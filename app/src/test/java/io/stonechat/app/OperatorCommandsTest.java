package io.stonechat.app;

import static io.stonechat.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.api.ApiExtension;
import io.stonechat.api.Observation;
import io.stonechat.host.ConfigFile;
import io.stonechat.host.ScriptHost;
import io.stonechat.protocol.BindType;
import io.stonechat.session.ClientConfig;
import io.stonechat.session.SmppClient;
import io.stonechat.session.SmppSession;
import io.stonechat.smpp.SmppExtension;
import io.stonechat.smpp.SmppWiring;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code stonechat status}, {@code bind} and {@code session} beside a running gateway. */
@SuppressWarnings("NullAway.Init")
class OperatorCommandsTest {

    @TempDir
    private Path folder;

    private KillCentre centre;
    private ScriptHost gateway;
    private ControlSocket control;
    private ApiExtension api;
    private SmppSession esme;

    @BeforeEach
    void a_gateway_with_a_carrier_and_an_esme() throws Exception {
        int upstream = FreePort.choose();
        centre = new KillCentre(new KillLedger(), KillCentre.Manners.GOOD, upstream);
        var smpp = new SmppExtension(SmppWiring.of(Map.of()));
        api = new ApiExtension(smpp, Observation.NONE, Version.number());
        gateway = GatewayHost.of(
                ConfigFile.parse(folder.resolve("stonechat.yaml"), """
                store: memory
                extensions:
                  smpp:
                    server: { bind_address: 127.0.0.1, port: 0 }
                    users: [ { system_id: acme, password: secret } ]
                    binds: [ { name: up, host: 127.0.0.1, port: %d, system_id: a, password: b } ]
                    routing: { default_chain: ["bind:up", "queue"] }
                """.formatted(upstream), Map.of()), smpp, api);
        gateway.start();
        control = ControlSocket.open(folder, api.desk());
        String address = smpp.smpp().bindAddress();
        esme = SmppClient.connect(
                ClientConfig.builder()
                        .host("127.0.0.1")
                        .port(Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)))
                        .systemId("acme")
                        .password("secret")
                        .bindType(BindType.TRANSCEIVER)
                        .build(),
                _ -> (_, _) -> {});
        awaitBind("up");
    }

    @AfterEach
    void stop() {
        control.close();
        gateway.close();
        centre.close();
    }

    private CommandRun run(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--store";
        all[arguments.length + 1] = folder.toString();
        return CommandRun.of(all);
    }

    private void awaitBind(String state) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> json(run("bind", "up", "--json"))
                        .path("state")
                        .asString()
                        .equals(state));
    }

    private static JsonNode json(CommandRun run) {
        return JsonMapper.shared().readTree(run.out().lines().findFirst().orElse("{}"));
    }

    private String esmeSession() {
        return json(run("session", "list", "--system-id", "acme", "--json"))
                .path("id")
                .asString();
    }

    @Test
    void status_tells_of_the_whole_gateway() {
        CommandRun run = run("status");

        assertThat(run.out())
                .startsWith("stonechat ")
                .contains("It takes traffic.")
                .containsPattern("up +up +0/50 +0 +1 session")
                .containsPattern("acme +1");
        assertThat(run.status()).isZero();
        assertThat(json(run("status", "--json")).path("ready").asBoolean()).isTrue();
    }

    @Test
    void status_of_a_gateway_that_is_stopping_says_so_and_fails() {
        api.readiness().draining();

        CommandRun run = run("status");

        assertThat(run.out()).contains("It takes no traffic: The gateway is stopping.");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void a_bind_is_stopped_and_started() {
        assertThat(run("bind", "up", "stop").out()).isEqualTo("up: it finishes what is open, and unbinds.\n");
        awaitBind("stopped");
        assertThat(run("bind", "list").out()).containsPattern("up +stopped");
        assertThat(run("bind", "up", "start").status()).isZero();
        awaitBind("up");
    }

    @Test
    void a_bind_is_drained_and_traced() {
        assertThat(run("bind", "up", "drain").out()).contains("stays bound");
        assertThat(run("bind", "up", "trace", "on").out()).contains("without passwords, texts and numbers");
        assertThat(run("bind", "up", "trace", "on", "--text").out()).contains("texts and numbers included");
        assertThat(json(run("bind", "up", "trace", "off", "--json"))
                        .path("result")
                        .asString())
                .isEqualTo("done");
    }

    @Test
    void a_session_is_listed_traced_and_kicked() throws Exception {
        String session = esmeSession();
        assertThat(run("session", "list").out())
                .contains(session)
                .contains("acme")
                .contains("transceiver");
        assertThat(run("session", "trace", session, "on").status()).isZero();

        assertThat(run("session", "kick", session).out())
                .isEqualTo(session + ": it finishes what is open, and unbinds.\n");

        assertThat(esme.closed().get(30, TimeUnit.SECONDS)).isNotBlank();
    }

    @Test
    void what_is_not_there_is_said_in_one_sentence() {
        CommandRun bind = run("bind", "none", "stop");
        assertThat(bind.err()).isEqualTo("stonechat: There is no bind \"none\".\n");
        assertThat(bind.status()).isEqualTo(1);
        assertThat(run("session", "kick", "s999999").err()).isEqualTo("stonechat: There is no session \"s999999\".\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bind up dance", "bind up trace", "bind up trace loud", "bind up stop on", "bind", "session"})
    void what_makes_no_sense_is_wrong_usage(String line) {
        CommandRun run = run(line.split(" "));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("stonechat: ");
    }

    @Test
    void without_a_gateway_there_is_nobody_to_ask() {
        control.close();

        for (String verb : List.of("status", "bind list", "bind up stop", "session list")) {
            CommandRun run = run(verb.split(" "));

            assertThat(run.err()).isEqualTo("stonechat: No gateway runs on the store in " + folder + ".\n");
            assertThat(run.out()).isEmpty();
            assertThat(run.status()).isEqualTo(1);
        }
    }
}
