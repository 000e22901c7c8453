package io.stonechat.host;

import static io.stonechat.host.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the keys of {@code cache} do. */
class CacheKeysTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-20T00:00:00Z"));

    private ScriptHost host(String caches) {
        var config = ConfigFile.parse(Path.of("stonechat.yaml"), "cache: [ " + caches + " ]\n", Map.of());
        var host = ScriptHost.builder(config).clock(now::get).build();
        host.start();
        return host;
    }

    @Test
    void name_isWhatItIsAskedForBy_andLocalTtl_howLongItKeepsWhatHasNoTimeOfItsOwn() {
        try (var host = host("{ name: brief, local_ttl_secs: 5 }, { name: lasting }")) {
            host.caches().store("brief", "key", "value");
            host.caches().store("lasting", "key", "value");
            assertThat(host.caches().fetch("brief", "key")).contains("value");

            now.updateAndGet(instant -> instant.plus(Duration.ofSeconds(6)));

            assertThat(host.caches().fetch("brief", "key")).isEmpty();
            assertThat(host.caches().fetch("lasting", "key")).contains("value");
        }
    }

    @Test
    void localMaxEntries_isHowManyKeysItHolds() {
        try (var host = host("{ name: small, local_max_entries: 5 }")) {
            for (int i = 0; i < 100; i++) {
                host.caches().store("small", "key" + i, "value");
            }
            await().until(() -> IntStream.range(0, 100)
                            .filter(i -> host.caches().exists("small", "key" + i))
                            .count()
                    <= 5);
        }
    }
}
