package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway without {@code admin} and {@code metrics} pays nothing for them. */
class QuietStartTest {

    @TempDir
    private Path folder;

    @Test
    void without_admin_and_metrics_nothing_of_http_and_meters_is_loaded() throws IOException {
        assertThat(loadedBy(""))
                .contains("io.stonechat.api.ApiExtension")
                .doesNotContain("io.helidon.", "io.micrometer.");
    }

    @Test
    void with_them_it_is() throws IOException {
        assertThat(loadedBy("admin: { listen: 127.0.0.1:0 }\nmetrics: { prometheus: { listen: 127.0.0.1:0 } }\n"))
                .contains("io.helidon.webserver.", "io.micrometer.prometheusmetrics.");
    }

    /** The names of the classes that a gateway with these sections has loaded when it takes ESMEs. */
    private String loadedBy(String sections) throws IOException {
        int port = FreePort.choose();
        Path classes = folder.resolve("classes.log");
        Path config = Files.writeString(folder.resolve("stonechat.yaml"), """
                %sextensions:
                  smpp:
                    server: { bind_address: 127.0.0.1, port: %d }
                """.formatted(sections, port));
        try (GatewayProcess gateway = new GatewayProcess(config, port, "-Xlog:class+load:file=" + classes)) {
            gateway.start();
            assertThat(gateway.stop()).isZero();
        }
        return Files.readString(classes);
    }
}
