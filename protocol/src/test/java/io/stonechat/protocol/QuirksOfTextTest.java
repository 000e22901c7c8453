package io.stonechat.protocol;

import static io.stonechat.protocol.WireBytes.octets;
import static io.stonechat.protocol.WireBytes.read;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts and their headers as peers really send them. */
class QuirksOfTextTest {

    private static final int UDHI = EsmClass.UDHI;

    private static SubmitSm submit(int esmClass, int dataCoding, String shortMessage) {
        var body = octets(shortMessage);
        return read(
                SubmitSm.class,
                "len", // command_length
                "00000004", // command_id: submit_sm
                "00000000", // command_status
                "00000005", // sequence_number
                "00", // service_type
                "01 01 '31612345678' 00", // source
                "01 01 '447700900' 00", // destination
                "%02x 00 00".formatted(esmClass), // esm_class, protocol_id, priority_flag
                "00 00", // schedule_delivery_time, validity_period
                "00 00", // registered_delivery, replace_if_present_flag
                "%02x 00".formatted(dataCoding), // data_coding, sm_default_msg_id
                "%02x".formatted(body.length()), // sm_length
                body.toHex()); // short_message
    }

    @Test
    void leaves_aHeader_inTheText_whenEsmClassDoesNotTellIt() {
        var pdu = submit(0, DataCoding.LATIN_1, "050003020201 'hi'"); // part 1 of 2, if it were one
        assertThat(UserData.of(pdu)).isEqualTo(new UserData(Udh.EMPTY, octets("050003020201 'hi'")));
        assertThat(Udh.parse(pdu.body()).flatMap(Udh::concatenation)).contains(new Concatenation(2, 2, 1));
    }

    @Test
    void reads_aHeader_ofLengthZero() {
        var pdu = submit(UDHI, 0, "00 'hi'"); // a header without elements
        assertThat(Text.of(pdu)).isEqualTo("hi");
        assertThat(UserData.of(pdu).udh()).isEqualTo(Udh.EMPTY);
    }

    @Test
    void keeps_anElement_thatIsLongerThanItsHeader() {
        var pdu = submit(UDHI, 0, "05 00 04 020201 'hi'"); // element 0x00 claims 4 octets, the header has 3
        var udh = UserData.of(pdu).udh();
        assertThat(udh.elements()).isEmpty();
        assertThat(udh.malformed()).isEqualTo(octets("0004020201"));
        assertThat(Text.of(pdu)).isEqualTo("hi");
    }

    @Test
    void ignores_aConcatenation_ofTheWrongLength() {
        var pdu = submit(UDHI, 0, "04 00 02 0202 'hi'"); // element 0x00 has 2 octets in place of 3
        assertThat(UserData.of(pdu).udh().concatenation()).isEmpty();
        assertThat(UserData.of(pdu).udh().elements()).hasSize(1);
        assertThat(Text.of(pdu)).isEqualTo("hi");
    }

    @Test
    void takes_aHeader_thatReachesBeyondTheBody_forText() {
        var pdu = submit(UDHI, DataCoding.LATIN_1, "40 'hi'"); // 64 octets of header, 2 are there
        assertThat(UserData.of(pdu)).isEqualTo(new UserData(Udh.EMPTY, octets("40 'hi'")));
        assertThat(Text.of(pdu)).isEqualTo("@hi");
    }

    @Test
    void leaves_aBodyAt_dataCodingZero_toWhoKnowsTheCentresAlphabet() {
        var pdu = submit(0, 0, "'5' 40 e4"); // Latin-1, for this centre
        assertThat(Alphabets.LATIN_1.decode(pdu.body())).isEqualTo("5@ä");
        var inRoman8 = submit(0, 0, "'a' 8d 65"); // HP Roman-8: the escape is 0x8D
        assertThat(OperatorAlphabets.HP_ROMAN_8.decode(inRoman8.body())).isEqualTo("a€");
    }

    @Test
    void leaves_aBodyAt_dataCodingOne_toWhoKnowsWhatIsMeant() {
        var gsm = submit(0, DataCoding.ASCII, "'5 ' 1b65"); // node-smpp means GSM 7-bit
        assertThat(Alphabets.GSM_7BIT.decode(gsm.body())).isEqualTo("5 €");
        var utf8 = submit(0, DataCoding.ASCII, "c3a4"); // others mean UTF-8
        assertThat(utf8.body()).isEqualTo(octets("c3a4"));
        assertThat(Text.of(utf8)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "0x10, GSM 7-bit, 0", // general group, class 0
        "0x18, UCS-2, 0", // not UCS-2 in SMPP's own sense, yet UCS-2
        "0xF0, GSM 7-bit, 0",
        "0xF1, GSM 7-bit, 1", // what some centres want for GSM 7-bit
        "0xF2, GSM 7-bit, 2",
        "0xC8, GSM 7-bit, -1", // voice mail waits: 8 is not UCS-2 here
        "0xD8, GSM 7-bit, -1",
        "0xE8, UCS-2, -1"
    })
    void reads_theHighNibble_ofDataCoding_first(String octet, String alphabet, int messageClass) {
        var coding = new DataCoding(Integer.decode(octet));
        assertThat(coding.alphabet().orElseThrow()).hasToString(alphabet);
        assertThat(coding.messageClass().orElse(-1)).isEqualTo(messageClass);
    }

    @Test
    void reads_plainText_ofClassTwo() {
        assertThat(Text.of(submit(0, 0xF2, "'hello'"))).isEqualTo("hello");
    }

    @Test
    void reads_octets_ofTheEightBitClass_asTheyAre() {
        assertThat(new DataCoding(0xF5).alphabet()).isEmpty();
        assertThat(Text.of(submit(0, 0xF5, "e4f6fc"))).isEqualTo("äöü");
    }

    @Test
    void reads_aText_behindAHeader_atDataCodingZero_inGsm() {
        var pdu = submit(UDHI, 0, "06 05 04 1582 0000 0002"); // ports 5506 and 0: a picture, says kannel
        assertThat(Text.of(pdu)).isEqualTo("@$");
        assertThat(UserData.of(pdu).udh().ports()).contains(new Udh.Ports(0x1582, 0));
        assertThat(UserData.of(pdu).text()).isEqualTo(octets("0002"));
    }

    @Test
    void survives_octetsAbove7F_atDataCodingZero() {
        var pdu = submit(0, 0, "8441 8900 ff");
        assertThat(Text.of(pdu)).hasSize(5);
        assertThat(pdu.shortMessage()).isEqualTo(octets("84418900ff"));
        assertThat(Octets.of(PduEncoder.toBytes(pdu)).toHex()).endsWith("84418900ff");
    }
}
