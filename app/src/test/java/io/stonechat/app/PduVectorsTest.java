package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every PDU of the shared vectors, through the JSON output of the verb. */
class PduVectorsTest {

    /** What the vectors say besides fields: remarks, and what other libraries make of the octets. */
    private static final Set<String> REMARKS = Set.of(
            "note",
            "recoverable",
            "lenient_outcome",
            "must_not_throw",
            "raw_status_preserved",
            "cloudhopper",
            "gosmpp",
            "jsmpp",
            "node_smpp",
            "smpp34",
            "smpp_pdu",
            "smppex",
            // UTF-8 under data_coding 1, which is ASCII (SMPP 3.4 §5.2.19): the text cannot be told from the PDU.
            "text_utf8");

    /** Where the outcome differs, and why. */
    private static final Map<String, String> DIFFERENCES = Map.of(
            // An unbind has a header and nothing else (SMPP 3.4 §4.2.1): read strictly, an octet more is an error.
            "V080", "error trailing_bytes_1",
            // A generic_nack has a header and nothing else (SMPP 3.4 §4.3.1).
            "V213", "error trailing_bytes_4",
            // command_length 16,777,279 is above the limit: nobody waits for that much (SMPP 3.4 §5.1.1,
            // ESME_RINVCMDLEN).
            "V180", "error command_length_above_maximum");

    static Stream<Arguments> pdus() throws IOException {
        try (InputStream in = PduVectorsTest.class.getResourceAsStream("/vectors/wire.jsonl")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(JsonMapper.shared()::readTree)
                    .filter(vector -> vector.path("kind").asString().equals("pdu"))
                    .map(vector -> Arguments.of(vector.path("id").asString(), vector));
        }
    }

    @Test
    void there_are_two_hundred_and_ten_of_them() throws IOException {
        assertThat(pdus()).hasSize(210);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pdus")
    void a_pdu_becomes_the_object_that_is_expected(String id, JsonNode vector) {
        DecodeRun run = DecodeRun.withLines(vector.path("hex").asString() + "\n", "--json", "-");

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        JsonNode actual = run.objects().getFirst();
        String difference = DIFFERENCES.get(id);
        for (Map.Entry<String, JsonNode> field : vector.path("expect").properties()) {
            String name = field.getKey();
            if (difference == null || !name.equals("outcome")) {
                if (!REMARKS.contains(name)) {
                    assertThat(actual.path(name)).as(name).isEqualTo(field.getValue());
                }
            }
        }
        if (difference != null) {
            assertThat(actual.path("outcome").asString() + " "
                            + actual.path("error").asString())
                    .isEqualTo(difference);
        } else if (!vector.path("expect").has("error")) {
            assertThat(actual.has("error")).isFalse();
        }
    }
}
