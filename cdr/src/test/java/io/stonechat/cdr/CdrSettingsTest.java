package io.stonechat.cdr;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigFile;
import io.stonechat.host.Diagnostic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CdrSettingsTest {

    private static final Path FILE = Path.of("/etc/stonechat/stonechat.yaml");

    private final ConfigErrors errors = new ConfigErrors();

    @Test
    void without_a_section_nothing_is_written() {
        assertThat(read("store: memory\n")).isEmpty();
        assertThat(read("cdr:\n")).isEmpty();
        assertThat(read("cdr: { enabled: false, path: x }\n")).isEmpty();
    }

    @Test
    void an_empty_section_means_the_defaults() {
        assertThat(read("cdr: {}\n"))
                .contains(new CdrSettings(
                        Path.of("/etc/stonechat/cdr"),
                        100 << 20,
                        CdrPeriod.DAY,
                        0,
                        Duration.ofDays(90),
                        false,
                        false,
                        new CdrRedaction(true, true)));
    }

    @Test
    void reads_every_key() {
        assertThat(read("""
                cdr:
                  path: /var/cdr
                  rotate: { size: 1MiB, every: hour }
                  keep: { count: 7, age: 3d }
                  compress: true
                  receipts: true
                  redact: { text: false, numbers: false }
                """))
                .contains(new CdrSettings(
                        Path.of("/var/cdr"),
                        1 << 20,
                        CdrPeriod.HOUR,
                        7,
                        Duration.ofDays(3),
                        true,
                        true,
                        new CdrRedaction(false, false)));
        assertThat(errors.problems()).isEmpty();
    }

    @Test
    void the_retention_of_the_store_holds_where_the_section_says_nothing_else() {
        String retention = "store: { retention: { cdr: 30d } }\n";

        assertThat(read(retention + "cdr: {}\n")).map(CdrSettings::keepAge).contains(Duration.ofDays(30));
        assertThat(read(retention + "cdr: { keep: { age: 2d } }\n"))
                .map(CdrSettings::keepAge)
                .contains(Duration.ofDays(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cdr: yes                         | 1:6  | expected a mapping of keys, found a single value",
                "cdr: { pth: x }                  | 1:8  | unknown key \"pth\" (did you mean \"path\"?)",
                "cdr: { rotate: { size: big } }   | 1:24 | \"size\" must be a size, found \"big\"",
                "cdr: { rotate: { size: 1KiB } }  | 1:24 | \"size\" must be at least 4KiB: a file holds some records",
                "cdr: { rotate: { every: week } } | 1:25 | \"every\" must be one of hour, day, never, found \"week\"",
                "cdr: { rotate: { evry: day } }   | 1:18 | unknown key \"evry\" (did you mean \"every\"?)",
                "cdr: { keep: { count: -1 } }     | 1:23 | \"count\" must be between 0 and 2147483647, found -1",
                "cdr: { keep: { age: 0s } }       | 1:21 | \"age\" must be longer than 0: records are there to be read",
                "cdr: { keep: { days: 3 } }       | 1:16 | unknown key \"days\"",
                "cdr: { compress: gzip }          | 1:18 | \"compress\" must be true or false, found \"gzip\"",
                "cdr: { receipts: 3 }             | 1:18 | \"receipts\" must be true or false, found \"3\"",
                "cdr: { redact: { text: some } }  | 1:24 | \"text\" must be true or false, found \"some\"",
                "cdr: { redact: { number: true }} | 1:18 | unknown key \"number\" (did you mean \"numbers\"?)",
            })
    void names_each_mistake_with_its_place(String yaml, String place, String message) {
        read(yaml);

        assertThat(headlines()).singleElement().asString().startsWith("stonechat.yaml:" + place + ": " + message);
    }

    @Test
    void keys_of_other_ways_to_write_records_are_named_in_a_warning() {
        assertThat(read("cdr: { backend: syslog }\n")).isPresent();

        assertThat(headlines())
                .singleElement()
                .asString()
                .contains("warning: \"backend\" is not part of this build and has no effect");
    }

    private Optional<CdrSettings> read(String yaml) {
        return CdrSettings.read(ConfigFile.parse(FILE, yaml, Map.of()).root(), errors);
    }

    private List<String> headlines() {
        return errors.problems().stream().map(Diagnostic::headline).toList();
    }
}
