package io.stonechat.delivery;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time format of SMPP, {@code YYMMDDhhmmsstnnp}: absolute or relative (SMPP 3.4 §7.1.1). */
final class SmppTimes {

    private static final Pattern FORMAT =
            Pattern.compile("(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d)(\\d\\d)([-+R])");
    private static final int CENTURY = 2000;
    private static final int QUARTER_MINUTES = 15;
    private static final int MOST_QUARTERS = 48;
    private static final Duration LONGEST = Duration.ofDays(99);

    private SmppTimes() {}

    /** The instant that is meant, as seen from now; empty when the text is no SMPP time. */
    static Optional<Instant> parse(String text, Instant now) {
        Matcher matcher = FORMAT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int[] field = new int[9];
        for (int i = 1; i < field.length; i++) {
            field[i] = Integer.parseInt(matcher.group(i));
        }
        try {
            return matcher.group(9).equals("R") ? Optional.of(relative(field, now)) : absolute(field, matcher.group(9));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** A duration in the relative form, to the second, between 1 s and 99 days. */
    static String relative(Duration duration) {
        Duration seconds =
                Duration.ofSeconds(Math.clamp(duration.plusMillis(999).toSeconds(), 1, LONGEST.toSeconds()));
        return String.format(
                Locale.ROOT,
                "0000%02d%02d%02d%02d000R",
                seconds.toDaysPart(),
                seconds.toHoursPart(),
                seconds.toMinutesPart(),
                seconds.toSecondsPart());
    }

    /** An instant in the absolute form, in UTC. */
    static String absolute(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        return String.format(
                Locale.ROOT,
                "%02d%02d%02d%02d%02d%02d%d00+",
                time.getYear() % 100,
                time.getMonthValue(),
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond(),
                time.getNano() / 100_000_000);
    }

    private static Instant relative(int[] field, Instant now) {
        return now.atOffset(ZoneOffset.UTC)
                .plus(Period.of(field[1], field[2], field[3]))
                .plusHours(field[4])
                .plusMinutes(field[5])
                .plusSeconds(field[6])
                .toInstant();
    }

    private static Optional<Instant> absolute(int[] field, String sign) {
        if (field[8] > MOST_QUARTERS) {
            return Optional.empty();
        }
        int quarters = sign.equals("-") ? -field[8] : field[8];
        var offset = ZoneOffset.ofTotalSeconds(quarters * QUARTER_MINUTES * 60);
        return Optional.of(LocalDateTime.of(CENTURY + field[1], field[2], field[3], field[4], field[5], field[6])
                .plusNanos(field[7] * 100_000_000L)
                .toInstant(offset));
    }
}
