package io.stonechat.api;

import io.stonechat.host.ConfigSection;
import io.stonechat.host.HostPort;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What both HTTP listeners read alike. */
final class Listening {

    private Listening() {}

    /** The key {@code listen}; null where it is missing or wrong, which is an error if it must be there. */
    static @Nullable HostPort read(ConfigSection section, boolean required) {
        if (required && !section.has("listen")) {
            section.error("listen", "\"listen\" is missing: write it as 127.0.0.1:9464");
        }
        return section.address("listen").orElse(null);
    }

    /** Whether only programs on this machine reach it. A name other than localhost may mean any machine. */
    static boolean isLocal(HostPort listen) {
        String host = listen.host().toLowerCase(Locale.ROOT);
        return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
    }
}
