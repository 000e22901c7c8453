package io.stonechat.protocol;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A time in the format of SMPP: absolute, with an offset from UTC in quarters of an hour, or relative to the centre's own time
 * (SMPP 3.4 §7.1.1). Sixteen characters: {@code YYMMDDhhmmsstnnp}.
 */
public sealed interface SmppTime {

    /** The length of a time, without the NUL. */
    int LENGTH = 16;

    /**
     * A moment.
     *
     * @param time date, time to the tenth of a second, and offset from UTC in quarters of an hour, at most 12 hours
     */
    record Absolute(OffsetDateTime time) implements SmppTime {

        @Override
        public Instant resolve(Instant now) {
            return time.toInstant();
        }

        @Override
        public String format() {
            return SmppTimeFormat.absolute(time);
        }
    }

    /**
     * A span from now on.
     *
     * @param years 0 to 99
     * @param months 0 to 99
     * @param days 0 to 99
     * @param hours 0 to 99
     * @param minutes 0 to 99
     * @param seconds 0 to 99
     */
    record Relative(int years, int months, int days, int hours, int minutes, int seconds) implements SmppTime {

        @Override
        public Instant resolve(Instant now) {
            return now.atOffset(ZoneOffset.UTC)
                    .plus(Period.of(years, months, days))
                    .plus(clock())
                    .toInstant();
        }

        private Duration clock() {
            return Duration.ofHours(hours).plusMinutes(minutes).plusSeconds(seconds);
        }

        @Override
        public String format() {
            return SmppTimeFormat.relative(this);
        }
    }

    /** The moment meant, seen from a moment at the centre; months and years are counted in the calendar of UTC. */
    Instant resolve(Instant now);

    /**
     * The sixteen characters.
     *
     * @throws IllegalArgumentException if a part does not fit its two digits, or the offset its quarters
     */
    String format();

    /**
     * The time that these characters mean; empty if there are none, which stands for at once or for the centre's default, and
     * if they mean nothing. 3.3's two-digit years are of this century.
     */
    static Optional<SmppTime> parse(String text) {
        try {
            return text.length() == LENGTH ? Optional.of(SmppTimeFormat.parse(text)) : Optional.empty();
        } catch (DateTimeException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** A moment, cut to tenths of a second, at offset zero. */
    static SmppTime at(Instant moment) {
        return new Absolute(moment.atOffset(ZoneOffset.UTC));
    }

    /**
     * A span from now on, cut to seconds, in days, hours, minutes and seconds.
     *
     * @throws IllegalArgumentException if it is negative or of a hundred days and more
     */
    static SmppTime in(Duration span) {
        if (span.isNegative() || span.toDays() > 99) {
            throw new IllegalArgumentException("a span of " + span + " is not 0 to 99 days");
        }
        return new Relative(0, 0, (int) span.toDays(), span.toHoursPart(), span.toMinutesPart(), span.toSecondsPart());
    }
}
