package io.stonechat.smpp;

import io.stonechat.host.ConfigSection;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads {@code time}: when a rule holds. */
final class HoursReader {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm[:ss]", Locale.ROOT);
    private static final String MIDNIGHT = "24:00";

    private HoursReader() {}

    static Optional<RouteHours> read(ConfigSection rule) {
        return rule.optionalSection("time").map(section -> {
            RouteHours hours = new RouteHours(
                    time(section, "from"),
                    time(section, "to"),
                    days(section),
                    TimeZones.read(section).orElse(ZoneOffset.UTC));
            section.finish();
            return hours;
        });
    }

    private static LocalTime time(ConfigSection section, String key) {
        String text = section.text(key, "0:00").strip();
        try {
            return text.equals(MIDNIGHT) ? LocalTime.MIDNIGHT : LocalTime.parse(text, TIME);
        } catch (DateTimeParseException _) {
            section.error(key, "\"" + text + "\" is no time of day (expected: such as 08:00)");
            return LocalTime.MIDNIGHT;
        }
    }

    private static Set<DayOfWeek> days(ConfigSection section) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String text : section.texts("days")) {
            String[] ends = text.strip().split("-", 2);
            Optional<DayOfWeek> first = day(ends[0]);
            Optional<DayOfWeek> last = day(ends[ends.length - 1]);
            if (first.isEmpty() || last.isEmpty()) {
                section.error("days", "\"" + text + "\" is no day (expected: such as mon, sat or mon-fri)");
                continue;
            }
            for (DayOfWeek day = first.get(); day != last.get(); day = day.plus(1)) {
                days.add(day);
            }
            days.add(last.get());
        }
        return days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days;
    }

    private static Optional<DayOfWeek> day(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(DayOfWeek.values())
                .filter(day ->
                        day.name().equals(name) || day.name().substring(0, 3).equals(name))
                .findFirst();
    }
}
