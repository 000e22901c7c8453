package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TextCommandTest {

    private static JsonNode json(String text) {
        CommandRun run = CommandRun.of("text", "--json", text);
        assertThat(run.status()).isZero();
        return JsonMapper.shared().readTree(run.out());
    }

    @Test
    void a_text_of_the_gsm_alphabet_is_counted_in_septets() {
        JsonNode text = json("Grüße, 5 €");

        assertThat(text.path("alphabet").asString()).isEqualTo("GSM 7-bit");
        assertThat(text.path("unit").asString()).isEqualTo("septets");
        // The euro sign takes two.
        assertThat(text.path("units").asInt()).isEqualTo(11);
        assertThat(text.path("units_left").asInt()).isEqualTo(149);
        assertThat(text.path("segments").get(0).path("short_message_hex").asString())
                .isEqualTo("47727e1e652c2035201b65");
    }

    @Test
    void one_character_outside_it_makes_the_whole_text_ucs2_and_is_named() {
        JsonNode text = json("Hello 🐦");

        assertThat(text.path("data_coding").asInt()).isEqualTo(8);
        assertThat(text.path("reason").asString()).contains("U+1F426");
        assertThat(text.path("characters").asInt()).isEqualTo(7);
        assertThat(text.path("units").asInt()).isEqualTo(8);
    }

    @Test
    void a_long_text_shows_each_segment_with_its_header() {
        JsonNode text = json("x".repeat(161));

        assertThat(text.path("segments").size()).isEqualTo(2);
        assertThat(text.path("units_per_segment").asInt()).isEqualTo(153);
        JsonNode second = text.path("segments").get(1);
        assertThat(second.path("esm_class").asInt()).isEqualTo(0x40);
        assertThat(second.path("short_message_hex").asString())
                .startsWith("050003")
                .endsWith("0202" + "78".repeat(8));
    }

    @Test
    void people_get_a_tree() {
        assertThat(CommandRun.of("text", "Hi").out())
                .contains("alphabet                  GSM 7-bit")
                .contains("left                      158 of 160 in one segment")
                .contains("short_message             2 octets  48 69");
    }

    @Test
    void a_text_for_more_segments_than_there_can_be_is_refused() {
        CommandRun run = CommandRun.of("text", "x".repeat(40_000));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("stonechat: The text takes 262 segments")
                .hasLineCount(1);
    }
}
