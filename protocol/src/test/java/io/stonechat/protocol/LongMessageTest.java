package io.stonechat.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LongMessageTest {

    private static final String FAMILY = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67"; // man, woman, girl, joined

    private static String joined(Iterable<Segment> segments) {
        var text = new StringBuilder();
        segments.forEach(segment -> text.append(segment.text()));
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "a, 160, UDH_8, 1", "a, 161, UDH_8, 2", "a, 306, UDH_8, 2", "a, 307, UDH_8, 3", "a, 304, UDH_16, 2",
        "a, 305, UDH_16, 3", "a, 320, SAR, 2", "a, 321, SAR, 3", "a, 5000, PAYLOAD, 1", "я, 70, UDH_8, 1",
        "я, 71, UDH_8, 2", "я, 134, UDH_8, 2", "я, 135, UDH_8, 3", "я, 132, UDH_16, 2", "я, 133, UDH_16, 3"
    })
    void takes_as_many_segments_as_there_is_room_for(
            String character, int times, LongMessage.Method method, int segments) {
        var text = character.repeat(times);
        var split = LongMessage.of(text).with(method).split(7);
        assertThat(split).hasSize(segments);
        assertThat(joined(split)).isEqualTo(text);
    }

    @Test
    void a_segment_carries_header_class_and_number() {
        var segments = LongMessage.split("a".repeat(200), 0x1D2);
        // UDHL 5, IEI 0, length 3, reference D2 (of 0x1D2), 2 parts, this is 1
        assertThat(segments.getFirst().shortMessage().slice(0, 6)).isEqualTo(Octets.fromHex("050003d20201"));
        assertThat(segments.getFirst().esmClass()).isEqualTo(EsmClass.UDHI);
        assertThat(segments.getLast().number()).isEqualTo(2);
        var submit = segments.getLast()
                .applyTo(SubmitSm.builder().esmClass(EsmClass.STORE_AND_FORWARD))
                .build();
        assertThat(submit.esmClass()).isEqualTo(0x43);
        assertThat(submit.hasUdh()).isTrue();
        assertThat(Text.of(submit)).isEqualTo("a".repeat(47));
    }

    @Test
    void never_cuts_an_escape_pair() {
        // 152 septets, then a euro of two: it moves to the second segment as a whole
        var segments = LongMessage.split("a".repeat(152) + "€" + "b".repeat(20), 1);
        assertThat(segments.getFirst().text()).hasSize(152);
        assertThat(segments.getLast().text()).startsWith("€");
    }

    @Test
    void never_cuts_a_surrogate_pair_nor_what_a_reader_sees_as_one() {
        var rocket = LongMessage.split("я".repeat(66) + "\uD83D\uDE80" + "я".repeat(9), 1);
        assertThat(rocket.getFirst().text()).isEqualTo("я".repeat(66));
        var family = LongMessage.split("я".repeat(63) + FAMILY + "я".repeat(9), 1);
        assertThat(family.getFirst().text()).isEqualTo("я".repeat(63));
        var accent = LongMessage.split("я".repeat(66) + "e\u0301" + "я".repeat(9), 1);
        assertThat(accent.getFirst().text()).isEqualTo("я".repeat(66));
        var vowel = LongMessage.split("я".repeat(66) + "\u0915\u093F" + "я".repeat(9), 1); // Devanagari ki
        assertThat(vowel.getFirst().text()).isEqualTo("я".repeat(66));
        var line = LongMessage.split("я".repeat(66) + "\r\n" + "я".repeat(9), 1);
        assertThat(line.getFirst().text()).isEqualTo("я".repeat(66));
        var later = LongMessage.split("я".repeat(67 + 66) + FAMILY + "я".repeat(9), 1);
        assertThat(later.get(1).text()).isEqualTo("я".repeat(66));
    }

    @Test
    void cuts_what_a_reader_sees_as_one_only_if_it_does_not_fit_at_all() {
        var tower = "e" + "\u0301".repeat(100);
        assertThat(LongMessage.split(tower, 1)).hasSize(2);
    }

    @Test
    void sar_tlvs_take_no_room() {
        var segments =
                LongMessage.of("a".repeat(170)).with(LongMessage.Method.SAR).split(0x12345);
        var tlvs = segments.getLast().tlvs();
        assertThat(tlvs.integer(TlvTag.SAR_MSG_REF_NUM)).hasValue(0x2345);
        assertThat(tlvs.integer(TlvTag.SAR_TOTAL_SEGMENTS)).hasValue(2);
        assertThat(tlvs.integer(TlvTag.SAR_SEGMENT_SEQNUM)).hasValue(2);
        assertThat(segments.getLast().esmClass()).isZero();
    }

    @Test
    void a_payload_is_one_message() {
        var segment = LongMessage.of("a".repeat(900))
                .with(LongMessage.Method.PAYLOAD)
                .split(0)
                .getFirst();
        var submit = segment.applyTo(SubmitSm.builder()).build();
        assertThat(submit.shortMessage()).isEqualTo(Octets.EMPTY);
        assertThat(submit.body().length()).isEqualTo(900);
    }

    @Test
    void other_elements_are_in_every_segment() {
        var ports = new InformationElement(InformationElement.PORTS_16, Octets.fromHex("15820000"));
        var segments = LongMessage.of("a".repeat(200)).with(ports).split(3);
        assertThat(segments).allSatisfy(segment -> {
            var udh = Udh.parse(segment.shortMessage()).orElseThrow();
            assertThat(udh.ports()).contains(new Udh.Ports(5506, 0));
            assertThat(udh.concatenation()).isPresent();
        });
    }

    @Test
    void a_national_table_is_named_in_every_segment_and_read_again() {
        var turkish = Alphabets.gsmSingleShift(NationalLanguage.TURKISH);
        var text = "Şişli ".repeat(40);
        var segments = LongMessage.of(text).with(turkish).split(9);
        assertThat(segments.size()).isGreaterThan(1);
        var read = segments.stream()
                .map(segment -> Text.of(segment.applyTo(DeliverSm.builder()).build()))
                .collect(Collectors.joining());
        assertThat(read).isEqualTo(text);
    }

    @Test
    void more_than_255_segments_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LongMessage.split("a".repeat(153 * 255 + 1), 1))
                .withMessage("the text takes 256 segments, at most 255 can be tied together");
    }

    @Test
    void counts_as_an_editor_would() {
        assertThat(TextCount.of("")).isEqualTo(new TextCount(Alphabets.GSM_7BIT, 0, 1, 160, 160));
        assertThat(TextCount.of("10 €")).isEqualTo(new TextCount(Alphabets.GSM_7BIT, 5, 1, 160, 155));
        assertThat(TextCount.of("a".repeat(161))).isEqualTo(new TextCount(Alphabets.GSM_7BIT, 161, 2, 153, 145));
        assertThat(TextCount.of("я")).isEqualTo(new TextCount(Alphabets.UCS_2, 1, 1, 70, 69));
    }

    @Test
    void the_choice_of_an_alphabet_has_a_reason() {
        assertThat(Text.best("Grüße").reason()).isEqualTo("GSM 7-bit has all characters and takes one segment");
        assertThat(Text.best("Grüße 🐦").reason())
                .isEqualTo("UCS-2, since GSM 7-bit has no '🐦' (U+1F426), character 7 of the text");
    }
}
