package io.stonechat.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The alert rules, the board and the documentation name series that the gateway shows, and no others. */
class PublishedSeriesTest {

    private static final Path RULES = Path.of("../deploy/prometheus/stonechat-alerts.yaml");
    private static final Path BOARD = Path.of("../deploy/grafana/stonechat.json");
    private static final Path MANUAL = Path.of("../docs/operations.md");

    private static final Set<String> WORDS = Set.of("by", "without", "on", "ignoring", "and", "or", "unless", "bool");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    @TempDir
    private Path folder;

    @Test
    void each_series_that_the_alerts_name_is_shown() throws IOException {
        JsonNode rules = YAMLMapper.shared().readTree(Files.readString(RULES));
        List<JsonNode> alerts =
                rules.path("groups").get(0).path("rules").valueStream().toList();
        assertThat(alerts).hasSizeGreaterThan(10).allSatisfy(alert -> {
            assertThat(alert.path("alert").asString("")).startsWith("Stonechat");
            assertThat(alert.path("annotations").path("summary").asString("")).isNotBlank();
            assertThat(Files.readString(MANUAL)).contains(alert.path("alert").asString());
        });

        Set<String> named = new TreeSet<>();
        alerts.forEach(alert -> named.addAll(series(alert.path("expr").asString())));

        assertThat(shown()).containsAll(named);
    }

    @Test
    void each_series_that_the_board_names_is_shown() throws IOException {
        JsonNode board = JsonMapper.shared().readTree(Files.readString(BOARD));
        Set<String> named = new TreeSet<>();
        board.findValues("expr").forEach(expr -> named.addAll(series(expr.asString())));

        assertThat(named).hasSizeGreaterThan(25);
        assertThat(shown()).containsAll(named);
    }

    @Test
    void each_series_of_ours_is_documented() throws IOException {
        String manual = Files.readString(MANUAL);

        assertThat(Arrays.stream(Series.values()).map(Series::shown))
                .allMatch(name -> manual.contains("`" + name + "`"));
    }

    /** The names on a scrape, and those that come with a session of an ESME, a message in a queue, a garbage collection. */
    private Set<String> shown() {
        try (RunningApi gateway = new RunningApi(folder)) {
            Set<String> names = new TreeSet<>(Scrape.of(gateway).names());
            names.add(Series.ESME_SESSIONS.shown());
            names.add(Series.QUEUE_MESSAGES.shown());
            names.add(Series.QUEUE_OLDEST_DUE.shown());
            names.add(Series.QUEUE_ABSENT.shown());
            names.add("jvm_gc_pause_seconds_sum");
            return names;
        }
    }

    /** What an expression reads: its names, without labels, functions and words of the language. */
    private static Set<String> series(String expression) {
        String bare = expression
                .replaceAll("\"[^\"]*\"", "")
                .replaceAll("\\{[^}]*}", "")
                .replaceAll("\\[[^]]*]", "")
                .replaceAll("\\b(by|without|on|ignoring)\\s*\\([^)]*\\)", "");
        Set<String> names = new TreeSet<>();
        Matcher name = NAME.matcher(bare);
        while (name.find()) {
            boolean isFunction = bare.substring(name.end()).stripLeading().startsWith("(");
            if (!isFunction && !WORDS.contains(name.group())) {
                names.add(name.group());
            }
        }
        return names;
    }
}
