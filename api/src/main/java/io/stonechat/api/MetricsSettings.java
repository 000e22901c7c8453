package io.stonechat.api;

import io.stonechat.host.ConfigSection;
import io.stonechat.host.HostPort;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code metrics.prometheus}: where Prometheus finds the figures.
 *
 * @param listen where to listen
 * @param path what to answer there; begins with a slash
 */
record MetricsSettings(HostPort listen, String path) {

    private static final String DEFAULT_PATH = "/metrics";

    /** Reads {@code metrics:}; null without it, or where it is wrong. */
    static @Nullable MetricsSettings read(ConfigSection metrics) {
        ConfigSection prometheus = metrics.section("prometheus");
        if (!metrics.has("prometheus")) {
            metrics.error("prometheus", "\"prometheus\" is missing: metrics are shown to nobody else");
        }
        HostPort listen = Listening.read(prometheus, metrics.has("prometheus"));
        String path = prometheus.text("path", DEFAULT_PATH);
        if (!path.startsWith("/")) {
            prometheus.error("path", "\"path\" must begin with a slash, such as " + DEFAULT_PATH);
        }
        prometheus.ignore("cors");
        prometheus.finish();
        metrics.finish();
        return listen == null ? null : new MetricsSettings(listen, path);
    }
}
