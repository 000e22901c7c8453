package io.stonechat.protocol;

/**
 * An SMPP address: type of number, numbering plan and the address itself (SMPP 3.4 §5.2.5, §5.2.6, §5.2.8).
 *
 * @param ton the type of number, 0 to 255: 0 unknown, 1 international, 2 national, 3 network specific, 4 subscriber, 5
 *     alphanumeric, 6 abbreviated
 * @param npi the numbering plan, 0 to 255: 0 unknown, 1 ISDN (E.163, E.164), 3 data, 4 telex, 6 land mobile, 8 national, 9
 *     private, 10 ERMES, 14 internet, 18 WAP client id
 * @param address the address, at most 20 characters (64 in {@code data_sm} and {@code alert_notification}), without a
 *     leading plus sign
 */
public record Address(int ton, int npi, String address) {

    /** The address that is not given: type, plan and text empty. */
    public static final Address EMPTY = new Address(0, 0, "");

    private static final int LONGEST_SHORT_CODE = 6;

    /**
     * The address a person means by this text: a plus sign and digits, or at least 7 digits, are an international number
     * (1/1, the plus sign is dropped); fewer digits are a short code (0/0); anything else is an alphanumeric name (5/0).
     * Blanks, hyphens, dots and parentheses inside a number do not count.
     */
    public static Address of(String text) {
        var trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return EMPTY;
        }
        var digits = digits(trimmed);
        if (digits.isEmpty()) {
            return new Address(5, 0, trimmed);
        }
        return trimmed.charAt(0) == '+' || digits.length() > LONGEST_SHORT_CODE
                ? new Address(1, 1, digits)
                : new Address(0, 0, digits);
    }

    /** Whether type, plan and text are all empty. */
    public boolean isEmpty() {
        return ton == 0 && npi == 0 && address.isEmpty();
    }

    private static String digits(String text) {
        var digits = new StringBuilder(text.length());
        for (int i = text.charAt(0) == '+' ? 1 : 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if (" -.()".indexOf(c) < 0) {
                return "";
            }
        }
        return digits.toString();
    }
}
