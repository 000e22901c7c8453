package io.stonechat.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be asked without showing a token, where the configuration lets it. */
class TokenlessTest {

    @TempDir
    private Path folder;

    private static int status(RunningApi gateway, String method, String path) {
        return gateway.send(method, "/admin/v1" + path, Optional.empty(), "").statusCode();
    }

    @Test
    void without_a_configured_token_the_state_may_be_read_and_nothing_else() {
        try (RunningApi gateway = new RunningApi(folder, "admin: { listen: 127.0.0.1:0 }\n")) {
            assertThat(status(gateway, "GET", "/status")).isEqualTo(200);
            assertThat(status(gateway, "GET", "/binds/up")).isEqualTo(200);
            assertThat(status(gateway, "GET", "/messages")).isEqualTo(403);
            assertThat(status(gateway, "POST", "/binds/up/stop")).isEqualTo(403);
            assertThat(gateway.carrier.sessions()).isOne();
        }
    }

    @Test
    void without_protect_reads_the_state_may_be_read_and_nothing_else() {
        String open = "admin: { listen: 127.0.0.1:0, auth: { token: %s, protect_reads: false } }\n"
                .formatted(RunningApi.TOKEN);
        try (RunningApi gateway = new RunningApi(folder, open)) {
            assertThat(status(gateway, "GET", "/sessions")).isEqualTo(200);
            assertThat(status(gateway, "GET", "/messages")).isEqualTo(401);
            assertThat(status(gateway, "POST", "/binds/up/stop")).isEqualTo(401);
            assertThat(gateway.get("/admin/v1/messages").statusCode()).isEqualTo(200);
        }
    }
}
