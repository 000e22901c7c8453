package io.stonechat.protocol;

import static io.stonechat.protocol.WireBytes.failure;
import static io.stonechat.protocol.WireBytes.octets;
import static io.stonechat.protocol.WireBytes.read;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Responses to messages as peers really send them. */
class QuirksOfResponsesTest {

    @Test
    void reads_aSubmitSmResp_withoutABody() {
        assertThat(read(
                        "00000010", // command_length
                        "80000004", // command_id: submit_sm_resp
                        "00000000", // command_status
                        "00000005")) // sequence_number
                .isEqualTo(new SubmitSmResp(5, CommandStatus.ESME_ROK, "", Tlvs.NONE));
    }

    @Test
    void reads_aMessageId_withoutItsNul_unlessStrict() {
        String[] fields = {
            "00000014", // command_length
            "80000004", // command_id: submit_sm_resp
            "00000000", // command_status
            "00000005", // sequence_number
            "'94ac'" // message_id, ended by the PDU
        };
        assertThat(read(SubmitSmResp.class, fields).messageId()).isEqualTo("94ac");
        assertThat(failure(Reading.STRICT, fields))
                .extracting(PduException::status, PduException::flaw, PduException::offset)
                .containsExactly(CommandStatus.ESME_RINVMSGID, PduFlaw.MISSING_NUL, 16);
    }

    @Test
    void reads_aNegativeResponse_withAMessageId() {
        assertThat(read(
                        "00000013", // command_length
                        "80000004", // command_id: submit_sm_resp
                        "00000058", // command_status: ESME_RTHROTTLED
                        "00000005", // sequence_number
                        "'42' 00")) // message_id
                .isEqualTo(new SubmitSmResp(5, CommandStatus.ESME_RTHROTTLED, "42", Tlvs.NONE));
    }

    @Test
    void reads_aNegativeResponse_withAnEmptyIdAndTheReasonInAVendorsTlvs() {
        var pdu = read(
                SubmitSmResp.class,
                "len", // command_length
                "80000004", // command_id: submit_sm_resp
                "00000045", // command_status: ESME_RSUBMITFAIL
                "00000005", // sequence_number
                "00", // message_id: empty
                "2153 0008 'Unknown' 00", // a vendor's
                "2167 0003 '404'"); // a vendor's
        assertThat(pdu.messageId()).isEmpty();
        assertThat(pdu.tlvs().text(0x2153)).contains("Unknown");
        assertThat(pdu.tlvs().text(0x2167)).contains("404");
    }

    @Test
    void reads_aNegativeResponse_withABrokenBody() {
        var pdu = read(
                SubmitSmResp.class,
                "00000013", // command_length
                "80000004", // command_id: submit_sm_resp
                "00000001", // command_status: ESME_RINVMSGLEN
                "00000005", // sequence_number
                "010203"); // neither a text nor TLVs
        assertThat(pdu.commandStatus()).isEqualTo(CommandStatus.ESME_RINVMSGLEN);
        assertThat(pdu.tlvs()).isEmpty();
    }

    @Test
    void reads_aNegativeDataSmResp_withTlvs_andNoMessageId() {
        var pdu = read(
                DataSmResp.class,
                "len", // command_length
                "80000103", // command_id: data_sm_resp
                "000000fe", // command_status: ESME_RDELIVERYFAILURE
                "00000005", // sequence_number
                "0425 0001 02", // delivery_failure_reason: permanent network error
                "0423 0003 03 0001"); // network_error_code: GSM, 1
        assertThat(pdu.messageId()).isEmpty();
        assertThat(pdu.tlvs().integer(TlvTag.DELIVERY_FAILURE_REASON)).hasValue(2);
        assertThat(pdu.tlvs().find(TlvTag.NETWORK_ERROR_CODE).flatMap(NetworkErrorCode::parse))
                .contains(new NetworkErrorCode(3, 1));
    }

