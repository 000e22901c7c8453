package io.stonechat.protocol;

import static io.stonechat.protocol.WireBytes.octets;
import static io.stonechat.protocol.WireBytes.read;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Delivery receipts as centres really send them. */
class QuirksOfReceiptsTest {

    private static final LocalDateTime HALF_PAST_SIX = LocalDateTime.of(2026, 11, 20, 18, 30);
    private static final String WHOLE =
            "id:42 sub:001 dlvrd:001 submit date:2611201830 done date:2611201830 " + "stat:DELIVRD err:000 text:hello";

    private static Optional<Receipt> deliver(int esmClass, int dataCoding, Octets shortMessage, String... tlvs) {
        return Receipt.of(read(
                DeliverSm.class,
                "len", // command_length
                "00000005", // command_id: deliver_sm
                "00000000", // command_status
                "00000005", // sequence_number
                "00", // service_type
                "01 01 '31612345678' 00", // source
                "01 01 '447700900' 00", // destination
                "%02x 00 00".formatted(esmClass), // esm_class, protocol_id, priority_flag
                "00 00", // schedule_delivery_time, validity_period
                "00 00", // registered_delivery, replace_if_present_flag
                "%02x 00".formatted(dataCoding), // data_coding, sm_default_msg_id
                "%02x".formatted(shortMessage.length()), // sm_length
                shortMessage.toHex(), // short_message
                String.join(" ", tlvs)));
    }

    private static Receipt receipt(String text, String... tlvs) {
        return deliver(EsmClass.RECEIPT, 0, octets("'" + text + "'"), tlvs).orElseThrow();
    }

    @Test
    void finds_equal_aHexadecimalIdOfAResponse_andThePaddedDecimalOfItsReceipt() {
        var receipt = receipt("id:0000436949 stat:DELIVRD");
        assertThat(MessageIdForm.DECIMAL.normalise(String.valueOf(receipt.id())))
                .isEqualTo(MessageIdForm.HEX.normalise("6aad5"))
                .isEqualTo(MessageIdForm.HEX.normalise("0006AAD5"));
    }

    @Test
    void finds_equal_aDecimalIdOfAResponse_andTheHexadecimalOfItsReceipt() {
        var receipt = receipt("id:6AAD5 stat:DELIVRD");
        assertThat(MessageIdForm.HEX.normalise(String.valueOf(receipt.id())))
                .isEqualTo(MessageIdForm.DECIMAL.normalise("436949"));
    }

    @Test
    void keeps_bothIds_whenTextAndTlvDiffer() {
        var receipt = receipt(
                "id:1479978899.393701000100 stat:DELIVRD",
                "001e 0025 '1479978899.393701000100@115490515400' 00"); // receipted_message_id
        assertThat(receipt.id()).isEqualTo("1479978899.393701000100");
        assertThat(receipt.tlvId()).isEqualTo("1479978899.393701000100@115490515400");
    }

