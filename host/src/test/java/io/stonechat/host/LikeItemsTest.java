package io.stonechat.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Items of a long list that differ in words only: the YAML library reads one of them, and the others are read like it. */
class LikeItemsTest {

    /** Enough of any item for a text that is worth it. */
    private static final int LENGTH = 40_000;

    private static final Path FILE = Path.of("stonechat.yaml");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- { prefix: \"%d\", name: r%d, chain: [ \"bind:up\", { to: queue, weight: 3 }, [] ], none: , deep: { a: {} } }\n",
                "- prefix: \"%d\"\n  name: the name of %d\n  chain:\n    - bind:a-%d\n    - queue\n",
                "- word%d\n",
                "- 'some words: %d, and more'\n",
                "-   prefix: +%d/%d.%d_(a)\n    \"a key\": it's -%d\n",
                "- - a%d\n  - [ b, c%d ]\n",
                "- { name: Zoë %d, straße: ünder }\r\n",
                "- { a: %d } # a comment, number %d\n",
                "- a: %d # one: {\n  b: \"#%d\"\n",
                "- a: %d\n\n# a comment: %d\n   # and { another\n",
                "- { a: 'x%d', b: \"\" , c: '', d: }\n",
                "- ? a\n  : b%d\n",
                "- [ a:b%d, c:d, -e%d ]\n",
                "- 10.%d.0.0/16\n",
                "- \"*%d\"\n",
            })
    void reads_theSame_ofLikeItems_asTheLibrary(String item) {
        assertThat(isShortened(many(item))).isTrue();
        assertSame("list:\n" + many(item));
        assertSame("list:\n" + many(item).indent(4));
        assertSame("a: { b: c }\nlist:\n" + many(item) + "more:\n" + many(item).indent(2) + "end: it\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- 😀 %d\n",
                "- a: |\n    text %d\n  b: >2\n      folded %d\n     more\n",
                "- 'it''s %d'\n",
                "- \"tab\\t%d\"\n",
                "- \"\\x41b%d\"\n",
                "- \"a %d\\\n  b\"\n",
                "- several\n  words of %d\n",
                "- \"several\n\n  words of %d\"\n",
                "- 'a\n\n  # b %d'\n",
                "- a: %d\n\n  b: %d\n",
                "- &anchor%d value\n",
                "- !!str %d\n",
                "- !#tag%d value\n",
                "- *alias%d\n",
                "- { a: null, b: NULL, c: ~, d: Null, e: %d }\n",
                "- { a: %d, a: 2 }\n",
                "- { a%d: 1, b: 2 }\n",
                "- a: b: %d\n",
                "- { a: %d\n",
                "- \"a %d\n",
                "- 'a %d\n",
                "- a: [ %d\n  b: ]\n",
                "- ${NOT_SET:-%d, { a }}\n",
                "- a%d: ${SET}\n",
                "- ${UNKNOWN_%d}\n",
                "-\n  a: %d\n",
                "-\n",
                "- a\tb%d\n",
                "- a%d\n  \t\n",
                "- a\u00A0%d\n",
                "- a%d\u2028\n",
                "- \u0001%d\n",
                "- a%d\r",
                "- %% %d\n",
                "- @a%d\n",
                "- a%d\n...\n",
                "- a%d\n---\n",
                "- a%d\n not further in\n",
                "- a%d:\n",
                "- #%d\n",
                "- a #%d ${UNKNOWN}\n",
                "- a%d: >\n",
                "- >\n\n      \n",
                "- ! |\n  a%d\n",
            })
    void reads_theSame_asTheLibrary_ofItemsThatAreHardToRead(String item) {
        assertSame("list:\n" + many(item));
        assertSame("list:\n" + many(item).indent(3) + "end: it\n");
        assertSame("list:\n" + many("- plain%d\n") + many(item) + many("- { a: %d }\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text: |\n%sb: c\n",
                "text: >\n%sb: c\n",
                "text: \"\n%s  \"\nb: c\n",
                "text: '\n%s  '\nb: c\n",
                "text: plain\n%sb: c\n",
                "text: [\n%s  ]\nb: c\n",
                "text: # [\n%sb: c\n",
                "text:\n  - |\n%s  - x\nb: c\n",
                "text:\n  - 'a\n%s  - x\nb: c\n",
                "text:\n  - a:\n%s  - x\nb: c\n",
                "text:\n%s    further: in\nb: c\n",
                "text:\n%s   - between\nb: c\n",
                "text:\n%s b: c\n",
                "text:\n%s",
                "text: &a\n%sb: *a\n",
                "text: { a:\n%s }\nb: c\n",
                "- \n%s",
                "%s",
                "a: 1\n---\nb:\n%s",
                "a:\n%s--- \nb: c\n",
                "a: \"${UNKNOWN}\"\nb:\n%s",
                "a: 1\na: 2\nb:\n%s",
                "%%YAML 1.2\n---\na:\n%s",
            })
    void reads_theSame_asTheLibrary_whereverLinesLikeItemsStand(String around) {
        assertSame(around.formatted(many("  - { a: \"%d\", b: [ it's, %d ] }\n")));
        assertSame(around.formatted(many("    - x%d\n")));
        assertSame(around.formatted(many("- x%d\n")));
    }

    @Test
    void reads_theSame_asTheLibrary_whateverStandsInTheItems() {
        var random = new Random(7);
        var pieces = List.of(
                "%d",
                "a", "null", "-", " ", "  ", ":", ": ", ",", ", ", "[", "]", "{", "}", "{ a: ", " }", "\"", "'", "#",
                " #", "&", "*", "!", "|", ">", "%%", "@", "?", "~", ".", "\\", "\n  ", "\n    ", "\n", "ä", "a: ", "- ",
                "\t");
        for (int i = 0; i < 60; i++) {
            var item = random.ints(1 + random.nextInt(9), 0, pieces.size())
                    .mapToObj(pieces::get)
                    .collect(Collectors.joining("", "- ", "\n"));
            assertSame("list:\n" + many(item));
            assertSame("a:\n  list:\n" + many(item).indent(4) + "b: c\n");
        }
    }

    @Test
    void reads_theSame_asTheLibrary_whateverTheWordsAre() {
        var random = new Random(11);
        var pieces = List.of(
                "%s",
                "%s", "%s", "\"%s\"", "'%s'", "a: ", "b: ", "- ", " ", "  ", ":", ", ", "[", "]", "{ a: ", " }", " #",
                "\n  c: ", "\n    ", "${SET}", "\r\n");
        var words = List.of(
                "1",
                "true",
                "on",
                "1e5",
                "0x1F",
                "1_000",
                ".inf",
                "NaN",
                "12:30",
                "2001-01-01",
                "+1",
                "(a)",
                "/x",
                ".",
                "..",
                "...",
                "null",
                "nul",
                "nullx",
                "a b",
                "a  b",
                "x-y",
                "a - b",
                "a:b",
                "-",
                "=",
                "<<",
                "é");
        for (int i = 0; i < 100; i++) {
            var item = random.ints(1 + random.nextInt(8), 0, pieces.size())
                    .mapToObj(pieces::get)
                    .collect(Collectors.joining("", "- ", "\n"));
            int places = item.split("%s", -1).length;
            var some = random.ints(6, 0, words.size()).mapToObj(words::get).toList();
            assertSame("list:\n"
                    + IntStream.range(0, LENGTH / item.length() + 1)
                            .mapToObj(_ -> item.formatted(random.ints(places, 0, some.size())
                                    .mapToObj(some::get)
                                    .toArray()))
                            .collect(Collectors.joining()));
        }
    }

    @Test
    void tells_aMistake_behindManyLikeItems_withItsLine() {
        var items = "- { a: %d, b: \"x\" }\n";
        var count = many(items).lines().count();
        assertThat(outcome("list:\n" + many(items) + "- { a: 1, a: 2 }\n" + many(items), YamlTree::read))
                .asString()
                .contains("stonechat.yaml:%d:11: the key \"a\" stands here twice, first in line %d"
                        .formatted(count + 2, count + 2));
        assertThat(outcome("list:\n" + many(items) + "- { a: 1\n" + many(items), YamlTree::read))
                .asString()
                .contains("stonechat.yaml:%d:3: not YAML: expected ',' or '}', but got {".formatted(count + 3));
    }

    @Test
    void leaves_likeItems_thatAnotherFollows_toTheirPattern() {
        var some = many("- { a: %d }\n");
        var others = many("- { a: x%d }\n");
        var text = tree(some + "- { b: \"\\n\" }\n" + others, new ConfigErrors())
                .shortText()
                .text();
        assertThat(text.lines().filter(line -> !line.isEmpty()))
                .containsExactly("- '\uE1000'", "- { b: \"\\n\" }", "- '\uE1001'", last(others));
    }

    private static String last(String lines) {
        return lines.lines().toList().getLast();
    }

    private static boolean isShortened(String text) {
        return tree(text, new ConfigErrors()).shortText().isShorter();
    }

    private static String many(String item) {
        int words = item.split("%d", -1).length;
        return IntStream.range(0, LENGTH / item.length() + 1)
                .mapToObj(i -> item.formatted(IntStream.range(0, words)
                        .mapToObj(word -> i * 31 + word)
                        .toArray()))
                .collect(Collectors.joining());
    }

    private static void assertSame(String text) {
        assertThat(outcome(text, YamlTree::read))
                .as(text.lines().limit(4).toList().toString())
                .isEqualTo(outcome(text, YamlTree::readWhole));
    }

    /** The tree, or what is wrong. */
    private static Object outcome(String text, Function<YamlTree, ConfigMapping> reader) {
        var errors = new ConfigErrors();
        try {
            var root = reader.apply(tree(text, errors));
            return errors.count() == 0 ? root : errors.problems();
        } catch (ConfigException e) {
            return e.problems();
        }
    }

    private static YamlTree tree(String text, ConfigErrors errors) {
        return new YamlTree(FILE, text, Map.of("SET", "value"), errors);
    }
}
