package io.stonechat.app;

import static io.stonechat.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.host.MetricReading;
import io.stonechat.python.PythonEngine;
import io.stonechat.session.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What outlives a reload of a script in Python: its series, and its timers, which call the new code. */
class PythonReloadTest {
    private static final String CONFIG = """
            script: { path: script.py, reload: off, handler_deadline_ms: 120000 }
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
                timer.set("later", 60_000, later)
            """;

    private static final Duration BEAT = Duration.ofMillis(200);

    @Test
    void series_go_on_and_timers_call_the_new_code(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("script.py"), SCRIPT);
        var time = new VirtualTime(Instant.parse("2026-11-20T12:00:00Z"));
        try (var python = new PythonEngine();
                var gateway = new PythonGateway(
                        Files.writeString(folder.resolve("stonechat.yaml"), CONFIG),
                        python,
                        host -> host.clock(time).timer(time))) {
            time.advance(BEAT);
            await().atMost(PythonGateway.PATIENCE)
                    .until(() -> gateway.cached("beat").equals("old"));
            double before = loads(gateway);

            Files.writeString(folder.resolve("script.py"), SCRIPT.replace("\"old\"", "\"new\""));
            assertThat(gateway.host.reload()).isEmpty();

            assertThat(loads(gateway)).isGreaterThan(before);
            // Each worker takes the new code over when it comes to it.
            await().atMost(PythonGateway.PATIENCE).until(() -> {
                time.advance(BEAT);
                return gateway.cached("beat").equals("new");
            });
            time.advance(Duration.ofMinutes(1));
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
