package io.stonechat.protocol;

import static io.stonechat.protocol.WireBytes.bytes;
import static io.stonechat.protocol.WireBytes.failure;
import static io.stonechat.protocol.WireBytes.octets;
import static io.stonechat.protocol.WireBytes.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers and lengths as peers really send them. */
class QuirksOfFramingTest {

    private static final String ENQUIRE_LINK = "00000010" // command_length
            + "00000015" // command_id: enquire_link
            + "00000000" // command_status
            + "00000007"; // sequence_number

    private static List<Pdu> all(byte[] buffer, int filled) {
        var pdus = new ArrayList<Pdu>();
        int at = 0;
        int length;
        while ((length = Frames.length(buffer, at, filled - at, 65_536)) != Frames.NEED_MORE) {
            pdus.add(PduDecoder.decode(buffer, at, length));
            at += length;
        }
        return pdus;
    }

    private static void assertEndsTheLink(PduException failure) {
        assertThat(failure.closesLink()).isTrue();
        assertThat(Answers.failure(failure)).contains(new GenericNack(0, CommandStatus.ESME_RINVCMDLEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000", "00000004", "00000008", "0000000f"})
    void rejects_aCommandLength_belowSixteen(String commandLength) {
        assertEndsTheLink(failure(
                commandLength, // command_length
                "00000015", // command_id: enquire_link
                "00000000", // command_status
                "00000009")); // sequence_number, which is not believed
    }

    @Test
    void rejects_aRequestForAWebPage_byItsFirstFourOctets() {
        var failure = failure("'HTTP'"); // 1213486160 as a command_length
        assertEndsTheLink(failure);
        assertThat(failure).hasMessageContaining("1213486160");
    }

    @Test
    void rejects_aTlsHandshake_byItsFirstFourOctets() {
        assertEndsTheLink(failure(
                "16", // handshake record
                "0301", // TLS 1.0
                "02")); // the first octet of the record's length
    }

    @ParameterizedTest
    @CsvSource({"80000000, 2147483648", "80000010, 2147483664", "ffffffff, 4294967295"})
    void rejects_aCommandLength_withItsTopBitSet_asTheUnsignedNumberItIs(String commandLength, String number) {
        var failure = failure(commandLength);
        assertEndsTheLink(failure);
        assertThat(failure.value()).isEqualTo(number);
    }

    @Test
    void reads_severalPdus_ofOneRead() {
        var buffer = bytes(ENQUIRE_LINK, ENQUIRE_LINK, ENQUIRE_LINK);
        assertThat(all(buffer, buffer.length)).hasSize(3).containsOnly(new EnquireLink(7));
    }

    @Test
    void reads_onePdu_ofManyReads() {
        var buffer = bytes(ENQUIRE_LINK);
        for (int filled = 0; filled < buffer.length; filled++) {
            assertThat(all(buffer, filled)).isEmpty();
        }
        assertThat(all(buffer, buffer.length)).containsExactly(new EnquireLink(7));
    }

    @Test
    void reads_theFirstRequest_thatComesWithTheBindResponse() {
        var buffer = bytes(
                "00000015", // command_length
                "80000009", // command_id: bind_transceiver_resp
                "00000000", // command_status
                "00000001", // sequence_number
                "'smsc' 00", // system_id
                ENQUIRE_LINK);
        assertThat(all(buffer, buffer.length))
                .containsExactly(
                        new BindResp(1, CommandStatus.ESME_ROK, BindType.TRANSCEIVER, "smsc", Tlvs.NONE),
                        new EnquireLink(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000", "7fffffff", "80000000", "806a179b", "ffffffff"})
    void echoes_aSequenceNumber_outsideTheSpecification(String sequenceNumber) {
        var request = read(
                EnquireLink.class,
                "00000010", // command_length
                "00000015", // command_id: enquire_link
                "00000000", // command_status
                sequenceNumber);
        var answer = PduEncoder.toBytes(Responses.accepting(request, ""));
        assertThat(Octets.of(answer)).isEqualTo(octets("00000010 80000015 00000000", sequenceNumber));
    }

    @Test
    void keeps_theSequenceNumberOfAResponse_whateverItAnswers() {
        assertThat(read(
                        "00000010", // command_length
                        "80000015", // command_id: enquire_link_resp
                        "00000000", // command_status
                        "0000270f")) // sequence_number: fresh, not that of a request
                .isEqualTo(new EnquireLinkResp(9999, CommandStatus.ESME_ROK));
    }

    @Test
    void answers_anUnknownCommand_withGenericNack_andReadsOn() {
        var buffer = bytes(
                "00000014", // command_length
                "0000abcd", // command_id: nobody's
                "00000000", // command_status
                "00000003", // sequence_number
                "deadbeef", // a body
                ENQUIRE_LINK);
        var pdus = all(buffer, buffer.length);
        assertThat(pdus)
                .containsExactly(
                        new UnknownPdu(0xABCD, CommandStatus.ESME_ROK, 3, octets("deadbeef")), new EnquireLink(7));
        assertThat(Answers.unknown((UnknownPdu) pdus.getFirst()))
                .contains(new GenericNack(3, CommandStatus.ESME_RINVCMDID));
    }

    @Test
    void reads_aGenericNack_thatNamesNoRequest() {
        assertThat(read(
                        "00000010", // command_length
                        "80000000", // command_id: generic_nack
                        "00000002", // command_status: ESME_RINVCMDLEN
                        "00000000")) // sequence_number: it could not tell
                .isEqualTo(new GenericNack(0, CommandStatus.ESME_RINVCMDLEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000006", "80000006", "00000015", "80000015", "80000000"})
    void ignores_aBody_whereNoneBelongs_unlessStrict(String commandId) {
        String[] fields = {
            "len", // command_length
            commandId, // unbind, unbind_resp, enquire_link, enquire_link_resp, generic_nack
            "00000000", // command_status
            "00000005", // sequence_number
            "00 010203" // octets too many
        };
        var pdu = read(fields);
        assertThat(pdu.sequenceNumber()).isEqualTo(5);
        assertThat(PduEncoder.toBytes(pdu)).hasSize(16);
        assertThat(failure(Reading.STRICT, fields))
                .extracting(PduException::status, PduException::flaw, PduException::closesLink)
                .containsExactly(CommandStatus.ESME_RINVCMDLEN, PduFlaw.TRAILING, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "0000", "000000"})
    void ignores_padding_afterTheLastTlv(String padding) {
        var pdu = read(
                SubmitSmResp.class,
                "len", // command_length
                "80000004", // command_id: submit_sm_resp
                "00000000", // command_status
                "00000005", // sequence_number
                "'42' 00", // message_id
                "0420 0001 01", // dpf_result: 1
                padding);
        assertThat(pdu.messageId()).isEqualTo("42");
        assertThat(pdu.tlvs()).containsExactly(Tlv.octet(TlvTag.DPF_RESULT, 1));
        assertThat(pdu.tlvs().malformed()).isEqualTo(octets(padding));
    }

    @ParameterizedTest
    @CsvSource({
        "00000022, 0x00000022", // a hole in the table
        "000001ff, 0x000001ff", // 0x100 to 0x3FF: reserved, in part taken by SMPP 5.0
        "00000401, 0x00000401", // 0x400 to 0x4FF: the vendors'
        "ffffffff, 0xffffffff"
    })
    void keeps_aStatus_thatNoTableHas(String status, String name) {
        var pdu = read(
                SubmitSmResp.class,
                "00000010", // command_length
                "80000004", // command_id: submit_sm_resp
                status, // command_status
                "00000005"); // sequence_number
        assertThat(pdu.commandStatus().name()).isEqualTo(name);
        assertThat(pdu.commandStatus().isOk()).isFalse();
        assertThat(Arrays.copyOfRange(PduEncoder.toBytes(pdu), 8, 12)).isEqualTo(bytes(status));
    }
}
