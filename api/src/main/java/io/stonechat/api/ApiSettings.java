package io.stonechat.api;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigMapping;
import io.stonechat.host.ConfigSection;
import io.stonechat.host.HostPort;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration says of the gateway's own HTTP listeners.
 *
 * @param metrics the section {@code metrics}; null for no metrics
 * @param admin the section {@code admin}; null for no operations over HTTP
 */
record ApiSettings(
        @Nullable MetricsSettings metrics, @Nullable AdminSettings admin) {

    /** Reads both sections, and records all that is wrong with them. */
    static ApiSettings read(ConfigMapping root, ConfigErrors errors) {
        ConfigSection whole = ConfigSection.of(root, errors);
        MetricsSettings metrics =
                whole.optionalSection("metrics").map(MetricsSettings::read).orElse(null);
        AdminSettings admin =
                whole.optionalSection("admin").map(AdminSettings::read).orElse(null);
        if (metrics != null && admin != null && collide(metrics.listen(), admin.listen())) {
            whole.section("admin")
                    .error("listen", "metrics.prometheus listens on " + admin.listen() + " already: take another port");
        }
        return new ApiSettings(metrics, admin);
    }

    private static boolean collide(HostPort one, HostPort other) {
        return one.port() != 0 && one.equals(other);
    }
}
