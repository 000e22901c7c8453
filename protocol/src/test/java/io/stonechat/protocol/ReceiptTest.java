package io.stonechat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptTest {

    private static final LocalDateTime SUBMITTED = LocalDateTime.of(2026, 11, 20, 18, 30, 5);
    private static final LocalDateTime DONE = LocalDateTime.of(2026, 11, 20, 18, 31);

    @Test
    void is_written_in_the_order_of_the_specification() {
        var receipt = Receipt.reporting("42", MessageState.DELIVERED, SUBMITTED, DONE, "000");
        assertThat(receipt.format())
                .isEqualTo("id:42 sub:001 dlvrd:001 submit date:2611201830 done date:2611201831 "
                        + "stat:DELIVRD err:000 text:");
        assertThat(receipt.format(ReceiptDate.SECONDS)).contains("submit date:261120183005 ");
        assertThat(receipt.format(ReceiptDate.FULL)).contains("submit date:20261120183005 ");
    }

    @Test
    void what_is_written_is_read_again() {
        for (var form : ReceiptDate.values()) {
            for (var state : MessageState.values()) {
                var receipt = Receipt.reporting("a1-B2", state, SUBMITTED.withSecond(0), DONE, "0f1");
                var read = Receipt.parse(receipt.format(form));
                assertThat(read.id()).isEqualTo("a1-B2");
                assertThat(read.state()).isEqualTo(state);
                assertThat(read.doneDate()).isEqualTo(DONE);
                assertThat(read.err()).isEqualTo("0f1");
                assertThat(read.unread()).isEmpty();
            }
        }
    }

    @Test
    void says_what_it_could_not_read() {
        var receipt = Receipt.parse("id:foo sub:... submit date:200101010030 done date:yesterday stat:DELIVRD");
        assertThat(receipt.unread())
                .containsExactly(
                        "sub '...' is not a number",
                        "submit date '200101010030' is not one date of 10, 12 or 14 digits",
                        "done date 'yesterday' is not one date of 10, 12 or 14 digits");
        assertThat(receipt.isFinal()).isTrue();
    }

    @Test
    void keys_may_be_written_without_their_blank() {
        var receipt = Receipt.parse("ID:7 SUBMITDATE:2611201830 done_date:2611201831 Stat:undeliv ERR:1");
        assertThat(receipt.id()).isEqualTo("7");
        assertThat(receipt.submitDate()).isEqualTo(SUBMITTED.withSecond(0));
        assertThat(receipt.doneDate()).isEqualTo(DONE);
        assertThat(receipt.state()).isEqualTo(MessageState.UNDELIVERABLE);
    }

    @Test
    void a_text_that_looks_like_a_receipt_does_not_change_the_fields() {
        var receipt = Receipt.parse("id:1 stat:DELIVRD text:your id:99 stat:EXPIRED");
        assertThat(receipt.id()).isEqualTo("1");
        assertThat(receipt.stat()).isEqualTo("DELIVRD");
        assertThat(receipt.text()).isEqualTo("your id:99 stat:EXPIRED");
    }

    @Test
    void goes_on_under_another_id_in_text_and_tlvs() {
        var receipt = Receipt.reporting("42", MessageState.EXPIRED, SUBMITTED, DONE, "001")
                .withId("7001");
        assertThat(receipt.format()).startsWith("id:7001 sub:001 dlvrd:000 ");
        assertThat(receipt.toTlvs().text(TlvTag.RECEIPTED_MESSAGE_ID)).contains("7001");
        assertThat(receipt.toTlvs().integer(TlvTag.MESSAGE_STATE)).hasValue(3);
    }

    @Test
    void a_receipt_with_a_user_data_header_is_read_behind_it() {
        // esm_class 0x44, a header of two ports, then the text
        var text = Octets.of("id:5 stat:DELIVRD".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        var message = DeliverSm.builder()
                .esmClass(EsmClass.RECEIPT | EsmClass.UDHI)
                .shortMessage(Octets.fromHex("06050415820000").concat(text))
                .build();
        assertThat(message.isReceipt()).isTrue();
        assertThat(Receipt.of(message).orElseThrow().id()).isEqualTo("5");
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT, 00ab, 00ab", "TEXT, 12, 12", "HEX, 6AAD5, 436949", "HEX, 0006aad5, 436949",
                "DECIMAL, 0000436949, 436949",
        "DECIMAL, 436949, 436949", "DECIMAL, 12x, 12x", "HEX, a-b, a-b", "HEX, '', ''", "DECIMAL, ' 7 ', 7"
    })
    void an_id_is_normalised_to_correlate_by(MessageIdForm form, String id, String normal) {
        assertThat(form.normalise(id)).isEqualTo(normal);
    }

    @Test
    void an_id_of_ours_is_written_in_the_form_a_peer_wants() {
        assertThat(MessageIdForm.HEX.format("436949")).isEqualTo("6aad5");
        assertThat(MessageIdForm.DECIMAL.format("436949")).isEqualTo("436949");
        assertThat(MessageIdForm.HEX.format("no number")).isEqualTo("no number");
    }
}
