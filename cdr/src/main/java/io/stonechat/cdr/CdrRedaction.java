package io.stonechat.cdr;

/**
 * What is not shown in a record.
 *
 * @param text whether the text is left out
 * @param numbers whether all of an address but its last two characters is starred out
 */
record CdrRedaction(boolean text, boolean numbers) {

    private static final int SHOWN = 2;

    /** An address as it may be shown. */
    String number(String address) {
        int hidden = Math.max(0, address.length() - SHOWN);
        return numbers ? "*".repeat(hidden) + address.substring(hidden) : address;
    }
}
