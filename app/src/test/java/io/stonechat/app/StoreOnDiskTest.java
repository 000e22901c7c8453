package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.host.ConfigFile;
import io.stonechat.host.ScriptHost;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.session.Accepted;
import io.stonechat.session.ClientConfig;
import io.stonechat.session.SmppClient;
import io.stonechat.smpp.SmppExtension;
import io.stonechat.smpp.SmppWiring;
import io.stonechat.store.DurableStore;
import io.stonechat.store.StoreOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store on a disk, as its operator meets it: without a gateway, and when it cannot be opened. */
@SuppressWarnings("NullAway.Init")
class StoreOnDiskTest {

    @TempDir
    private Path folder;

    private Path config;
    private Path data;

    @BeforeEach
    void configure() throws IOException {
        data = folder.resolve("data");
        config = Files.writeString(folder.resolve("stonechat.yaml"), """
                log: { level: error }
                store: { reserve: 1MiB, accept_deadline: 60s }
                extensions:
                  smpp:
                    server: { bind_address: 127.0.0.1, port: 0 }
                    users: [ { system_id: acme, password: secret } ]
                    binds: [ { name: up, host: 127.0.0.1, port: %d, system_id: a, password: b } ]
                    routing: { default_chain: ["bind:up", "queue"] }
                """.formatted(FreePort.choose()));
    }

    @Test
    void what_a_gateway_has_stored_is_seen_and_changed_without_it() {
        String id = storedByAGateway();

        assertThat(store("show", id).out()).startsWith(id + "  queued");
        assertThat(store("ls").out()).containsPattern("bind:up +1");
        assertThat(store("cancel", id).out()).isEqualTo(id + ": done\n");
        assertThat(store("find", "--state", "deleted").out()).contains(id);
    }

    @Test
    void a_store_that_somebody_has_open_is_named_with_who_has_it() {
        try (DurableStore _ = DurableStore.open(data, StoreOptions.DEFAULT)) {
            CommandRun run = CommandRun.of("run", config.toString());
            assertThat(run.err())
                    .startsWith("stonechat: The store in ")
                    .contains("is open already, by ")
                    .contains(String.valueOf(ProcessHandle.current().pid()))
                    .hasLineCount(1);
            assertThat(run.status()).isEqualTo(1);
            assertThat(store("ls").err()).contains("is open already, by ").hasLineCount(1);
        }
    }

    @Test
    void a_folder_that_is_none_is_said_in_a_sentence() throws IOException {
        Files.createFile(data);

        CommandRun run = CommandRun.of("run", config.toString());

        assertThat(run.err())
                .isEqualTo("stonechat: The store in %s cannot be opened: %s is a file, and must be a folder."
                                .formatted(data, data)
                        + " Look at the folder and its disk.\n");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void a_path_that_names_a_file_is_a_mistake_of_the_configuration() throws IOException {
        Files.createFile(data);
        Files.writeString(
                config,
                "store: { path: data }\ncdr: { path: data }\n"
                        + Files.readString(config).replaceFirst("store: .*\n", ""));

        CommandRun run = CommandRun.of("check", config.toString());

        assertThat(run.err() + run.out())
                .contains("stonechat.yaml:1:16: \"path\" must be a folder, and " + data + " is a file")
                .contains("stonechat.yaml:2:14: \"path\" must be a folder, and " + data + " is a file");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void a_damaged_store_is_not_opened_and_said_to_be_so() throws IOException {
        storedByAGateway();
        damage();

        CommandRun run = CommandRun.of("run", config.toString());

        assertThat(run.err()).contains("damaged").hasLineCount(1);
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void a_backup_is_a_store_of_its_own() {
        String id = storedByAGateway();
        Path copy = folder.resolve("copy");

        CommandRun run = store("backup", copy.toString());

        assertThat(run.out()).isEqualTo("The store is copied to %s.\n".formatted(copy));
        assertThat(CommandRun.of("store", "show", id, "--store", copy.toString())
                        .out())
                .startsWith(id + "  queued");
        assertThat(CommandRun.of("store", "verify", "--store", copy.toString()).status())
                .isZero();
        assertThat(store("backup", copy.toString()).err()).contains("already").hasLineCount(1);
    }

    @Test
    void verify_reads_everything() {
        storedByAGateway();

        CommandRun run = store("verify");

        assertThat(run.out()).startsWith("1 messages and ").endsWith("all is well.\n");
        assertThat(run.status()).isZero();
    }

    @Test
    void a_damaged_store_is_verified_without_being_opened() throws IOException {
        storedByAGateway();
        damage();

        CommandRun run = store("verify");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out() + run.err()).contains("damaged").doesNotContain("\tat ");
    }

    private void damage() throws IOException {
        try (var files = Files.list(data.resolve("cold"))) {
            for (Path file : files.filter(file -> file.getFileName().toString().startsWith("MANIFEST"))
                    .toList()) {
                Files.writeString(file, "not what it was");
            }
        }
    }

    private String storedByAGateway() {
        var smpp = new SmppExtension(SmppWiring.of(Map.of()));
        try (ScriptHost gateway = GatewayHost.of(ConfigFile.load(config, Map.of()), smpp)) {
            gateway.start();
            String address = smpp.smpp().bindAddress();
            var session = SmppClient.connect(
                    ClientConfig.builder()
                            .port(Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)))
                            .systemId("acme")
                            .password("secret")
                            .build(),
                    new Inbox(_ -> {}));
            var outcome = session.submit(SubmitSm.builder()
                            .source("1000")
                            .destination("491701234567")
                            .shortMessage(Octets.of("hello".getBytes(StandardCharsets.US_ASCII)))
                            .build())
                    .join();
            session.close("done");
            return ((Accepted) outcome).messageId();
        }
    }

    private CommandRun store(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "store";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--config";
        all[arguments.length + 2] = config.toString();
        return CommandRun.of(all);
    }
}
