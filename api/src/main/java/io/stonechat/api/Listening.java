package io.stonechat.api;

import io.stonechat.host.ConfigSection;
import io.stonechat.host.HostPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
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

    /**
     * Finds out whether it can be listened on, so that nobody is let in by a gateway that ends a moment later since it cannot.
     *
     * @throws UncheckedIOException if not, with a sentence that names address, port and reason
     */
    static void tryOut(HostPort listen) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getAllByName(listen.host())[0], listen.port()));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot listen on " + listen.host() + ":" + listen.port() + ": " + e.getMessage(), e);
        }
    }

    /** Whether only programs on this machine reach it. A name other than localhost may mean any machine. */
    static boolean isLocal(HostPort listen) {
        String host = listen.host().toLowerCase(Locale.ROOT);
        return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
    }
}
