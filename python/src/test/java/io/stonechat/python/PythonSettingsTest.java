package io.stonechat.python;

import static io.stonechat.python.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.host.ScriptPool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code script.python} does. The engine of the other tests has it otherwise, or not at all. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PythonSettingsTest {

    private static final String SETTINGS =
            "script: { path: gateway.py, reload: off, handler_deadline_ms: 150000, python: { workers: 1, threads: 1,"
                    + " files: none, network: true, environment: false } }";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PythonEngine engine = new PythonEngine();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    PythonFixture fixture;

    @BeforeEach
    void createFixture() {
        fixture = new PythonFixture(folder, engine);
    }

    @AfterEach
    void closeFixture() {
        fixture.close();
    }

    @AfterAll
    void closeEngine() {
        engine.close();
    }

    private void script(String text) {
        fixture.script(text, SETTINGS);
    }

    @Test
    void workers_isHowManyInterpretersServe() throws Exception {
        script("""
                from siphon import probe
                from _stonechat import worker

                @probe.on_event("a")
                async def handle(event):
                    return str(worker())
                """);
        Set<Object> answers = new HashSet<>();
        for (int i = 0; i < 8; i++) {
            answers.add(String.valueOf(fixture.start("a", "lane " + i, 1).get(120, TimeUnit.SECONDS)));
        }

        assertThat(answers).containsExactly("0");
    }

    @Test
    void threads_isHowManyPlainHandlersBlockAtOnce() {
        script("""
                from siphon import probe

                @probe.on_event("a")
                def handle(event):
                    return probe.never()
                """);
        var first = fixture.start("a");
        var second = fixture.start("a");
        await().during(Duration.ofMillis(200))
                .until(() -> fixture.probe().endless().size() == 1);
        fixture.probe().endless().getFirst().complete("one");

        assertThat(first).succeedsWithin(Duration.ofSeconds(60)).isEqualTo("one");
        await().until(() -> fixture.probe().endless().size() == 2);
        fixture.probe().endless().getLast().complete("two");
        assertThat(second).succeedsWithin(Duration.ofSeconds(60)).isEqualTo("two");
    }

    @Test
    void poolOfPlainHandlers_isToldAsItIs_andWhatItHasDone() {
        fixture.script("""
                from siphon import probe

                @probe.on_event("a")
                def handle(event):
                    return probe.never()
                """, SETTINGS);
        // A thread is done with a handler a moment after its answer.
        await().until(() -> pool().running() == 0);
        var before = pool();
        assertThat(before.most()).isEqualTo(1);
        var first = fixture.start("a");
        var second = fixture.start("a");
        await().until(() -> fixture.probe().endless().size() == 1);

        assertThat(pool()).isEqualTo(new ScriptPool(1, 1, 1, 1, before.completed(), before.refused()));
        fixture.probe().endless().getFirst().complete("one");
        await().until(() -> fixture.probe().endless().size() == 2);
        assertThat(pool()).isEqualTo(new ScriptPool(1, 1, 1, 0, before.completed() + 1, before.refused()));

        fixture.probe().endless().getLast().complete("two");
        assertThat(first).succeedsWithin(PATIENCE).isEqualTo("one");
        assertThat(second).succeedsWithin(PATIENCE).isEqualTo("two");
        await().until(() -> pool().completed() == before.completed() + 2);
        assertThat(pool().running()).isZero();
    }

    @Test
    void poolOfPlainHandlers_countsCallsThatAreTooMany() {
        fixture.script("""
                from siphon import probe

                @probe.on_event("never")
                def never(event):
                    return probe.never()

                @probe.on_event("a")
                def handle(event):
                    return "done"
                """, SETTINGS);
        long before = pool().refused();
        var first = fixture.start("never");
        var last = first;
        for (int i = 0; i < Worker.MOST_CALLS; i++) {
            last = fixture.start("a");
        }

        assertThat(pool().refused()).isEqualTo(before + 1);
        assertThat(last)
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withMessageContaining("too many calls are under way");
        await().until(() -> fixture.probe().endless().size() == 1);
        fixture.probe().endless().getFirst().complete("free");
        assertThat(first).succeedsWithin(PATIENCE).isEqualTo("free");
        // Fifty thousand calls take their time where there is no compiler.
        await().atMost(PATIENCE.multipliedBy(2)).until(() -> pool().running() == 0 && pool().waiting() == 0);
    }

    private ScriptPool pool() {
        return engine.pool().orElseThrow();
    }

    @Test
    void files_none_letsScriptsImportModules_andNoMore() {
        fixture.write("helper.py", "text = 'imported'");
        fixture.write("secret.txt", "secret");
        script("""
                import helper, os
                from siphon import probe

                @probe.on_event("a")
                async def handle(event):
                    try:
                        return open(os.path.join(os.path.dirname(helper.__file__), "secret.txt")).read()
                    except OSError:
                        return helper.text
                """);

        assertThat(fixture.call("a")).isEqualTo("imported");
    }

    @Test
    void network_letsScriptsOpenSockets() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            script("""
                    import socket
                    from siphon import probe

                    @probe.on_event("a")
                    def handle(event):
                        with socket.create_connection(("127.0.0.1", %d), 100):
                            return "connected"
                    """.formatted(server.getLocalPort()));

            assertThat(fixture.call("a")).isEqualTo("connected");
        }
    }

    @Test
    void environment_isHiddenFromScripts_ifItIsFalse() {
        script("""
                import os
                from siphon import probe

                @probe.on_event("a")
                async def handle(event):
                    return str(os.environ.get("PATH"))
                """);

        assertThat(fixture.call("a")).isEqualTo("None");
    }
}
