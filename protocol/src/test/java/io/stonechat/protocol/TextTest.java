package io.stonechat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @ParameterizedTest
    @CsvSource({
        "0x00, GSM 7-bit, -1", "0x01, ASCII, -1", "0x03, Latin-1, -1", "0x06, Latin/Cyrillic, -1", "0x08, UCS-2, -1",
        "0x0E, KS C 5601, -1", "0x10, GSM 7-bit, 0", "0x11, GSM 7-bit, 1", "0x18, UCS-2, 0", "0xC8, GSM 7-bit, -1",
        "0xD9, GSM 7-bit, -1", "0xE0, UCS-2, -1", "0xF0, GSM 7-bit, 0", "0xF2, GSM 7-bit, 2"
    })
    void a_data_coding_tells_alphabet_and_class(String octet, String alphabet, int messageClass) {
        var coding = new DataCoding(Integer.decode(octet));
        assertThat(coding.alphabet().map(Alphabet::name)).contains(alphabet);
        assertThat(coding.messageClass().orElse(-1)).isEqualTo(messageClass);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x02, 0x04, 0x09, 0x0B, 0x14, 0x20, 0x80, 0xF4})
    void octets_compressed_and_reserved_codings_have_no_alphabet(int octet) {
        assertThat(new DataCoding(octet).alphabet()).isEmpty();
    }

    @Test
    void a_message_waiting_indication_tells_what_waits() {
        var coding = new DataCoding(0xC9);
        assertThat(coding.waiting()).contains(DataCoding.Waiting.FAX);
        assertThat(coding.isWaitingActive()).isTrue();
        assertThat(coding.isDiscardable()).isTrue();
        assertThat(new DataCoding(0xD0).isWaitingActive()).isFalse();
        assertThat(new DataCoding(0x18).waiting()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"日本語", "カタカナ", "stonechat"})
    void japanese_comes_back(String text) {
        for (var alphabet : new Alphabet[] {Alphabets.JIS, Alphabets.ISO_2022_JP, Alphabets.EXTENDED_KANJI}) {
            assertThat(alphabet.decode(alphabet.encode(text))).isEqualTo(text);
        }
    }

    @Test
    void korean_comes_back() {
        var octets = Alphabets.KS_C_5601.encode("한국어");
        assertThat(octets.length()).isEqualTo(6);
        assertThat(Text.decode(DataCoding.KS_C_5601, octets)).isEqualTo("한국어");
    }

    @ParameterizedTest
    @EnumSource
    void every_national_text_comes_back(NationalLanguage language) {
        var text = new StringBuilder("ok ");
        var table = language.singleShift();
        for (int septet = 0; septet < 128; septet++) {
            char character = table.charAt(septet);
            if (character != SeptetTable.UNASSIGNED) {
                text.append(character);
            }
        }
        var alphabet = Alphabets.gsmSingleShift(language);
        assertThat(alphabet.decode(alphabet.encode(text.toString()))).isEqualTo(text.toString());
        assertThat(Alphabets.gsm(Udh.of(alphabet.headers()))).isSameAs(alphabet);
    }

    @Test
    void octets_that_gsm_does_not_have_do_not_stop_reading() {
        // "a", an octet above 0x7F, an escape before a character without extension, an escape at the end
        assertThat(Alphabets.GSM_7BIT.decode(Octets.fromHex("61ff1b621b"))).isEqualTo("a\uFFFDb");
    }

    @Test
    void seven_packed_octets_may_be_seven_septets_or_eight() {
        var seven = Alphabets.GSM_7BIT.encode("1234567");
        var eight = Alphabets.GSM_7BIT.encode("1234567@");
        assertThat(SeptetPacking.pack(seven)).isEqualTo(SeptetPacking.pack(eight));
        assertThat(SeptetPacking.unpack(SeptetPacking.pack(eight))).isEqualTo(seven);
        assertThat(SeptetPacking.unpack(SeptetPacking.pack(eight), 0, 8)).isEqualTo(eight);
        assertThat(SeptetPacking.unpack(SeptetPacking.packWithCr(seven, 0)))
                .isEqualTo(seven.concat(Octets.fromHex("0d")));
    }

    @Test
    void a_flash_message_in_ucs_2_is_read() {
        var message = DeliverSm.builder()
                .dataCoding(0x18)
                .shortMessage(Octets.fromHex("0416"))
                .build();
        assertThat(Text.of(message)).isEqualTo("Ж");
    }

    @ParameterizedTest
    @CsvSource({
        "„Zürich“ – 5 €…, '\"Zürich\" - 5 €...'", "Škoda Łódź, Skoda Lodz", "naïve café, naive café",
        "ﬁn ‘x’, fin 'x'", "Привет, Привет", "x\u00A0y, x y"
    })
    void transliteration_makes_a_text_fit_where_it_can(String text, String fitting) {
        assertThat(Transliteration.fit(text, Alphabets.GSM_7BIT)).isEqualTo(fitting);
    }

    @Test
    void transliteration_leaves_alone_what_fits() {
        assertThat(Transliteration.fit("Grüße, Ñandú", Alphabets.UCS_2)).isEqualTo("Grüße, Ñandú");
    }

    @Test
    void a_user_data_header_with_an_element_cut_short_keeps_the_others() {
        // UDHL 5: element 0x24 of one octet (Turkish), then element 0 that claims 9 octets
        var udh = Udh.parse(Octets.fromHex("05" + "240101" + "0009" + "6869")).orElseThrow();
        assertThat(udh.singleShift()).contains(NationalLanguage.TURKISH);
        assertThat(udh.malformed()).isEqualTo(Octets.fromHex("0009"));
        assertThat(udh.concatenation()).isEqualTo(Optional.empty());
    }
}
