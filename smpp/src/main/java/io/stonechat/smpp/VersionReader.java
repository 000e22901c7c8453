package io.stonechat.smpp;

import io.stonechat.host.ConfigSection;
import io.stonechat.protocol.InterfaceVersion;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads {@code interface_version}. */
final class VersionReader {
    private static final String KEY = "interface_version";

    private VersionReader() {}

    /** The version, 3.4 where the file says nothing. */
    static InterfaceVersion read(ConfigSection section) {
        Optional<String> text = section.text(KEY);
        Optional<InterfaceVersion> version = text.flatMap(InterfaceVersion::byName);
        if (text.isPresent() && version.isEmpty()) {
            section.error(KEY, "\"" + KEY + "\" must be one of " + names() + ", found \"" + text.get() + "\"");
        }
        return version.orElse(InterfaceVersion.V3_4);
    }

    private static String names() {
        return Arrays.stream(InterfaceVersion.values())
                .map(InterfaceVersion::toString)
                .collect(Collectors.joining(", "));
    }
}
