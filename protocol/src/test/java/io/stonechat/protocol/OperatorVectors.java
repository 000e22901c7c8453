package io.stonechat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;

/** Operators' own alphabets: each a table, and pluggable as an {@link Alphabet}. */
final class OperatorVectors {

    private OperatorVectors() {}

    static void check(JsonNode record) {
        var octets = Octets.fromHex(record.path("hex").asString());
        var text = record.path("text").asString();
        var name = record.path("charset").asString();
        if (name.startsWith("VFD2")) {
            assertThat(OperatorAlphabets.VODAFONE_D2.decode(octets)).isEqualTo(text);
            assertThat(OperatorAlphabets.VODAFONE_D2.encode(text)).isEqualTo(octets);
        } else if (name.startsWith("Airwide")) {
            assertThat(OperatorAlphabets.AIRWIDE_IA5.decode(octets)).isEqualTo(text);
        } else {
            assertThat(OperatorAlphabets.HP_ROMAN_8.decode(octets)).isEqualTo(text);
            assertThat(OperatorAlphabets.HP_ROMAN_8.encode(text)).isEqualTo(octets);
        }
    }
}
