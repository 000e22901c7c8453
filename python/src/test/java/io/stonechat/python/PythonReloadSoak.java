package io.stonechat.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The long test of reloading: {@code soak/python}. */
class PythonReloadSoak {

    private static final int RELOADS = Integer.getInteger("python.reloads", 200);
    private static final int CALLS = 200;
    private static final long LEEWAY = 24L << 20;

    @Test
    void keeps_memory_flat_overReloads(@TempDir Path folder) throws Exception {
        try (var engine = new PythonEngine();
                var fixture = new PythonFixture(folder, engine)) {
            fixture.write("helper.py", "table = list(range(100_000))");
            fixture.script(script(0));
            long early = 0;
            for (int reload = 1; reload <= RELOADS; reload++) {
                fixture.write("gateway.py", script(reload));
                assertThat(fixture.host().reload()).isEmpty();
                call(fixture, reload);
                if (reload == RELOADS / 4) {
                    early = used();
                }
            }
            long late = used();
            System.out.printf(
                    "used after %d reloads: %d MiB, after %d: %d MiB%n", RELOADS / 4, early >> 20, RELOADS, late >> 20);
            assertThat(late).isLessThan(early + LEEWAY);
        }
    }

    private static void call(PythonFixture fixture, int reload) throws Exception {
        var calls = new ArrayList<CompletableFuture<?>>();
        for (int i = 0; i < CALLS; i++) {
            calls.add(fixture.start("a", "lane " + i % 8, i));
        }
        for (var call : calls) {
            assertThat(call.get(60, TimeUnit.SECONDS)).isEqualTo("version " + reload);
        }
    }

    private static String script(int version) {
        return """
                import asyncio, helper
                from siphon import probe

                table = list(range(100_000))

                async def tick():
                    while True:
                        await asyncio.sleep(1)

                asyncio.create_task(tick())

                @probe.on_event("a")
                async def handle(event):
                    await probe.later(1)
                    return "version %d"
                """.formatted(version);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
