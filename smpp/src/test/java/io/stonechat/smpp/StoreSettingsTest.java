package io.stonechat.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigFile;
import io.stonechat.host.Diagnostic;
import io.stonechat.store.SyncMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The section {@code store}. */
class StoreSettingsTest {
    private static final Path FILE = Path.of("/etc/stonechat/stonechat.yaml");

    private final ConfigErrors errors = new ConfigErrors();

    @Test
    void messages_are_kept_beside_the_configuration_and_synced_unless_it_says_otherwise() {
        StoreSettings read = read("log: { level: info }");

        assertThat(read.path()).isEqualTo(Path.of("/etc/stonechat/data"));
        assertThat(read.sync()).isEqualTo(SyncMode.ALWAYS);
        assertThat(read.acceptDeadline()).isEqualTo(Duration.ofSeconds(5));
        assertThat(errors.problems()).isEmpty();
    }

    @Test
    void every_key_is_read() {
        StoreSettings read = read("""
                store:
                  path: spool
                  sync: os
                  accept_deadline: 2s
                  reserve: 1GiB
                  max_messages: 5000
                  retention: { text: 1d, record: 30d }
                """);

        assertThat(read)
                .isEqualTo(new StoreSettings(
                        Path.of("/etc/stonechat/spool"),
                        SyncMode.OS,
                        Duration.ofSeconds(2),
                        1L << 30,
                        5000,
                        Duration.ofDays(1),
                        Duration.ofDays(30)));
        assertThat(errors.problems()).isEmpty();
    }

    @Test
    void a_store_in_memory_is_for_tests() {
        assertThat(read("store: memory").path()).isNull();
        assertThat(errors.problems()).isEmpty();
    }

    @Test
    void mistakes_are_named_with_their_place() {
        read("""
                store:
                  sync: never
                  accept_deadline: 0s
                  reserve: plenty
                  max_messages: 0
                  pth: ./data
                  retention: { text: 8d, record: 7d, cdr: 0d }
                """);

        assertThat(errors.problems())
                .extracting(Diagnostic::headline)
                .containsExactlyInAnyOrder(
                        "stonechat.yaml:2:9: \"sync\" must be one of always, os, found \"never\"",
                        "stonechat.yaml:3:20: \"accept_deadline\" must be longer than 0: nothing is durable at once",
                        "stonechat.yaml:4:12: \"reserve\" must be a size, found \"plenty\""
                                + " (write a number of octets, or a number with KiB, MiB, GiB or TiB)",
                        "stonechat.yaml:5:17: \"max_messages\" must be between 1 and 9223372036854775807, found 0",
                        "stonechat.yaml:6:3: unknown key \"pth\" (did you mean \"path\"?)",
                        "stonechat.yaml:7:22: \"text\" must not be longer than \"record\": the text goes first",
                        "stonechat.yaml:7:43: \"cdr\" must be longer than 0: records are there to be read");
    }

    @Test
    void another_word_than_memory_is_a_mistake() {
        read("store: disk");

        assertThat(errors.problems())
                .extracting(Diagnostic::headline)
                .containsExactly("stonechat.yaml:1:8: \"store\" must be a mapping of keys, or memory, found \"disk\"");
    }

    private StoreSettings read(String yaml) {
        return StoreSettings.read(ConfigFile.parse(FILE, yaml, Map.of()).root(), errors);
    }
}
