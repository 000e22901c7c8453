package io.stonechat.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lists of a configuration that are too long to be kept as a tree. */
class LongListsTest {
    private static final int MANY = 5_000;

    @Test
    void reads_theSame_fromALongList_asFromAShortOne() {
        var item = """
                - { prefix: "%d", name: Zoë-%d, chain: [ "bind:a", { to: queue, weight: 3 }, [] ], none: , deep: { a: {} } }
                - 'plain %d'
                -
                - text: |
                    several
                    lines of %d
                  behind: 😀
                """;
        var many = IntStream.range(0, MANY)
                .mapToObj(i -> item.formatted(i, i, i, i))
                .collect(Collectors.joining());
        var list = list(many);
        assertThat(list.items()).isInstanceOf(PackedItems.class).hasSize(4 * MANY);
        for (int i : new int[] {0, 1, 63, 64, 65, 1_000, MANY - 1}) {
            var alone = list("\n".repeat(i * 7) + item.formatted(i, i, i, i));
            assertThat(list.items().subList(4 * i, 4 * i + 4)).isEqualTo(alone.items());
        }
    }

    @Test
    void keeps_placesAndLines_ofALongList() {
        var list = list("- { a: 1, b: [ x ] }\r\n".repeat(MANY));
        var last = (ConfigMapping) list.items().getLast();
        assertThat(last.place().line()).isEqualTo(MANY + 1);
        assertThat(last.find("b").orElseThrow().place())
                .isEqualTo(new Place(Path.of("stonechat.yaml"), MANY + 1, 14, "- { a: 1, b: [ x ] }"));
    }

    @Test
    void tells_everyMistake_ofALongList_withItsPlace() {
        var text = "- { a: 1 }\n".repeat(MANY) + "- text\n" + "- { a: 1 }\n".repeat(MANY) + "- { b: 1 }\n";
        var errors = new ConfigErrors();
        var root = ConfigFile.parse(Path.of("stonechat.yaml"), "list:\n" + text, Map.of())
                .root();
        List<String> read = new ArrayList<>();
        ConfigSection.of(root, errors).eachSection("list", section -> {
            read.add(section.text("a", ""));
            section.finish();
        });
        assertThat(read).hasSize(2 * MANY + 1);
        assertThat(errors.problems().stream().map(Diagnostic::headline))
                .containsExactly(
                        "stonechat.yaml:5002:3: each item of \"list\" must be a mapping, found a single value",
                        "stonechat.yaml:10003:5: unknown key \"b\" (did you mean \"a\"?)");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> list("- { a: 1 }\n".repeat(MANY) + "- { a: 1, a: 2 }\n"))
                .withMessageContaining("stonechat.yaml:5002:11: the key \"a\" stands here twice, first in line 5002");
    }

    @Test
    void names_whatChanged_inALongList() {
        var before = rules(0, MANY, "bind:a");
        assertThat(changes(before, before)).isEmpty();
        assertThat(changes(before, rules(1, MANY, "bind:a"))).containsExactly("[r0 0] removed", "[r5000 5000] added");
        assertThat(changes(before, before.replace("name: r7,", "name: r7, ordered: true,")))
                .containsExactly("[r7 7].ordered added");
        assertThat(changes(before, before.replace("prefix: 7,", "prefix: x,")))
                .containsExactly("[r7 7] removed", "[r7 x] added");
        assertThat(changes(before, rules(0, MANY, "bind:b")))
                .hasSize(101)
                .startsWith("[r0 0].chain: [bind:a, queue] -> [bind:b, queue]")
                .endsWith("and 4900 more changes");
    }

    private static String rules(int from, int count, String step) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> "- { name: r%d, prefix: %d, chain: [ %s, queue ] }\n".formatted(i, i, step))
                .collect(Collectors.joining());
    }

    private static List<String> changes(String before, String after) {
        var place = new Place(Path.of("stonechat.yaml"), 1, 1, "");
        return ConfigChanges.between(entry(place, before), entry(place, after)).stream()
                .map(change -> change.startsWith("l") ? change.substring(1) : change)
                .toList();
    }

    private static ConfigMapping entry(Place place, String list) {
        return new ConfigMapping(place, List.of(new ConfigMapping.Entry("l", place, list(list))));
    }

    private static ConfigSequence list(String yaml) {
        var root = ConfigFile.parse(Path.of("stonechat.yaml"), "list:\n" + yaml, Map.of())
                .root();
        return (ConfigSequence) root.find("list").orElseThrow();
    }
}
