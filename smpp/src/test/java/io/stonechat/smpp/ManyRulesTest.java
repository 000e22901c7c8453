package io.stonechat.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigFile;
import io.stonechat.host.Diagnostic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that say the same but for prefix and name are read once; nobody must notice. */
class ManyRulesTest {
    private static final int MANY = 100_000;
    private static final int FEW = 100;
    private static final String HEAD = """
            users: [ { system_id: acme, password: secret } ]
            binds: [ { name: up, host: h, system_id: s, password: p }, { name: two, host: h, system_id: s, password: p } ]
            routing:
              rules:
            """;

    @TempDir
    Path folder;

    @Test
    void tells_everyMistake_inAHundredThousandRules_withItsPlace() {
        List<String> rules = plain(MANY);
        rules.set(50_000, "    - { prefix: \"44x\", name: r50000, chain: [\"bind:up\", queue] }");
        rules.set(99_995, "    - { prefix: \"40099995\", name: [r99995], chain: [\"bind:up\", queue] }");
        rules.set(99_996, "    - { prefix: \"40000007\", name: r99996, chain: [\"bind:up\", queue] }");
        rules.set(99_997, "    - { prefix: \"40099997\", name: r99997, chain: [\"bind:nope\", queue] }");
        rules.set(99_998, "    - { prefix: \"40099998\", name: r99998, chian: [\"bind:up\", queue] }");
        rules.set(99_999, "    - { prefix: \"\", name: r99999, user: nobody, chain: [\"bind:up\", queue] }");
        assertThat(problems(rules))
                .containsExactly(
                        "stonechat.yaml:50005:17: \"44x\" is no prefix of a number (expected: digits, without a +, at most 18)",
                        "stonechat.yaml:100000:35: \"name\" must be a text, found a list",
                        "stonechat.yaml:100001:17: there are two rules for the prefix \"40000007\", and the first takes all of it",
                        "stonechat.yaml:100002:51: there is no bind \"nope\" (expected: one of two, up)",
                        "stonechat.yaml:100003:7: the rule for \"40099998\" has no chain",
                        "stonechat.yaml:100003:43: unknown key \"chian\" (did you mean \"chain\"?)",
                        "stonechat.yaml:100004:41: warning: there is no user and no account \"nobody\"");
    }

    @Test
    void reads_eachRule_asIfItStoodAmongAFew() throws Exception {
        Files.writeString(folder.resolve("prefixes.txt"), "777\n778\n");
        List<String> kinds = List.of(
                "{ prefix: \"%d\", name: r%d, chain: [\"bind:up\", queue] }",
                "{ prefix: \"%d\", name: r%d, chain: [\"bind:two\", queue] }",
                "{ prefix: %d, chain: [\"bind:two\"] }",
                "{ name: r%2$d, prefix: [%1$d, 1%1$d], chain: [\"bind:up\"] }",
                "{ prefix: %d, name: , chain: { a: b } }",
                "{ prefix: %d, name: r%d, user: nobody, chain: [\"bind:up\"] }",
                "{ prefix: %d, name: r%d, user: acme, chain: [\"bind:up\"] }",
                "{ prefix: \"5\", name: r%2$d, user: acme, chain: [\"bind:up\"] }",
                "{ prefix: \"6\", name: r%2$d, chain: [{ to: \"bind:up\", weight: 3 }, \"bind:two\"] }",
                "{ prefix: %d, name: r%d, prefix_file: prefixes.txt, chain: [\"bind:up\"] }",
                "{ prefix: %d, name: r%d, options: { fee: 3, list: [a, { b: c }] }, chain: [\"bind:up\"], ordered: true }",
                "{ name: r%2$d, user: u%2$d, chain: [\"bind:up\"] }",
                "word%d");
        List<String> rules = IntStream.range(0, 3_000)
                .mapToObj(i -> "    - " + kinds.get(i % kinds.size()).formatted(300_000 + i % 2_900, i))
                .collect(Collectors.toCollection(ArrayList::new));
        List<RouteRule> some = new ArrayList<>();
        List<String> told = new ArrayList<>();
        // Blank lines keep what is read in the line that it has among many.
        for (int from = 0; from < rules.size(); from += FEW) {
            int first = from;
            List<String> few = IntStream.range(0, rules.size())
                    .mapToObj(i -> i >= first && i < first + FEW ? rules.get(i) : "")
                    .toList();
            var errors = new ConfigErrors();
            some.addAll(read(few, errors).routing().rules());
            told.addAll(headlines(errors));
        }
        var errors = new ConfigErrors();
        List<RouteRule> many = read(rules, errors).routing().rules();
        assertThat(many).hasSameSizeAs(some);
        assertThat(many).isEqualTo(some);
        assertThat(headlines(errors))
                .filteredOn(ManyRulesTest::isOfOneRule)
                .isEqualTo(told.stream().filter(ManyRulesTest::isOfOneRule).toList());
    }

    private static boolean isOfOneRule(String problem) {
        return !problem.contains("there are two rules");
    }

    private static List<String> plain(int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        "    - { prefix: \"%d\", name: r%d, chain: [\"bind:up\", queue] }".formatted(40_000_000 + i, i))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private List<String> problems(List<String> rules) {
        var errors = new ConfigErrors();
        read(rules, errors);
        return headlines(errors);
    }

    private static List<String> headlines(ConfigErrors errors) {
        return errors.problems().stream().map(Diagnostic::headline).toList();
    }

    private SmppConfig read(List<String> rules, ConfigErrors errors) {
        var root = ConfigFile.parse(folder.resolve("stonechat.yaml"), HEAD + String.join("\n", rules) + "\n", Map.of())
                .root();
        return SmppConfigReader.read(root, Map.of(), errors);
    }
}
