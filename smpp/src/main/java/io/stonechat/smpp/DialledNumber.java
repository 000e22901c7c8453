package io.stonechat.smpp;

/**
 * A telephone number whose country is known.
 *
 * @param countryCode such as {@code 31}
 * @param significant the national significant number: what follows the country code, without a trunk prefix
 * @param international as it is dialled from home across the border, such as {@code 0031612345678}
 * @param national as it is dialled at home, such as {@code 0612345678}; a number of elsewhere as {@code international}
 */
public record DialledNumber(String countryCode, String significant, String international, String national) {

    /** With a plus, such as {@code +31612345678}. */
    public String e164() {
        return "+" + plain();
    }

    /** The digits alone, as SMPP has international numbers, such as {@code 31612345678}. */
    public String plain() {
        return countryCode + significant;
    }

    /** {@link #e164()}. */
    @Override
    public String toString() {
        return e164();
    }
}
