package io.stonechat.simulator;

import java.util.UUID;

/** How a centre writes its message ids: in the response to a submit, and in the receipt, where many write them otherwise. */
public enum MessageIdStyle {
    /** A decimal number in both places. */
    DECIMAL("%d", "%d"),
    /** A decimal number in the response, the same padded to ten digits in the receipt. */
    PADDED("%d", "%010d"),
    /** A hexadecimal number in both places. */
    HEX("%X", "%X"),
    /** Hexadecimal in the response, decimal in the receipt: the commonest disagreement. */
    HEX_THEN_DECIMAL("%X", "%d"),
    /** Decimal in the response, hexadecimal in the receipt. */
    DECIMAL_THEN_HEX("%d", "%X"),
    /** Lower case in the response, upper case with leading zeros in the receipt. */
    HEX_OTHER_CASE("%x", "%016X"),
    /** A UUID in both places. */
    UUID_TEXT("", "");

    /** Above this, ids have as many digits as those of centres that have been running for a while. */
    private static final long FIRST = 2_900_000_000L;

    private static final long UUID_HIGH = 0x57_0E_C4_A7_00_00_40_00L;
    private static final long UUID_LOW = 0x80_00_00_00_00_00_00_00L;

    private final String response;
    private final String receipt;

    MessageIdStyle(String response, String receipt) {
        this.response = response;
        this.receipt = receipt;
    }

    String inResponse(long number) {
        return write(response, number);
    }

    String inReceipt(long number) {
        return write(receipt, number);
    }

    private String write(String format, long number) {
        return this == UUID_TEXT ? new UUID(UUID_HIGH, UUID_LOW | number).toString() : format.formatted(FIRST + number);
    }
}
