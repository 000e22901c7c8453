package io.stonechat.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Writing is strict: what no peer should see is refused, with the field and its limit. */
class PduEncoderTest {

    static Stream<Arguments> refused() {
        var submit = SubmitSm.builder();
        return Stream.of(
                Arguments.of(submit.serviceType("123456").build(), "service_type", "at most 5 characters"),
                Arguments.of(
                        SubmitSm.builder()
                                .source(new Address(1, 1, "1".repeat(21)))
                                .build(),
                        "source_addr",
                        "at most 20 characters"),
                Arguments.of(
                        SubmitSm.builder().destination(new Address(256, 1, "1")).build(), "dest_addr_ton", "0 to 255"),
                Arguments.of(
                        SubmitSm.builder()
                                .shortMessage(Octets.of(new byte[255]))
                                .build(),
                        "short_message",
                        "254"),
                Arguments.of(SubmitSm.builder().validityPeriod("tomorrow").build(), "validity_period", "16 characters"),
                Arguments.of(SubmitSm.builder().priorityFlag(-1).build(), "priority_flag", "0 to 255"),
                Arguments.of(
                        SubmitMulti.builder()
                                .destinations(Collections.nCopies(256, new DistributionList("x")))
                                .build(),
                        "number_of_dests",
                        "at most 255"),
                Arguments.of(BindRequest.builder().systemId("1234567890123456").build(), "system_id", "15"),
                Arguments.of(new QuerySm(1, "1".repeat(65), Address.EMPTY), "message_id", "64"),
                Arguments.of(
                        new DataSmResp(1, CommandStatus.ESME_ROK, "a\0b", Tlvs.NONE), "message_id", "other than NUL"),
                Arguments.of(new DataSmResp(1, CommandStatus.ESME_ROK, "€", Tlvs.NONE), "message_id", "Latin-1"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses_and_names_field_and_limit(Pdu pdu, String field, String limit) {
        var out = new PduBuffer();
        PduEncoder.encode(new EnquireLink(1), 1, out);
        assertThatThrownBy(() -> PduEncoder.encode(pdu, 1, out)).isInstanceOfSatisfying(PduException.class, failure -> {
            assertThat(failure.field()).isEqualTo(field);
            assertThat(failure.limit()).contains(limit);
            assertThat(failure.commandId()).isEqualTo(pdu.commandId());
            assertThat(failure.getStackTrace()).isEmpty();
        });
        assertThat(out.toByteArray()).isEqualTo(PduEncoder.toBytes(new EnquireLink(1)));
    }

    @Test
    void a_failure_is_one_sentence() {
        var pdu = SubmitSm.builder().shortMessage(Octets.of(new byte[255])).build();
        assertThatThrownBy(() -> PduEncoder.toBytes(pdu))
                .hasMessage("submit_sm: short_message at octet 32 is 255 octets, expected at most 254 octets; "
                        + "longer ones go into message_payload (ESME_RINVMSGLEN)");
    }

    @Test
    void a_password_is_told_nowhere() {
        var bind = BindRequest.builder().systemId("acme").password("pässwört€").build();
        assertThat(bind.toString()).contains("acme").doesNotContain("pässwört");
        assertThatThrownBy(() -> PduEncoder.toBytes(bind))
                .hasMessageContaining("password")
                .message()
                .doesNotContain("pässwört");
        var wrong = bind.toBuilder().password("a€b").build();
        assertThatThrownBy(() -> PduEncoder.toBytes(wrong)).hasMessageContaining("another character");
    }

    @Test
    void a_negative_response_without_id_has_no_body() {
        var response = new SubmitSmResp(7, CommandStatus.ESME_RTHROTTLED, "", Tlvs.NONE);
        // command_length 16, submit_sm_resp, ESME_RTHROTTLED, sequence_number 7
        assertThat(Octets.of(PduEncoder.toBytes(response)))
                .isEqualTo(Octets.fromHex("00000010" + "80000004" + "00000058" + "00000007"));
    }

    @Test
    void the_malformed_rest_of_a_peers_tlvs_is_not_passed_on() {
        // submit_sm_resp with message_id "1", then three octets that are no TLV
        var bytes = Octets.fromHex("00000015" + "80000004" + "00000000" + "00000007" + "3100" + "ffffff")
                .toByteArray();
        var response = (SubmitSmResp) PduDecoder.decode(bytes);
        assertThat(response.tlvs().malformed().length()).isEqualTo(3);
        assertThat(PduEncoder.toBytes(response)).hasSize(18);
    }
}
