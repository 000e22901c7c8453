package io.stonechat.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TlvsTest {

    private static final Tlv STATE = Tlv.octet(TlvTag.MESSAGE_STATE, 2);
    private static final Tlv ID = Tlv.cString(TlvTag.RECEIPTED_MESSAGE_ID, "6aad5");

    private static Tlvs read(String hex) {
        var bytes = Octets.fromHex(hex).toByteArray();
        return Tlvs.read(bytes, 0, bytes.length);
    }

    @Test
    void keeps_repeats_in_their_order() {
        var first = new Tlv(
                TlvTag.BROADCAST_AREA_IDENTIFIER, BroadcastArea.named("NL").toOctets());
        var second = new Tlv(
                TlvTag.BROADCAST_AREA_IDENTIFIER, BroadcastArea.named("BE").toOctets());
        var tlvs = Tlvs.of(first, STATE, second);
        assertThat(tlvs).containsExactly(first, STATE, second);
        assertThat(tlvs.all(TlvTag.BROADCAST_AREA_IDENTIFIER)).isEqualTo(List.of(first.value(), second.value()));
        assertThat(tlvs.find(TlvTag.BROADCAST_AREA_IDENTIFIER)).contains(first.value());
    }

    @Test
    void adds_replaces_and_removes() {
        var tlvs = Tlvs.NONE.with(STATE).with(ID);
        assertThat(tlvs.integer(TlvTag.MESSAGE_STATE)).hasValue(2);
        assertThat(tlvs.text(TlvTag.RECEIPTED_MESSAGE_ID)).contains("6aad5");
        assertThat(tlvs.replacing(Tlv.octet(TlvTag.MESSAGE_STATE, 5)).integer(TlvTag.MESSAGE_STATE))
                .hasValue(5);
        assertThat(tlvs.without(TlvTag.MESSAGE_STATE)).containsExactly(ID);
        assertThat(Tlvs.of(ID).without(TlvTag.RECEIPTED_MESSAGE_ID)).isEqualTo(Tlvs.NONE);
    }

    @Test
    void reads_a_number_of_any_width_and_none_where_there_is_none() {
        // message_state with two octets; user_message_reference with none
        var tlvs = read("042700020002" + "02040000");
        assertThat(tlvs.integer(TlvTag.MESSAGE_STATE)).hasValue(2);
        assertThat(tlvs.integer(TlvTag.USER_MESSAGE_REFERENCE)).isEmpty();
        assertThat(tlvs.integer(TlvTag.SOURCE_PORT)).isEmpty();
    }

    @Test
    void one_bad_tlv_does_not_lose_the_others() {
        // message_state 2; then receipted_message_id that claims 65 octets and has 5
        var tlvs = read("0427000102" + "001e0041" + "3132333435");
        assertThat(tlvs).containsExactly(STATE);
        assertThat(tlvs.malformed()).isEqualTo(Octets.fromHex("001e00413132333435"));
        assertThat(tlvs.with(ID).malformed()).isEqualTo(Octets.EMPTY);
        assertThat(tlvs).hasToString("[message_state=02, malformed=001e00413132333435]");
    }

    @Test
    void padding_after_the_last_tlv_is_kept_apart() {
        var tlvs = read("0427000102" + "0000");
        assertThat(tlvs).containsExactly(STATE);
        assertThat(tlvs.malformed()).isEqualTo(Octets.fromHex("0000"));
    }

    @Test
    void a_stray_nul_before_the_first_tlv_is_skipped() {
        assertThat(read("00" + "0427000102")).isEqualTo(Tlvs.of(STATE));
    }

    @Test
    void a_length_is_unsigned() {
        var value = Octets.of(new byte[0x8001]);
        var tlvs = Tlvs.of(new Tlv(0x1400, value));
        assertThat(tlvs.find(0x1400)).contains(value);
    }

    @Test
    void a_value_that_does_not_fit_is_refused_by_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tlv.octet(TlvTag.MESSAGE_STATE, 256))
                .withMessage("value 256 of TLV message_state does not fit 1 octets");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tlv.cString(TlvTag.RECEIPTED_MESSAGE_ID, "5€"))
                .withMessageContaining("receipted_message_id");
    }

    @Test
    void a_vendors_own_tlv_is_used_by_name() {
        var own = new TlvDefinition(0x1403, "operator_id", TlvType.INTEGER, 4, 4, 0, 999_999);
        var dictionary = TlvDictionary.STANDARD.with(own);
        assertThat(dictionary.find("OPERATOR_ID")).contains(own);
        assertThat(dictionary.find(0x1403)).contains(own);
        assertThat(own.tlv(20408)).isEqualTo(Tlv.int32(0x1403, 20408));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> own.tlv(1_000_000))
                .withMessage("TLV 'operator_id' is a number from 0 to 999999, not 1000000");
        assertThatIllegalArgumentException().isThrownBy(() -> own.tlv("KPN"));
        assertThat(TlvDictionary.STANDARD.find("operator_id")).isEmpty();
    }

    @Test
    void a_name_stands_for_one_tag_only() {
        var clash = new TlvDefinition(0x1404, "message_state", TlvType.OCTETS, 0, 10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlvDictionary.STANDARD.with(clash))
                .withMessageContaining("0x0427");
    }

    @Test
    void names_are_found_as_people_write_them() {
        assertThat(TlvDefinition.byName("TLV_MESSAGE_PAYLOAD").map(TlvDefinition::tag))
                .contains(TlvTag.MESSAGE_PAYLOAD);
        assertThat(TlvDefinition.byName("Sar_Msg_Ref_Num").map(TlvDefinition::tag))
                .contains(TlvTag.SAR_MSG_REF_NUM);
        assertThat(TlvTag.name(0x1403)).isEqualTo("0x1403");
    }
}