    @Test
    void keeps_bothStates_whenTextAndTlvDiffer() {
        var receipt = receipt("id:42 stat:EXPIRED", "0427 0001 02"); // message_state: delivered
        assertThat(receipt.state()).isEqualTo(MessageState.EXPIRED);
        assertThat(receipt.tlvState()).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void reads_aReceipt_ofIdAndStateOnly() {
        var receipt = receipt("id:42 stat:EXPIRED");
        assertThat(receipt.state()).isEqualTo(MessageState.EXPIRED);
        assertThat(receipt.sub()).isNull();
        assertThat(receipt.submitDate()).isNull();
        assertThat(receipt.unread()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "..."})
    void tells_ofCounters_thatAreNone(String counter) {
        var receipt = receipt("id:42 sub:" + counter + " dlvrd:" + counter + " stat:DELIVRD");
        assertThat(receipt.sub()).isNull();
        assertThat(receipt.unread())
                .containsExactly("sub '" + counter + "' is not a number", "dlvrd '" + counter + "' is not a number");
    }

    @Test
    void reads_fields_inAnyOrder() {
        var receipt = receipt("sub:001 id:42 err:000 done date:2611201830 text: stat:DELIVRD dlvrd:001");
        assertThat(receipt.id()).isEqualTo("42");
        assertThat(receipt.doneDate()).isEqualTo(HALF_PAST_SIX);
        assertThat(receipt.state()).isEqualTo(MessageState.DELIVERED);
        assertThat(receipt.dlvrd()).isEqualTo(1);
    }

    @Test
    void reads_text_inEitherCase_andAKeyThatWasCutOff() {
        assertThat(receipt("id:42 stat:DELIVRD err:000 Text:Hello").text()).isEqualTo("Hello");
        var cut = receipt("id:42 stat:DELIVRD err:000 te");
        assertThat(cut.err()).isEqualTo("000");
        assertThat(cut.text()).isNull();
    }

    @Test
    void reads_keys_withoutTheirBlank() {
        var receipt = receipt("id:42 submitdate:2611201830 donedate:2611201830 stat:DELIVRD");
        assertThat(receipt.submitDate()).isEqualTo(HALF_PAST_SIX);
        assertThat(receipt.doneDate()).isEqualTo(HALF_PAST_SIX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2611201830", "261120183000", "20261120183000"})
    void reads_dates_ofTenTwelveAndFourteenDigits(String digits) {
        assertThat(receipt("id:42 submit date:2611201830 done date:" + digits + " stat:DELIVRD")
                        .doneDate())
                .isEqualTo(HALF_PAST_SIX);
    }

    @Test
    void reads_aDate_withItsCentury_andWithoutSeconds() {
        // As yyMMddHHmmss it would have the 26th month.
        assertThat(receipt("id:42 done date:202611201830 stat:DELIVRD").doneDate())
                .isEqualTo(HALF_PAST_SIX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000000000", "000000000000", "00000000000000", "200101010030"})
    void tells_ofADate_thatIsNoneOrTwo(String digits) {
        var receipt = receipt("id:42 done date:" + digits + " stat:DELIVRD");
        assertThat(receipt.doneDate()).isNull();
        assertThat(receipt.unread())
                .containsExactly("done date '" + digits + "' is not one date of 10, 12 or 14 digits");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "12, 12", "21b, 21b", "0000, 0000", "null, null", "'',"})
    void reads_anyErr(String written, @Nullable String err) {
        assertThat(receipt("id:42 stat:DELIVRD err:" + written + " text:").err())
                .isEqualTo(err);
    }

    @ParameterizedTest
    @CsvSource({
        "DND_REJECTED,",
        "FAILED,",
        "0,",
        "foo,",
        "ACKED, ENROUTE",
        "BUFFRED, ENROUTE",
        "BUFFERD, ENROUTE",
        "delivrd, DELIVERED"
    })
    void keeps_anyStat_andItsStateWhereThereIsOne(String stat, @Nullable MessageState state) {
        var receipt = receipt("id:42 stat:" + stat + " err:000");
        assertThat(receipt.stat()).isEqualTo(stat);
        assertThat(receipt.state()).isEqualTo(state);
    }

    @Test
    void takes_theStateOfTheTlv_whereStatIsNoWordOfTheSpecification() {
        assertThat(receipt("id:42 stat:DND_REJECTED", "0427 0001 08").state()) // message_state: rejected
                .isEqualTo(MessageState.REJECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"419318028472222#id:42", "4790000000SMSAlert^id:42", "!id:42"})
    void reads_aReceipt_behindAPrefix(String beginning) {
        assertThat(receipt(beginning + " stat:DELIVRD").id()).isEqualTo("42");
    }

    @Test
    void reads_aReceipt_beforeASuffix() {
        var receipt = deliver(EsmClass.RECEIPT, 0, octets("'id:42 stat:DELIVRD text:Hei?' 27 '!id:42'"))
                .orElseThrow();
        assertThat(receipt.id()).isEqualTo("42");
        assertThat(receipt.text()).isEqualTo("Hei?'!id:42");
    }

    @Test
    void reads_aReceipt_inMessagePayload_withANulBehindIt() {
        var receipt = deliver(EsmClass.RECEIPT, 0, Octets.EMPTY, "0424 0013 'id:42 stat:DELIVRD' 00") // message_payload
                .orElseThrow();
        assertThat(receipt.stat()).isEqualTo("DELIVRD");
        assertThat(receipt.raw()).isEqualTo("id:42 stat:DELIVRD");
    }

    @Test
    void reads_aReceipt_inADataSm_ofTlvsOnly() {
        var pdu = read(
                DataSm.class,
                "len", // command_length
                "00000103", // command_id: data_sm
                "00000000", // command_status
                "00000005", // sequence_number
                "00", // service_type
                "01 01 '31612345678' 00", // source
                "01 01 '447700900' 00", // destination
                "04 00 00", // esm_class, registered_delivery, data_coding
                "001e 0009 '362d9701' 00", // receipted_message_id
                "0427 0001 02"); // message_state: delivered
        var receipt = Receipt.of(pdu).orElseThrow();
        assertThat(receipt.id()).isEqualTo("362d9701");
        assertThat(receipt.state()).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void reads_aReceipt_inUcs2() {
        var receipt = deliver(EsmClass.RECEIPT, DataCoding.UCS_2, Octets.of("id:42 stat:DELIVRD".getBytes(UTF_16BE)))
                .orElseThrow();
        assertThat(receipt.id()).isEqualTo("42");
        assertThat(receipt.state()).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void knows_aReceipt_thatEsmClassDoesNotTell() {
        assertThat(deliver(0, 0, octets("'" + WHOLE + "'"))).map(Receipt::id).contains("42");
        // A text that only looks a little like one stays a text.
        assertThat(deliver(0, 0, octets("'id:1 stat:DELIVRD'"))).isEmpty();
    }

    @Test
    void knows_aText_thatEsmClassCallsAReceipt() {
        assertThat(deliver(EsmClass.RECEIPT, 0, octets("'are we still on for lunch?'")))
                .isEmpty();
    }
}
