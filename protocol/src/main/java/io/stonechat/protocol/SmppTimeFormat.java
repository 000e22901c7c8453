package io.stonechat.protocol;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Reads and writes the sixteen characters of a time (SMPP 3.4 §7.1.1.1, §7.1.1.2). */
final class SmppTimeFormat {

    private static final int CENTURY = 2000;
    private static final int QUARTER = 15 * 60;
    private static final int MOST_QUARTERS = 48;
    private static final int TENTH_NANOS = 100_000_000;

    private SmppTimeFormat() {}

    static SmppTime parse(String text) {
        int tenths = digit(text, 12);
        int quarters = number(text, 13);
        return switch (text.charAt(15)) {
            case 'R' ->
                new SmppTime.Relative(
                        number(text, 0),
                        number(text, 2),
                        number(text, 4),
                        number(text, 6),
                        number(text, 8),
                        number(text, 10));
            case '+' -> absolute(text, tenths, quarters);
            case '-' -> absolute(text, tenths, -quarters);
            default -> throw new DateTimeException("a time ends with R, + or -");
        };
    }

    private static SmppTime absolute(String text, int tenths, int quarters) {
        if (Math.abs(quarters) > MOST_QUARTERS) {
            throw new DateTimeException("an offset is at most 48 quarters of an hour");
        }
        return new SmppTime.Absolute(OffsetDateTime.of(
                CENTURY + number(text, 0),
                number(text, 2),
                number(text, 4),
                number(text, 6),
                number(text, 8),
                number(text, 10),
                tenths * TENTH_NANOS,
                ZoneOffset.ofTotalSeconds(quarters * QUARTER)));
    }

    private static int number(String text, int at) {
        return digit(text, at) * 10 + digit(text, at + 1);
    }

    private static int digit(String text, int at) {
        int digit = text.charAt(at) - '0';
        if (digit < 0 || digit > 9) {
            throw new DateTimeException("a time has digits but for its last character");
        }
        return digit;
    }

    static String absolute(OffsetDateTime time) {
        int offset = time.getOffset().getTotalSeconds();
        if (offset % QUARTER != 0 || Math.abs(offset) > MOST_QUARTERS * QUARTER) {
            throw new IllegalArgumentException(
                    "offset " + time.getOffset() + " is not of whole quarters of an hour, at most 12 hours");
        }
        int year = time.getYear() - CENTURY;
        if (year < 0 || year > 99) {
            throw new IllegalArgumentException("year " + time.getYear() + " is not 2000 to 2099");
        }
        return digits(
                        year,
                        time.getMonthValue(),
                        time.getDayOfMonth(),
                        time.getHour(),
                        time.getMinute(),
                        time.getSecond())
                + time.getNano() / TENTH_NANOS
                + digits(Math.abs(offset) / QUARTER)
                + (offset < 0 ? '-' : '+');
    }

    static String relative(SmppTime.Relative time) {
        return digits(time.years(), time.months(), time.days(), time.hours(), time.minutes(), time.seconds()) + "000R";
    }

    private static String digits(int... numbers) {
        var text = new StringBuilder(SmppTime.LENGTH);
        for (int number : numbers) {
            if (number < 0 || number > 99) {
                throw new IllegalArgumentException(number + " does not fit two digits");
            }
            text.append(number / 10).append(number % 10);
        }
        return text.toString();
    }
}
