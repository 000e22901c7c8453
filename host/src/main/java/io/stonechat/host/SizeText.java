package io.stonechat.host;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers of octets as a configuration file writes them: {@code 4096}, {@code 512MiB}, {@code 2GiB}. */
final class SizeText {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,12}) ?(KiB|MiB|GiB|TiB)?");
    private static final int STEP = 10;

    private SizeText() {}

    /** The number of octets, or null if the text is none. */
    static @Nullable Long parse(String text) {
        Matcher matcher = SIZE.matcher(text.strip());
        if (!matcher.matches()) {
            return null;
        }
        long number = Long.parseLong(matcher.group(1));
        int shift = matcher.group(2) == null
                ? 0
                : (1 + "KMGT".indexOf(matcher.group(2).charAt(0))) * STEP;
        return number > Long.MAX_VALUE >> shift ? null : number << shift;
    }
}
