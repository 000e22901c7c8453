package io.stonechat.host;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as a configuration file writes them: {@code 500ms}, {@code 10s}, {@code 1h30m}. */
final class DurationText {

    private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private DurationText() {}

    /** The time, or null if the text is none. */
    static @Nullable Duration parse(String text) {
        var matcher = PART.matcher(text.strip());
        var sum = Duration.ZERO;
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            sum = sum.plus(part(Long.parseLong(matcher.group(1)), matcher.group(2)));
            end = matcher.end();
        }
        return end == 0 || end != text.strip().length() ? null : sum;
    }

    private static Duration part(long number, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
