package io.stonechat.protocol;

import static io.stonechat.protocol.WireBytes.failure;
import static io.stonechat.protocol.WireBytes.octets;
import static io.stonechat.protocol.WireBytes.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Optional parameters as peers really send them. */
class QuirksOfTlvsTest {

    private static final String DELIVER_SM = "len" // command_length
            + "00000005" // command_id: deliver_sm
            + "00000000" // command_status
            + "00000005" // sequence_number
            + "00" // service_type
            + "01 01 '31612345678' 00" // source
            + "01 01 '447700900' 00" // destination
            + "00 00 00" // esm_class, protocol_id, priority_flag
            + "00 00" // schedule_delivery_time, validity_period
            + "00 00 00 00" // registered_delivery, replace_if_present_flag, data_coding, sm_default_msg_id
            + "02 'hi'"; // sm_length, short_message

    private static Tlvs tlvs(String... fields) {
        var all = Stream.concat(Stream.of(DELIVER_SM), Stream.of(fields)).toArray(String[]::new);
        var pdu = read(DeliverSm.class, all);
        assertThat(pdu.shortMessage()).isEqualTo(octets("'hi'"));
        return pdu.tlvs();
    }

    @Test
    void keeps_theTlvs_beforeOneThatPointsBeyondTheEnd() {
        var tlvs = tlvs(
                "0427 0001 02", // message_state: delivered
                "001e 0041 '12345'"); // receipted_message_id: claims 65 octets, has 5
        assertThat(tlvs).containsExactly(Tlv.octet(TlvTag.MESSAGE_STATE, 2));
        assertThat(tlvs.malformed()).isEqualTo(octets("001e 0041 '12345'"));
    }

    @Test
    void refuses_aTlvThatPointsBeyondTheEnd_ifStrict() {
        assertThat(failure(Reading.STRICT, DELIVER_SM, "001e 0041 '12345'"))
                .hasMessageContaining("receipted_message_id with length 65")
                .extracting(PduException::status)
                .isEqualTo(CommandStatus.ESME_RINVOPTPARSTREAM);
    }

    @Test
    void reads_aTlvLength_asAnUnsignedNumber() {
        var value = "61".repeat(0x8001);
        var tlvs = Tlvs.of(new Tlv(TlvTag.MESSAGE_PAYLOAD, octets(value)));
        assertThat(tlvs("0424 8001", value)).isEqualTo(tlvs); // message_payload of 32,769 octets
    }

    @Test
    void keeps_aNetworkErrorCode_ofOneOctet() {
        var value = tlvs("0423 0001 00") // network_error_code: should have three octets
                .find(TlvTag.NETWORK_ERROR_CODE)
                .orElseThrow();
        assertThat(value).isEqualTo(octets("00"));
        assertThat(NetworkErrorCode.parse(value)).isEmpty();
    }

    @Test
    void keeps_aNetworkErrorCode_inAscii() {
        assertThat(tlvs("0423 0003 '000'").find(TlvTag.NETWORK_ERROR_CODE)) // network_error_code: a network 0x30
                .contains(octets("'000'"));
    }

    @Test
    void reads_aText_withoutItsNul() {
        assertThat(tlvs("001e 0005 '6aad5'").text(TlvTag.RECEIPTED_MESSAGE_ID)).contains("6aad5");
    }

    @Test
    void reads_aSubaddress_withoutItsType() {
        var value = tlvs("0202 000d '+893946700000'") // source_subaddress: begins with its first digit
                .find(TlvTag.SOURCE_SUBADDRESS)
                .orElseThrow();
        assertThat(value).isEqualTo(octets("'+893946700000'"));
        assertThat(Subaddress.parse(value).orElseThrow().isKnownType()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"130c 0000, ''", "130c 0001 01, 01"})
    void reads_alertOnMessageDelivery_withAndWithoutAValue(String tlv, String value) {
        assertThat(tlvs(tlv).find(TlvTag.ALERT_ON_MESSAGE_DELIVERY)).contains(octets(value));
        assertThat(read(DELIVER_SM, tlv)).isNotNull();
    }

    @Test
    void reads_aNumber_widerOrNarrowerThanTheSpecificationsOne() {
        var tlvs = tlvs(
                "0427 0002 0002", // message_state: should have one octet
                "0204 0001 07"); // user_message_reference: should have two
        assertThat(tlvs.integer(TlvTag.MESSAGE_STATE)).hasValue(2);
        assertThat(tlvs.integer(TlvTag.USER_MESSAGE_REFERENCE)).hasValue(7);
    }

    @Test
    void refuses_aTlvOfAnotherLength_ifStrict() {
        assertThat(failure(Reading.STRICT, DELIVER_SM, "0423 0001 00"))
                .extracting(PduException::status, PduException::field)
                .containsExactly(CommandStatus.ESME_RINVPARLEN, "network_error_code");
    }

    @Test
    void keeps_vendorsTlvs_asTheyAre() {
        var tlvs = tlvs(
                "1403 0007 '(null)' 00", // a pointer that was none
                "1402 0004 '612' 00",
                "1454 0001 01",
                "1418 0002 ffff",
                "060d 0004 '310' 00", // source_network_id, of SMPP 5.0
                "060f 0006 '310026'"); // source_node_id, of SMPP 5.0
        assertThat(tlvs.text(0x1403)).contains("(null)");
        assertThat(tlvs.text(0x1402)).contains("612");
        assertThat(tlvs.integer(0x1454)).hasValue(1);
        assertThat(tlvs.integer(0x1418)).hasValue(65_535);
        assertThat(tlvs.text(TlvTag.SOURCE_NETWORK_ID)).contains("310");
        assertThat(tlvs.find(TlvTag.SOURCE_NODE_ID)).contains(octets("'310026'"));
        assertThat(tlvs.malformed()).isEqualTo(Octets.EMPTY);
    }

    @Test
    void reads_aTlvOfSubmits_inADeliverSm() {
        assertThat(tlvs("0426 0001 01").integer(TlvTag.MORE_MESSAGES_TO_SEND)).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0427 0001 02", "1400 0003 'AB' 00", "0204 0002 0007 1400 0001 01"})
    void skips_aStrayNul_beforeTheFirstTlv(String tlv) {
        assertThat(tlvs("00", tlv)).isEqualTo(tlvs(tlv));
    }

    @Test
    void reads_theStatusOfAnAlert_asABareOctet() {
        var pdu = read(
                AlertNotification.class,
                "len", // command_length
                "00000102", // command_id: alert_notification
                "00000000", // command_status
                "00000005", // sequence_number
                "01 01 '31612345678' 00", // source
                "00 00 'acme' 00", // esme_addr
                "02"); // ms_availability_status: without its tag and length
        assertThat(pdu.esmeAddr().address()).isEqualTo("acme");
        assertThat(pdu.tlvs()).containsExactly(Tlv.octet(TlvTag.MS_AVAILABILITY_STATUS, 2));
    }

    @Test
    void tells_ofABrokenTlv_whereItStands() {
        var text = Objects.requireNonNull(
                failure(Reading.STRICT, DELIVER_SM, "0427 0001 0a").getMessage());
        assertThat(text).contains("message_state").contains("ESME_RINVOPTPARAMVAL");
    }
}
