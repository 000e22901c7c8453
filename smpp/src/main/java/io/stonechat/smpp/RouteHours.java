package io.stonechat.smpp;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * When a rule holds: on some days, between two times of day. A span that ends before it begins goes on over midnight, and
 * belongs to the day on which it begins; one that ends when it begins is the whole day.
 *
 * @param from the first moment of it
 * @param to the first moment after it
 * @param days on which it begins
 * @param zone whose days and times these are
 */
public record RouteHours(LocalTime from, LocalTime to, Set<DayOfWeek> days, ZoneId zone) {

    /** Takes a copy. */
    public RouteHours {
        days = Set.copyOf(days);
    }

    /** Whether it holds at a moment. */
    public boolean contains(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        LocalTime time = local.toLocalTime();
        DayOfWeek day = local.getDayOfWeek();
        if (from.isBefore(to)) {
            return days.contains(day) && !time.isBefore(from) && time.isBefore(to);
        }
        return time.isBefore(from) ? time.isBefore(to) && days.contains(day.minus(1)) : days.contains(day);
    }
}
