package io.stonechat.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        // In November Berlin is an hour ahead of UTC, in July two. The 20th of November 2026 is a Friday.
        "2026-11-20T07:00:00Z, true",
        "2026-11-20T06:59:59Z, false",
        "2026-11-20T16:59:59Z, true",
        "2026-11-20T17:00:00Z, false",
        "2026-07-17T06:00:00Z, true",
        "2026-11-21T10:00:00Z, false"
    })
    void holds_betweenItsTimes_inItsZone_onItsDays(Instant at, boolean holds) {
        RouteHours hours = new RouteHours(
                LocalTime.of(8, 0), LocalTime.of(18, 0), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), BERLIN);
        assertThat(hours.contains(at)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T21:00:00Z, true",
        "2026-11-20T20:59:59Z, false",
        "2026-11-21T04:59:59Z, true",
        "2026-11-21T05:00:00Z, false",
        "2026-11-20T02:00:00Z, false"
    })
    void overMidnight_belongsToTheDayOnWhichItBegins(Instant at, boolean holds) {
        RouteHours hours =
                new RouteHours(LocalTime.of(22, 0), LocalTime.of(6, 0), EnumSet.of(DayOfWeek.FRIDAY), BERLIN);
        assertThat(hours.contains(at)).isEqualTo(holds);
    }

    @Test
    void withoutTimes_isTheWholeDay() {
        RouteHours sundays =
                new RouteHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, EnumSet.of(DayOfWeek.SUNDAY), ZoneId.of("UTC"));
        assertThat(sundays.contains(Instant.parse("2026-11-22T00:00:00Z"))).isTrue();
        assertThat(sundays.contains(Instant.parse("2026-11-22T23:59:59Z"))).isTrue();
        assertThat(sundays.contains(Instant.parse("2026-11-23T00:00:00Z"))).isFalse();
    }
}
