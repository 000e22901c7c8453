package io.stonechat.app;

import static io.stonechat.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.api.ApiExtension;
import io.stonechat.api.Observation;
import io.stonechat.host.ConfigFile;
import io.stonechat.host.ScriptHost;
import io.stonechat.python.PythonEngine;
import io.stonechat.session.ClientConfig;
import io.stonechat.session.ClientHandler;
import io.stonechat.session.SmppClient;
import io.stonechat.smpp.SmppExtension;
import io.stonechat.smpp.SmppWiring;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script in Python is seen on the page of metrics. */
class PythonSeriesTest {
    private static final String CONFIG = """
            script: { path: script.py, reload: off, handler_deadline_ms: 150000, python: { workers: 1, threads: 3 } }
            store: memory
            metrics: { prometheus: { listen: 127.0.0.1:0 } }
            extensions: { smpp: { server: { bind_address: 127.0.0.1, port: 0, session_init_timer_ms: 150000 } } }
            """;

    private static final String SCRIPT = """
            from siphon import smpp


            @smpp.on_bind
            def anybody(bind):
                return bind.accept()
            """;

    @Test
    void plain_handlers_are_counted_under_the_names_of_siphon(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("script.py"), SCRIPT);
        ConfigFile config = ConfigFile.parse(folder.resolve("stonechat.yaml"), CONFIG, Map.of());
        Observation observation = Observation.of(config.root());
        SmppExtension smpp = new SmppExtension(observation.addTo(SmppWiring.of(Map.of())));
        ApiExtension api = new ApiExtension(smpp, observation, "test");
        try (var python = new PythonEngine();
                var host = ScriptHost.builder(config)
                        .extension(smpp)
                        .extension(api)
                        .engine(python)
                        .environment(Map.of())
                        .build()) {
            host.start();
            bind(smpp);

            // A thread is done with a handler a moment after its answer.
            await().untilAsserted(() -> assertThat(series(api))
                    .contains(
                            "siphon_pyexec_pool_max 3.0",
                            "siphon_pyexec_inflight 0.0",
                            "siphon_pyexec_queue_depth 0.0",
                            "siphon_pyexec_jobs_completed_total 1.0",
                            "siphon_pyexec_jobs_shed_total 0.0",
                            "siphon_script_errors_total 0.0"));
        }
    }

    private static void bind(SmppExtension smpp) {
        String address = smpp.smpp().bindAddress();
        var config = ClientConfig.builder()
                .host("127.0.0.1")
                .port(Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)))
                .systemId("acme")
                .password("secret")
                .responseTimer(PythonGateway.PATIENCE)
                .build();
        SmppClient.connect(config, ClientHandler.of((_, _) -> {}));
    }

    private static List<String> series(ApiExtension api) throws IOException {
        URI page = URI.create("http://" + api.metricsAddress().orElseThrow() + "/metrics");
        try (InputStream body = page.toURL().openStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
