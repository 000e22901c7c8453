package io.stonechat.protocol;

import static io.stonechat.protocol.WireBytes.bytes;
import static io.stonechat.protocol.WireBytes.failure;
import static io.stonechat.protocol.WireBytes.octets;
import static io.stonechat.protocol.WireBytes.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fields of messages as peers really send them. */
class QuirksOfBodiesTest {

    private static final String SUBMIT_SM = "len" // command_length
            + "00000004" // command_id: submit_sm
            + "00000000" // command_status
            + "00000005"; // sequence_number
    private static final String DELIVER_SM = "len" // command_length
            + "00000005" // command_id: deliver_sm
            + "00000000" // command_status
            + "00000005"; // sequence_number
    private static final String ADDRESSES = "00" // service_type
            + "01 01 '31612345678' 00" // source
            + "01 01 '447700900' 00"; // destination
    private static final String CLASSES = "00 00 00"; // esm_class, protocol_id, priority_flag
    private static final String TIMES = "00 00"; // schedule_delivery_time, validity_period
    private static final String FLAGS = "00 00 00 00"; // registered_delivery to sm_default_msg_id

    @Test
    void ignores_aNul_afterTheShortMessage_thatIsNotCounted() {
        var pdu = read(
                SubmitSm.class,
                SUBMIT_SM + ADDRESSES + CLASSES + TIMES + FLAGS,
                "05 'hello'", // sm_length, short_message
                "00"); // as if it were a C-string
        assertThat(pdu.shortMessage()).isEqualTo(octets("'hello'"));
        assertThat(pdu.tlvs()).isEmpty();
    }

    @Test
    void keeps_aNul_thatEndsTheShortMessage_whenItIsCounted() {
        var pdu = read(
                SubmitSm.class,
                SUBMIT_SM + ADDRESSES + CLASSES + TIMES + FLAGS,
                "06 'hello' 00"); // sm_length, short_message
        // In GSM 7-bit it is an @ like any other: only the script can know better.
        assertThat(pdu.shortMessage()).isEqualTo(octets("'hello' 00"));
        assertThat(Text.of(pdu)).isEqualTo("hello@");
    }

    @Test
    void answers_aShortMessage_shorterThanItsLength() {
        var failure = failure(
                SUBMIT_SM + ADDRESSES + CLASSES + TIMES + FLAGS, "10 'eight oc'"); // sm_length: 16, short_message: 8
        assertThat(failure.closesLink()).isFalse();
        assertThat(failure).hasMessageContaining("sm_length 16, expected at most the 8 octets left");
        assertThat(Answers.failure(failure))
                .contains(new SubmitSmResp(5, CommandStatus.ESME_RINVMSGLEN, "", Tlvs.NONE));
    }

    @Test
    void reads_aPdu_whoseLengthsAreThreeShort_andEndsTheLinkAtTheRest() {
        var buffer = bytes(
                "0000001a", // command_length: three octets too few
                "80000005", // command_id: deliver_sm_resp
                "00000000", // command_status
                "00000005", // sequence_number
                "'123456789' 00", // message_id
                "'abc'", // what was not counted
                "00000010 00000015 00000000 00000006"); // an enquire_link
        int length = Frames.length(buffer, 0, buffer.length, 65_536);
        assertThat(PduDecoder.decode(buffer, 0, length)).isInstanceOf(DeliverSmResp.class);
        // The next command_length is "abc" and a NUL: nothing that follows can be trusted.
        assertThatExceptionOfType(PduException.class)
                .isThrownBy(() -> Frames.length(buffer, length, buffer.length - length, 65_536))
                .matches(PduException::closesLink);
    }

    @Test
    void reads_aDeliverSm_withAValidityPeriod() {
        var pdu = read(
                DeliverSm.class,
                DELIVER_SM + ADDRESSES + CLASSES,
                "00 '261120183000000+' 00", // schedule_delivery_time, validity_period
                FLAGS,
                "02 'hi'"); // sm_length, short_message
        assertThat(pdu.validityPeriod()).isEqualTo("261120183000000+");
    }

