package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RouteCommandTest {

    private static final String CONFIG = """
            extensions:
              smpp:
                users: [ { system_id: acme, password: secret, account: big, region: NL } ]
                binds:
                  - { name: a, host: h, system_id: s, password: p }
                  - { name: b, host: h, system_id: s, password: p }
                routing:
                  normalise: send
                  default_chain: ["bind:b", queue]
                  deny: { to: deny.txt }
                  rules:
                    - { prefix: "316", name: at-night, chain: ["bind:b"], time: { from: "22:00", to: "06:00", timezone: Europe/Amsterdam } }
                    - { prefix: "31", name: others, user: other, chain: ["bind:b"] }
                    - prefix: "31"
                      name: dutch
                      user: big
                      chain: [ { to: "bind:a", weight: 3 }, { to: "bind:b", weight: 1 }, queue ]
                      rewrite: { source: STONECHAT, strip: "31" }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void it_tells_each_rule_it_looks_at_and_why_it_is_not_the_one() throws IOException {
        CommandRun run = route("--to", "0612345678", "--user", "acme", "--at", "2026-11-20T12:00:00Z");

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("to           31612345678 (region NL)")
                .contains("user         acme of the account big")
                .contains("- at-night (prefix 316): not at 2026-11-20T12:00:00Z, only from 22:00 to 06:00")
                .contains("- others (prefix 31): not for the user acme")
                .contains("* dutch (prefix 31): it is taken")
                .contains("route        dutch")
                .contains("  bind:a (weight 3)")
                .contains("  bind:b (weight 1)")
                .contains("rewritten    source_addr: 1000 -> STONECHAT")
                .contains("rewritten    destination_addr: 0612345678 -> 612345678");
    }

    @Test
    void machines_get_an_object() throws IOException {
        JsonNode json = json(route("--json", "--to", "31612345678", "--user", "acme", "--at", "2026-11-20T23:00:00Z"));

        assertThat(json.path("rule").asString()).isEqualTo("at-night");
        assertThat(json.path("rules").size()).isEqualTo(3);
        assertThat(json.path("rules").get(2).path("why").asString()).startsWith("not reached");
        assertThat(json.path("chain").get(0).path("to").asString()).isEqualTo("bind:b");
        assertThat(json.path("account").asString()).isEqualTo("big");
        assertThat(json.path("script").asBoolean()).isFalse();
    }

    @Test
    void without_a_rule_it_is_the_default_chain() throws IOException {
        CommandRun run = route("--to", "491701234567", "--text", "Grüße 🐦");

        assertThat(run.out())
                .contains("none has a prefix of 491701234567")
                .contains("data_coding  8")
                .contains("route        default_chain");
    }

    @Test
    void a_number_that_is_denied_is_told_with_its_status() throws IOException {
        CommandRun run = route("--to", "31699123456", "--user", "acme");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("refused      ESME_RINVDSTADR: Its destination is on the list");
    }

    @Test
    void a_configuration_with_mistakes_is_told_as_check_tells_it() throws IOException {
        Files.writeString(folder.resolve("deny.txt"), "");
        Path config =
                Files.writeString(folder.resolve("stonechat.yaml"), CONFIG.replace("prefix: \"316\"", "prefix: x"));
        CommandRun run = CommandRun.of("route", "--from", "1000", "--to", "31612345678", config.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("\"x\" is no prefix of a number");
    }

    private CommandRun route(String... arguments) throws IOException {
        Files.writeString(folder.resolve("deny.txt"), "31699*\n");
        Path config = Files.writeString(folder.resolve("stonechat.yaml"), CONFIG);
        List<String> all = new ArrayList<>(List.of("route", "--from", "1000"));
        all.addAll(List.of(arguments));
        all.add(config.toString());
        return CommandRun.of(all.toArray(String[]::new));
    }

    private static JsonNode json(CommandRun run) {
        assertThat(run.status()).as(run.err()).isZero();
        return JsonMapper.shared().readTree(run.out());
    }
}
