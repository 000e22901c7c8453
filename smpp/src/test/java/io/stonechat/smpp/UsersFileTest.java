package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_RINVPASWD;
import static io.stonechat.protocol.CommandStatus.ESME_RINVSYSID;
import static io.stonechat.smpp.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stonechat.host.ConfigException;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.session.BindFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Customers in a file of their own, that come, change and go while the gateway runs. */
class UsersFileTest {
    private static final String CONFIG = "users_file: users.yaml\n";

    @TempDir
    Path folder;

    @Test
    void aCustomer_isAdded_withoutARestart() throws Exception {
        users("{ system_id: acme, password: secret }");
        try (var gateway = new RunningGateway(folder, CONFIG);
                var acme = gateway.esme()) {
            gateway.watch();
            assertThat(refusal(gateway, "other", "secret")).isEqualTo(ESME_RINVSYSID);

            users("{ system_id: acme, password: secret }, { system_id: other, password_hash: \""
                    + Secret.hash("secret", 10, new Random(1)) + "\" }");
            await().until(() -> gateway.smpp().config().users().size() == 2);

            gateway.esme(config -> config.systemId("other")).close();
            assertThat(refusal(gateway, "other", "wrong")).isEqualTo(ESME_RINVPASWD);
            assertThat(acme.session.state().isBound()).isTrue();
        }
    }

    @Test
    void whoIsRemoved_orDisabled_isUnbound_andNobodyElse() throws Exception {
        users("{ system_id: acme, password: secret }, { system_id: gone, password: secret },"
                + " { system_id: off, password: secret }");
        try (var gateway = new RunningGateway(folder, CONFIG);
                var acme = gateway.esme();
                var gone = gateway.esme(config -> config.systemId("gone"));
                var off = gateway.esme(config -> config.systemId("off"))) {
            gateway.watch();

            users("{ system_id: acme, password: secret }, { system_id: off, password: secret, enabled: false }");

            await().until(() ->
                    gone.session.closed().isDone() && off.session.closed().isDone());
            assertThat(acme.session.state().isBound()).isTrue();
        }
    }

    @Test
    void aChangedPassword_countsAtTheNextBind() throws Exception {
        users("{ system_id: acme, password: secret }");
        try (var gateway = new RunningGateway(folder, CONFIG);
                var acme = gateway.esme()) {
            gateway.watch();

            users("{ system_id: acme, password: newer }");

            await().until(() -> refusal(gateway, "acme", "secret").equals(ESME_RINVPASWD));
            gateway.esme(config -> config.password("newer")).close();
            assertThat(acme.session.state().isBound()).isTrue();
        }
    }

    @Test
    void aFileInAnotherFolder_isWatchedFromTheReloadOn() throws Exception {
        users("{ system_id: acme, password: secret }");
        Path other = Files.createDirectory(folder.resolve("other")).resolve("users.yaml");
        Files.writeString(other, "users: [ { system_id: second, password: secret } ]\n");
        try (var gateway = new RunningGateway(folder, CONFIG)) {
            gateway.watch();
            Path config = folder.resolve("stonechat.yaml");
            Files.writeString(config, Files.readString(config).replace("users.yaml", "other/users.yaml"));
            await().until(() -> gateway.smpp().config().user("second").isPresent());

            Files.writeString(other, "users: [ { system_id: third, password: secret } ]\n");

            await().until(() -> gateway.smpp().config().user("third").isPresent());
            gateway.esme(bind -> bind.systemId("third")).close();
        }
    }

    @Test
    void aFileWithAMistake_changesNothing() throws Exception {
        users("{ system_id: acme, password: secret }");
        try (var gateway = new RunningGateway(folder, CONFIG)) {
            users("{ system_id: acme, password: newer, max_bind: 3 }");

            assertThat(gateway.apply(CONFIG)).singleElement().satisfies(problem -> {
                assertThat(problem.headline()).startsWith("users.yaml:1:").contains("unknown key \"max_bind\"");
                assertThat(problem.toString()).doesNotContain("newer");
            });
            gateway.esme().close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pasword",
                "passwrd",
                "pssword",
                "Password",
                "passwort",
                "pwd",
                "psw",
                "pass",
                "password_hsh",
                "secrt"
            })
    void aSecretBehindAMistypedKey_isNotShown(String key) throws Exception {
        users("{ system_id: acme, password: secret }");
        try (var gateway = new RunningGateway(folder, CONFIG)) {
            users("{ system_id: acme, " + key + ": hunter2 }");

            assertThat(gateway.apply(CONFIG))
                    .anySatisfy(problem -> assertThat(problem.headline()).contains("unknown key \"" + key + "\""))
                    .noneSatisfy(problem -> assertThat(problem.toString()).contains("hunter2"));
        }
    }

    @Test
    void users_ofBothPlaces_areOneList() throws Exception {
        users("{ system_id: filed, password: secret }");
        String inline = "users: [ { system_id: acme, password: secret } ]\n";
        try (var gateway = new RunningGateway(folder, CONFIG + inline)) {
            gateway.esme().close();
            gateway.esme(config -> config.systemId("filed")).close();

            users("{ system_id: acme, password: secret }");
            assertThat(gateway.apply(CONFIG + inline))
                    .anySatisfy(problem -> assertThat(problem.headline())
                            .startsWith("users.yaml:1:")
                            .contains("there are two users with the system_id \"acme\""));
        }
    }

    @Test
    void aFileThatIsNotThere_isSaid() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> new RunningGateway(folder, "users_file: nowhere.yaml\n"))
                .withMessageContaining("there is no such file")
                .withMessageContaining("nowhere.yaml");
    }

    @Test
    void aFileWithSomethingElse_isSaid() throws Exception {
        Files.writeString(folder.resolve("users.yaml"), "users: acme\nbinds: []\n");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> new RunningGateway(folder, CONFIG))
                .withMessageContaining("users.yaml:1:8: \"users\" must be a list")
                .withMessageContaining("unknown key \"binds\"");
    }

    private static CommandStatus refusal(RunningGateway gateway, String systemId, String password) {
        try (var _ = gateway.esme(config -> config.systemId(systemId).password(password))) {
            return CommandStatus.ESME_ROK;
        } catch (BindFailedException e) {
            return Objects.requireNonNull(e.status());
        }
    }

    private void users(String users) throws Exception {
        Files.writeString(folder.resolve("users.yaml"), "users: [ " + users + " ]\n");
    }
}
