package io.stonechat.protocol;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** The dates of receipts: 10, 12 or 14 digits, in the centre's own time (SMPP 3.4 appendix B, and what centres make of it). */
public enum ReceiptDate {
    /** {@code yyMMddHHmm}, as the specification has it. */
    MINUTES(10),
    /** {@code yyMMddHHmmss}. */
    SECONDS(12),
    /** {@code yyyyMMddHHmmss}. */
    FULL(14);

    private static final int CENTURY = 2000;

    private final int digits;

    ReceiptDate(int digits) {
        this.digits = digits;
    }

    /** The date in this form. */
    public String format(LocalDateTime date) {
        var text = new StringBuilder(digits);
        append(text, date.getYear() % (this == FULL ? 10_000 : 100), this == FULL ? 4 : 2);
        append(text, date.getMonthValue(), 2);
        append(text, date.getDayOfMonth(), 2);
        append(text, date.getHour(), 2);
        append(text, date.getMinute(), 2);
        if (this != MINUTES) {
            append(text, date.getSecond(), 2);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, int number, int width) {
        var digits = String.valueOf(number);
        text.repeat('0', width - digits.length()).append(digits);
    }

    /**
     * The date these digits mean; null if they mean none, or two: of twelve digits that begin with 20 one cannot always tell
     * {@code yyMMddHHmmss} from {@code yyyyMMddHHmm}.
     */
    static @Nullable LocalDateTime parse(String text) {
        if (!isDigits(text)) {
            return null;
        }
        return switch (text.length()) {
            case 10 -> date(text, CENTURY + number(text, 0), 2, false);
            case 12 -> twelve(text);
            case 14 -> date(text, number(text, 0) * 100 + number(text, 2), 4, true);
            default -> null;
        };
    }

    private static @Nullable LocalDateTime twelve(String text) {
        var withSeconds = date(text, CENTURY + number(text, 0), 2, true);
        if (number(text, 0) != CENTURY / 100) {
            return withSeconds;
        }
        var withCentury = date(text, CENTURY + number(text, 2), 4, false);
        return withSeconds == null ? withCentury : withCentury == null ? withSeconds : null;
    }

    private static @Nullable LocalDateTime date(String text, int year, int at, boolean seconds) {
        int month = number(text, at);
        int day = number(text, at + 2);
        int hour = number(text, at + 4);
        int minute = number(text, at + 6);
        int second = seconds ? number(text, at + 8) : 0;
        boolean valid = month >= 1
                && month <= 12
                && day >= 1
                && day <= java.time.YearMonth.of(year, month).lengthOfMonth()
                && hour < 24
                && minute < 60
                && second < 60;
        return valid ? LocalDateTime.of(year, month, day, hour, minute, second) : null;
    }

    private static int number(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
