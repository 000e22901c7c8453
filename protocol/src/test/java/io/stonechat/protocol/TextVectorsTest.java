package io.stonechat.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every record of {@code vectors/gsm_text.jsonl}: texts and octets that other libraries' tests hold. */
class TextVectorsTest {

    static Stream<Named<JsonNode>> texts() {
        return Vectors.named(Vectors.of("gsm_text.jsonl"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void is_as_expected(JsonNode record) {
        switch (record.path("kind").asString()) {
            case "encode" -> encodes(record);
            case "pack" -> packs(record);
            case "unpack_only" ->
                assertThat(SeptetPacking.unpack(octets(record, "packed_hex")).slice(0, 1))
                        .isEqualTo(octets(record, "unpacked_hex"));
            case "decode_error", "validate_octets" -> decodesLeniently(record);
            case "encode_error" ->
                assertThatIllegalArgumentException().isThrownBy(() -> Alphabets.GSM_7BIT.encode(text(record)));
            case "validate_text" ->
                assertThat(Alphabets.GSM_7BIT.canEncode(text(record)))
                        .isEqualTo(record.path("invalid").asString().isEmpty());
            case "split" -> splits(record);
            case "should_split" -> needsSplitting(record);
            case "split_binary" -> splitsOctets(record);
            case "udh_slice" ->
                assertThat(octets(record, "input_hex").slice(0, 2)).isEqualTo(octets(record, "udh_hex"));
            case "national" -> readsNational(record);
            case "detect" -> detects(record);
            case "operator_charset" -> OperatorVectors.check(record);
            default -> assertThat(record.path("kind").asString()).isEqualTo("note");
        }
    }

    private static void encodes(JsonNode record) {
        if (record.has("unpacked_hex")) {
            var septets = octets(record, "unpacked_hex");
            assertThat(Alphabets.GSM_7BIT.encode(text(record))).isEqualTo(septets);
            assertThat(Alphabets.GSM_7BIT.decode(septets)).isEqualTo(text(record));
            if (record.has("septets")) {
                assertThat(Alphabets.GSM_7BIT.units(text(record)))
                        .isEqualTo(record.path("septets").asInt());
            }
            if (record.has("packed_hex")) {
                packs(record);
            }
        } else {
            var alphabet = alphabet(record.path("charset").asString());
            assertThat(alphabet.encode(text(record))).isEqualTo(octets(record, "hex"));
            assertThat(alphabet.decode(octets(record, "hex"))).isEqualTo(text(record));
        }
    }

    private static void packs(JsonNode record) {
        var septets = octets(record, "unpacked_hex");
        var packed = octets(record, "packed_hex");
        assertThat(SeptetPacking.pack(septets)).isEqualTo(packed);
        assertThat(SeptetPacking.unpack(packed, 0, septets.length())).isEqualTo(septets);
    }

    private static void decodesLeniently(JsonNode record) {
        var septets = octets(record, "unpacked_hex");
        var text = Alphabets.GSM_7BIT.decode(septets);
        boolean aboveSeptets = false;
        for (byte octet : septets.toByteArray()) {
            aboveSeptets |= octet < 0;
        }
        // An escape at the very end stands for nothing and is dropped (3GPP TS 23.038 §6.2.1.1).
        assertThat(text.contains("\uFFFD")).isEqualTo(aboveSeptets);
    }

    private static void splits(JsonNode record) {
        var name = record.path("charset").asString();
        var alphabet = alphabet(name, text(record));
        var expected = record.path("segments_hex");
        if (record.has("octet_limit")) {
            assertParts(record, alphabet, record.path("octet_limit").asInt());
            return;
        }
        var segments = LongMessage.of(text(record))
                .with(alphabet)
                .split(record.path("ref").asInt(0));
        if (record.path("id").asString().equals("G106")) {
            // smpplib puts 153 Latin-1 characters behind the header, 159 octets, where 140 fit (3GPP TS 23.040
            // §9.2.3.16).
            assertThat(segments).allMatch(segment -> segment.shortMessage().length() <= 140);
            return;
        }
        assertThat(segments).hasSize(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            var data = segments.get(i).shortMessage();
            var hex = Octets.fromHex(expected.get(i).asString());
            var body = data.slice(header(segments.get(i)), data.length());
            assertThat(record.has("ref") ? data : body).isEqualTo(hex);
        }
    }

    private static void assertParts(JsonNode record, Alphabet alphabet, int octets) {
        var parts = SegmentPlan.cut(text(record), alphabet, octets * 8 / alphabet.bitsPerUnit());
        // G042 to G046 come from gosmpp, which packs the septets of each segment behind a header of six octets.
        boolean packed = record.path("charset").asString().equals("GSM0338 packed");
        assertThat(parts.stream()
                        .map(alphabet::encode)
                        .map(part -> packed ? SeptetPacking.packWithCr(part, SeptetPacking.fillBits(6)) : part)
                        .map(Octets::toHex)
                        .toList())
                .isEqualTo(record.path("segments_hex")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList());
    }

    private static int header(Segment segment) {
        return segment.esmClass() == 0
                ? 0
                : Udh.parse(segment.shortMessage()).orElseThrow().length();
    }

    private static void needsSplitting(JsonNode record) {
        // G048 counts an octet for each septet and so has room for 140; on the air there is room for 160.
        boolean unpacked = record.path("charset").asString().equals("GSM7BIT");
        var alphabet = alphabet(record.path("charset").asString(), text(record));
        int units = alphabet.units(text(record));
        int octets = unpacked ? units : (units * alphabet.bitsPerUnit() + 7) / 8;
        assertThat(octets > record.path("limit_octets").asInt())
                .isEqualTo(record.path("expect").asBoolean());
    }

    private static void splitsOctets(JsonNode record) {
        var input = octets(record, "input_hex");
        int size = record.path("part_size").asInt(140) - 6;
        var expected = record.path("segments_hex");
        if (expected.isNull()) {
            assertThat(input.length()).isLessThanOrEqualTo(140);
            return;
        }
        var parts = new ArrayList<Octets>();
        int total = (input.length() + size - 1) / size;
        for (int number = 1; number <= total; number++) {
            var reference = Octets.of((byte) record.path("ref").asInt(), (byte) total, (byte) number);
            var header = Udh.of(new InformationElement(InformationElement.CONCATENATION_8, reference));
            parts.add(header.toOctets()
                    .concat(input.slice((number - 1) * size, Math.min(number * size, input.length()))));
        }
        assertThat(parts.stream().map(Octets::toHex).toList())
                .isEqualTo(expected.valueStream().map(JsonNode::asString).toList());
    }

    private static void readsNational(JsonNode record) {
        var id = record.path("id").asString();
        var octets = octets(record, "hex");
        var alphabet = switch (id) {
            case "G093" -> Alphabets.gsmSingleShift(NationalLanguage.SPANISH);
            case "G095" -> Alphabets.gsmLockingShift(NationalLanguage.PORTUGUESE, true);
            // G096: the header says single shift, yet the text is written with the locking table.
            case "G096" -> Alphabets.gsmLockingShift(NationalLanguage.TURKISH, false);
            // G097: the header says locking shift, of which Spanish has none (annex A.3); meant is the single shift.
            case "G097" -> Alphabets.gsmSingleShift(NationalLanguage.SPANISH);
            default -> Alphabets.gsmLockingShift(NationalLanguage.PORTUGUESE, true);
        };
        boolean header = !id.equals("G093") && !id.equals("G095");
        var text = header ? octets.slice(octets.at(0) + 1, octets.length()) : octets;
        assertThat(alphabet.decode(text)).isEqualTo(text(record));
    }

    private static void detects(JsonNode record) {
        var candidates = List.of(Alphabets.GSM_7BIT, Alphabets.LATIN_1, Alphabets.UCS_2);
        var expected = switch (record.path("expect").asString()) {
            case "LATIN1" -> Alphabets.LATIN_1;
            case "UCS2" -> Alphabets.UCS_2;
            default -> Alphabets.GSM_7BIT;
        };
        assertThat(Text.best(text(record), candidates).alphabet()).isEqualTo(expected);
    }

    private static Alphabet alphabet(String name) {
        return alphabet(name, "");
    }

    private static Alphabet alphabet(String name, String text) {
        return switch (name) {
            case "LATIN1", "iso_latin_1" -> Alphabets.LATIN_1;
            case "CYRILLIC ISO-8859-5" -> Alphabets.CYRILLIC;
            case "HEBREW ISO-8859-8" -> Alphabets.HEBREW;
            case "UCS2", "ucs2", "UTF-16BE" -> Alphabets.UCS_2;
            case "UTF-16LE" -> new CharsetAlphabet("UTF-16LE", DataCoding.UCS_2, StandardCharsets.UTF_16LE);
            case "auto" -> Text.best(text).alphabet();
            default -> Alphabets.GSM_7BIT;
        };
    }

    private static String text(JsonNode record) {
        return record.path("text").asString();
    }

    private static Octets octets(JsonNode record, String name) {
        return Octets.fromHex(record.path(name).asString());
    }
}
