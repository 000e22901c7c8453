package io.stonechat.python;

import static io.stonechat.python.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.stonechat.host.ConfigException;
import io.stonechat.host.HandlerFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(300)
@ExtendWith(SharedEngine.class)
class PythonDeadlineTest {

    private static final int DEADLINE = 3000;
    private static final int MOST_CALLS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    PythonFixture fixture;

    @BeforeEach
    void createFixture(PythonEngine engine) {
        fixture = new PythonFixture(folder, engine);
    }

    @AfterEach
    void closeFixture() {
        fixture.close();
    }

    private void handler(String kind, String body) {
        handler(kind, body, DEADLINE);
    }

    private void handler(String kind, String body, int deadline) {
        load("""
                import asyncio, time
                from siphon import probe

                @probe.on_event("a")
                %s handle(event):
                %s

                @probe.on_event("quick")
                async def quick(event):
                    return f"quick {event.number}"

                @probe.on_event("plain")
                def plain(event):
                    return f"plain {event.number}"
                """.formatted(kind, body.indent(4)), deadline);
    }

    /** The deadline holds for the load too, and a machine with much to do may miss it: it is tried again then. */
    private void load(String script, int deadline) {
        boolean loaded = false;
        for (int again = 1; !loaded; again++) {
            try {
                fixture.script(script, deadline);
                loaded = true;
            } catch (ConfigException e) {
                assertThat(again).as(e.getMessage()).isLessThan(MOST_CALLS);
            }
        }
    }

    /** What a handler answers; a machine with much to do may miss the deadline, so it is asked again then. */
    private String served(CompletableFuture<?> first, String event) throws Exception {
        var call = first;
        for (int again = 0; again < MOST_CALLS; again++) {
            try {
                return String.valueOf(call.get(60, TimeUnit.SECONDS));
            } catch (ExecutionException e) {
                assertThat(e).cause().isInstanceOf(HandlerFailure.class);
                call = fixture.start(event, "one", again);
            }
        }
        return "nothing";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            async def | 'while True:\n    pass'
            def       | 'while True:\n    pass'
            async def | 'while True:\n    try:\n        pass\n    except Exception:\n        pass'
            async def | 'while True:\n    try:\n        while True:\n            pass\n    except:\n        pass'
            async def | 'time.sleep(1000)'
            def       | 'time.sleep(1000)'
            async def | 'await asyncio.sleep(1000)'
            async def | 'await probe.never()'
            def       | 'probe.never()'
            async def | 'await asyncio.sleep(0)\nwhile True:\n    pass'
            async def | 'await asyncio.create_task(asyncio.sleep(1000))'
            async def | 'while True:\n    await asyncio.sleep(0)\n    sum(range(50_000))'
            """)
    void stops_aHandler_thatGoesOnForEver_andServesTheOthers(String kind, String body) throws Exception {
        handler(kind, body);
        var stuck = fixture.start("a", "one", 1);
        var quick = new ArrayList<CompletableFuture<?>>();
        var plain = new ArrayList<CompletableFuture<?>>();
        for (int i = 0; i < 20; i++) {
            quick.add(fixture.start("quick", "one", i));
            plain.add(fixture.start("plain", "one", i));
        }

        for (int i = 0; i < 20; i++) {
            assertThat(served(quick.get(i), "quick")).startsWith("quick ");
            assertThat(served(plain.get(i), "plain")).startsWith("plain ");
        }
        assertThatThrownBy(() -> stuck.get(60, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(
                        HandlerFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(HandlerFailure.Reason.DEADLINE))
                .message()
                .matches("gateway\\.py:\\d+ handle: stopped at its deadline of " + DEADLINE + " ms");
    }

    @Test
    void replaces_aWorker_whoseLockDoesNotComeBack() throws Exception {
        handler("def", "probe.lose_lock()");
        try (var log = new LogCapture("script")) {
            var _ = fixture.start("a", "one", 1);

            await().atMost(PATIENCE).untilAsserted(() -> {
                var _ = fixture.start("quick", "one", 1);
                assertThat(log.messages(Level.ERROR)).anyMatch(line -> line.matches("worker \\d is lost: .*"));
            });
        }
        assertThat(served(fixture.start("quick", "one", 1), "quick")).startsWith("quick ");
        assertThat(served(fixture.start("plain", "one", 1), "plain")).startsWith("plain ");
    }

    @Test
    void runs_finally_ofWhatIsStopped() {
        handler("async def", """
                try:
                    while True:
                        pass
                finally:
                    probe.note("finally")
                """);
        // On a machine with much to do the deadline may come before the handler has got so far.
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThatThrownBy(() -> fixture.call("a")).isInstanceOf(HandlerFailure.class);
            assertThat(fixture.probe().notes()).isNotEmpty().containsOnly("finally");
        });
    }

    @Test
    void refuses_aScript_thatDoesNotEndLoading() throws Exception {
        fixture.write("gateway.py", "while True:\n    pass\n");

        assertThatThrownBy(() -> fixture.build(PythonFixture.SETTINGS.formatted(DEADLINE))
                        .start())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("stopped at its deadline of " + DEADLINE + " ms");

        handler("async def", "return 'well'");
        assertThat(served(fixture.start("a"), "a")).isEqualTo("well");
    }

    @Test
    void refuses_tasks_whenTooManyHaveNotEnded_andNamesThem() {
        handler("async def", """
                async def leak():
                    await asyncio.sleep(10000)
                for _ in range(25_000):
                    asyncio.create_task(leak())
                """, 120_000);

        assertThatThrownBy(() -> fixture.call("a"))
                .hasMessageContaining("tasks of this worker have not ended, most of them gateway.py:6 leak");
    }
}
