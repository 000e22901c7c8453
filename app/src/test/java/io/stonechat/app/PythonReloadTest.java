package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stonechat.host.MetricReading;
import io.stonechat.python.PythonEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What outlives a reload of a script in Python: its series, and its timers, which call the new code. */
class PythonReloadTest {
    private static final String CONFIG = """
            script: { path: script.py, reload: off }
            store: memory
            extensions:
              smpp:
                server: { bind_address: 127.0.0.1, port: 0 }
                binds: [ { name: up, host: 127.0.0.1, port: ${UPSTREAM_PORT}, system_id: gateway, password: secret } ]
            """;

    private static final String SCRIPT = """
            from siphon import cache, metrics, timer

            metrics.counter("loads_total", "Loads.").inc()


            @timer.every(0.2)
            async def beat():
                await cache.set("beat", "old")


            def later(key):
                cache.set(key, "old")


            if cache.get("set") is None:
                cache.set("set", "yes")
                timer.set("later", 4_000, later)
            """;

    @Test
    void series_go_on_and_timers_call_the_new_code(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("script.py"), SCRIPT);
        try (var python = new PythonEngine();
                var gateway = new PythonGateway(Files.writeString(folder.resolve("stonechat.yaml"), CONFIG), python)) {
            await().atMost(PythonGateway.PATIENCE)
                    .until(() -> gateway.cached("beat").equals("old"));
            double before = loads(gateway);

            Files.writeString(folder.resolve("script.py"), SCRIPT.replace("\"old\"", "\"new\""));
            assertThat(gateway.host.reload()).isEmpty();

            assertThat(loads(gateway)).isGreaterThan(before);
            await().atMost(PythonGateway.PATIENCE)
                    .until(() -> gateway.cached("beat").equals("new"));
            await().atMost(PythonGateway.PATIENCE)
                    .until(() -> !gateway.cached("later").isEmpty());
            assertThat(gateway.cached("later")).isEqualTo("new");
        }
    }

    private static double loads(PythonGateway gateway) {
        return gateway.host.scriptMetrics().stream()
                .flatMap(reading -> reading.points().stream())
                .mapToDouble(point -> point instanceof MetricReading.Value value ? value.value() : 0)
                .sum();
    }
}
