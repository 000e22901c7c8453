package io.stonechat.protocol;

/**
 * Which part of which long message a short message is.
 *
 * @param reference what all parts of one long message have in common, 0 to 65,535
 * @param total how many parts there are, 1 to 255
 * @param number which one this is, 1 to {@code total}
 */
public record Concatenation(int reference, int total, int number) {

    /** Whether the numbers make sense: a part that exists of at least one (3GPP TS 23.040 §9.2.3.24.1). */
    public boolean isValid() {
        return number >= 1 && number <= total;
    }
}