    @Test
    void reads_texts_longerThanTheSpecificationAllows_andWritesNone() {
        var pdu = read(
                SubmitSm.class,
                SUBMIT_SM,
                "'LONGSERVICE' 00", // service_type: at most 5 are allowed
                "05 00 'a-sender-of-twenty-five-c' 00", // source: at most 20 are allowed
                "01 01 '447700900' 00", // destination
                CLASSES + TIMES + FLAGS,
                "00"); // sm_length
        assertThat(pdu.serviceType()).isEqualTo("LONGSERVICE");
        assertThat(pdu.source().address()).hasSize(25);
        assertThatExceptionOfType(PduException.class)
                .isThrownBy(() -> PduEncoder.toBytes(pdu))
                .withMessageContaining("service_type");
    }

    @ParameterizedTest
    @CsvSource({
        "04, true, false",
        "44, true, true", // a receipt with a user data header
        "40, false, true",
        "80, false, false", // a reply path, which means nothing here
        "84, true, false",
        "07, true, false", // store and forward mode besides
        "0c, false, false", // two types at once: neither
        "20, false, false" // an intermediate notification
    })
    void masks_theBits_ofEsmClass(String esmClass, boolean receipt, boolean udh) {
        var pdu = read(DeliverSm.class, DELIVER_SM + ADDRESSES, esmClass, "00 00", TIMES + FLAGS, "00");
        assertThat(pdu.isReceipt()).isEqualTo(receipt);
        assertThat(pdu.hasUdh()).isEqualTo(udh);
    }

    @Test
    void reads_aSubmitSm_inStoreAndForwardMode() {
        var pdu = read(SubmitSm.class, SUBMIT_SM + ADDRESSES, "03", "00 00", TIMES + FLAGS, "02 'hi'");
        assertThat(pdu.esmClass() & EsmClass.MODE_MASK).isEqualTo(EsmClass.STORE_AND_FORWARD);
        assertThat(pdu.isReceipt()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"00, 0", "01, 1", "02, 2", "03, 3"})
    void reads_eachRegisteredDelivery(String octet, int receipt) {
        var pdu = read(
                SubmitSm.class,
                SUBMIT_SM + ADDRESSES + CLASSES + TIMES,
                octet, // registered_delivery: 3 is of SMPP 5.0 only
                "00 00 00", // replace_if_present_flag, data_coding, sm_default_msg_id
                "00"); // sm_length
        assertThat(new RegisteredDelivery(pdu.registeredDelivery()).receipt()).isEqualTo(receipt);
    }

    @Test
    void reads_theStateScheduled_ofSmpp5() {
        var pdu = read(
                QuerySmResp.class,
                "len", // command_length
                "80000003", // command_id: query_sm_resp
                "00000000", // command_status
                "00000005", // sequence_number
                "'42' 00", // message_id
                "00", // final_date
                "00", // message_state: 0, SCHEDULED in SMPP 5.0
                "00"); // error_code
        assertThat(MessageState.of(pdu.messageState())).contains(MessageState.SCHEDULED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2611201830", "261120183000", "261120183000000+0", "never"})
    void reads_aTime_ofAnyLength_unlessStrict(String time) {
        var fields = new String[] {
            SUBMIT_SM + ADDRESSES + CLASSES,
            "'" + time + "' 00 00", // schedule_delivery_time, validity_period
            FLAGS,
            "00" // sm_length
        };
        var pdu = read(SubmitSm.class, fields);
        assertThat(pdu.scheduleDeliveryTime()).isEqualTo(time);
        assertThat(SmppTime.parse(time)).isEmpty();
        assertThat(failure(Reading.STRICT, fields).status()).isEqualTo(CommandStatus.ESME_RINVSCHED);
    }

    @Test
    void reads_aTime_ofSeventeenNuls_asTheEmptyFieldsTheyAre() {
        // Each NUL is a field of its own, so that sm_length is one of them, and all behind it TLVs of tag 0.
        var pdu = read(
                SubmitSm.class,
                SUBMIT_SM + ADDRESSES + CLASSES,
                "00".repeat(17), // schedule_delivery_time, as if its width were fixed
                "00", // validity_period
                FLAGS,
                "02 'hi'"); // sm_length, short_message
        assertThat(pdu.scheduleDeliveryTime()).isEmpty();
        assertThat(pdu.shortMessage()).isEqualTo(Octets.EMPTY);
        assertThat(pdu.tlvs().all(0)).last().isEqualTo(octets("'hi'"));
    }
}
