package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptBoardTest {

    @ParameterizedTest
    @CsvSource({
        "2900000001, ACDA7D01",
        "ACDA7D01, 2900000001",
        "0002900000001, 2900000001",
        "00000000ACDA7D01, acda7d01",
        "a-text-Id, A-TEXT-ID",
    })
    void ids_of_the_same_message_are_recognised(String inReceipt, String inResponse) {
        assertThat(ReceiptBoard.same(inReceipt, inResponse)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2900000002, 2900000001", "text, other"})
    void other_ids_are_not(String inReceipt, String inResponse) {
        assertThat(ReceiptBoard.same(inReceipt, inResponse)).isFalse();
    }
}
