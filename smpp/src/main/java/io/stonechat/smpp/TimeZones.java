package io.stonechat.smpp;

import io.stonechat.host.ConfigSection;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/** Reads {@code timezone}. */
final class TimeZones {

    private TimeZones() {}

    static Optional<ZoneId> read(ConfigSection section) {
        return section.text("timezone").flatMap(text -> {
            try {
                return Optional.of(ZoneId.of(text.strip()).normalized());
            } catch (DateTimeException _) {
                section.error(
                        "timezone",
                        "\"" + text + "\" is no time zone (expected: such as Europe/Berlin, UTC or +02:00)");
                return Optional.empty();
            }
        });
    }
}