    @Test
    void reads_aPositiveDataSmResp_whoseIdCouldBeTlvs_asItsId() {
        var pdu = read(
                DataSmResp.class,
                "00000016", // command_length
                "80000103", // command_id: data_sm_resp
                "00000000", // command_status
                "00000005", // sequence_number
                "04 25 00", // message_id: 0x04 0x25, which would begin a TLV
                "000000"); // padding
        assertThat(pdu.messageId()).isEqualTo("\u0004%");
    }

    @Test
    void writes_tlvs_onANegativeDataSmResp() {
        var pdu = new DataSmResp(
                5, CommandStatus.ESME_RDELIVERYFAILURE, "", Tlvs.of(Tlv.octet(TlvTag.DELIVERY_FAILURE_REASON, 2)));
        assertThat(Octets.of(PduEncoder.toBytes(pdu)))
                .isEqualTo(octets(
                        "len", // command_length
                        "80000103", // command_id: data_sm_resp
                        "000000fe", // command_status: ESME_RDELIVERYFAILURE
                        "00000005", // sequence_number
                        "00", // message_id: empty
                        "0425 0001 02")); // delivery_failure_reason
    }

    @Test
    void reads_aDeliverSmResp_withAFilledMessageId() {
        assertThat(read(
                        "len", // command_length
                        "80000005", // command_id: deliver_sm_resp
                        "00000000", // command_status
                        "00000005", // sequence_number
                        "'6a3ed98a' 00")) // message_id, which should be empty
                .isEqualTo(new DeliverSmResp(5, CommandStatus.ESME_ROK, "6a3ed98a", Tlvs.NONE));
    }

    @Test
    void reads_aDeliverSmResp_withoutABody() {
        assertThat(read(
                        "00000010", // command_length
                        "80000005", // command_id: deliver_sm_resp
                        "00000000", // command_status
                        "00000005")) // sequence_number
                .isEqualTo(new DeliverSmResp(5, CommandStatus.ESME_ROK, "", Tlvs.NONE));
    }

    @Test
    void reads_theCongestionState_ofSmpp5_inAnOlderSession() {
        var pdu = read(
                SubmitSmResp.class,
                "len", // command_length
                "80000004", // command_id: submit_sm_resp
                "00000000", // command_status
                "00000005", // sequence_number
                "'42' 00", // message_id
                "0428 0001 5a"); // congestion_state: 90
        assertThat(pdu.messageId()).isEqualTo("42");
        assertThat(pdu.tlvs().integer(TlvTag.CONGESTION_STATE)).hasValue(90);
    }

    @Test
    void returns_noUserMessageReference_thatWouldBreakOldClients() {
        var request = SubmitSm.builder()
                .sequenceNumber(5)
                .tlvs(Tlvs.of(Tlv.int16(TlvTag.USER_MESSAGE_REFERENCE, 7)))
                .build();
        assertThat(Octets.of(PduEncoder.toBytes(Responses.accepting(request, "42"))))
                .isEqualTo(octets(
                        "00000013", // command_length
                        "80000004", // command_id: submit_sm_resp
                        "00000000", // command_status
                        "00000005", // sequence_number
                        "'42' 00")); // message_id
    }

    @Test
    void reads_aUserMessageReference_thatIsReturned() {
        var pdu = read(
                SubmitSmResp.class,
                "len", // command_length
                "80000004", // command_id: submit_sm_resp
                "00000000", // command_status
                "00000005", // sequence_number
                "'42' 00", // message_id
                "0204 0002 0007"); // user_message_reference: 7
        assertThat(pdu.tlvs().integer(TlvTag.USER_MESSAGE_REFERENCE)).hasValue(7);
    }

    @ParameterizedTest
    @CsvSource({"00000058, ESME_RTHROTTLED", "00000014, ESME_RMSGQFUL"})
    void names_theStatuses_thatAskToSlowDown(String status, String name) {
        var pdu = read(
                SubmitSmResp.class,
                "00000010", // command_length
                "80000004", // command_id: submit_sm_resp
                status, // command_status
                "00000005"); // sequence_number
        assertThat(pdu.commandStatus().name()).isEqualTo(name);
    }
}
