package io.stonechat.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.TlvTag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptWriterTest {

    private static final Instant SUBMITTED = Instant.parse("2026-11-20T10:15:30Z");
    private static final Instant DONE = Instant.parse("2026-11-20T10:16:05Z");

    private final HeldMessage message = new HeldMessage(
            new HeldMessage.Facts(
                    "esme",
                    "1F",
                    "31",
                    Address.of("1000"),
                    Address.of("491700000001"),
                    1,
                    0,
                    Fate.UNDELIVERABLE,
                    SUBMITTED),
            Octets.of("A text longer than twenty characters".getBytes(StandardCharsets.US_ASCII)));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CANONICAL          | id:31 sub:001 dlvrd:000 submit date:2611201015 done date:2611201016 stat:UNDELIV err:001 text:A text longer than t
            WITHOUT_TLVS       | id:31 sub:001 dlvrd:000 submit date:2611201015 done date:2611201016 stat:UNDELIV err:001 text:A text longer than t
            WITHOUT_COUNTS     | id:31 submit date:2611201015 done date:2611201016 stat:UNDELIV err:001 text:A text longer than t
            DATES_WITH_SECONDS | id:31 sub:001 dlvrd:000 submit date:261120101530 done date:261120101605 stat:UNDELIV err:001 text:A text longer than t
            DATES_WITH_CENTURY | id:31 sub:001 dlvrd:000 submit date:20261120101530 done date:20261120101605 stat:UNDELIV err:001 text:A text longer than t
            REORDERED          | stat:UNDELIV id:31 err:001 submitdate:2611201015 donedate:2611201016 sub:001 dlvrd:000 Text:A text longer than t
            DATA_SM            | id:31 sub:001 dlvrd:000 submit date:2611201015 done date:2611201016 stat:UNDELIV err:001 text:A text longer than t
            """)
    void each_style_writes_its_own_text(ReceiptStyle style, String text) {
        assertThat(text(write(style))).isEqualTo(text);
    }

    @Test
    void a_receipt_goes_the_way_back() {
        DataSm receipt = (DataSm) write(ReceiptStyle.DATA_SM);

        assertThat(receipt.source()).isEqualTo(Address.of("491700000001"));
        assertThat(receipt.destination()).isEqualTo(Address.of("1000"));
        assertThat(receipt.isReceipt()).isTrue();
    }

    @Test
    void tlvs_carry_id_state_and_error_where_the_style_has_them() {
        MessageRequest receipt = write(ReceiptStyle.ONLY_TLVS);

        assertThat(receipt.body().isEmpty()).isTrue();
        assertThat(receipt.tlvs().text(TlvTag.RECEIPTED_MESSAGE_ID)).contains("31");
        assertThat(receipt.tlvs().integer(TlvTag.MESSAGE_STATE)).hasValue(5);
        // network type GSM, then the error in two octets
        assertThat(receipt.tlvs().find(TlvTag.NETWORK_ERROR_CODE)).contains(Octets.of((byte) 3, (byte) 0, (byte) 1));
        assertThat(write(ReceiptStyle.WITHOUT_TLVS).tlvs().isEmpty()).isTrue();
    }

    @Test
    void a_receipt_in_message_payload_ends_with_a_nul() {
        assertThat(text(write(ReceiptStyle.IN_PAYLOAD))).startsWith("id:31 ").endsWith("\0");
    }

    @Test
    void the_ordinary_class_does_not_say_that_it_is_a_receipt() {
        assertThat(write(ReceiptStyle.ORDINARY_CLASS).esmClass()).isZero();
    }

    private MessageRequest write(ReceiptStyle style) {
        return new ReceiptWriter(style).receipt(message, MessageState.UNDELIVERABLE, DONE);
    }

    private static String text(MessageRequest receipt) {
        return new String(receipt.body().toByteArray(), StandardCharsets.ISO_8859_1);
    }
}
