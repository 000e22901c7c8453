package io.stonechat.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.host.AsyncScriptFunction;
import io.stonechat.host.Diagnostic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
@ExtendWith(SharedEngine.class)
class PythonReloadTest {

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

    private static String version(String text) {
        return """
                import helper
                from siphon import probe

                @probe.on_event("a")
                async def handle(event):
                    await probe.later(5)
                    return helper.text + " %s"
                """.formatted(text);
    }

    @Test
    void takes_newCode_inAllWorkers_withItsHelperModules() throws Exception {
        fixture.write("helper.py", "text = 'helper 1'");
        fixture.script(version("script 1"));
        assertThat(answers()).containsExactly("helper 1 script 1");

        fixture.write("helper.py", "text = 'helper 2'");
        fixture.write("gateway.py", version("script 2"));
        var before = fixture.start("a", "old", 1);

        assertThat(fixture.host().reload()).isEmpty();
        assertThat(answers()).containsExactly("helper 2 script 2");
        assertThat(before.get(120, TimeUnit.SECONDS)).isEqualTo("helper 1 script 1");
    }

    @Test
    void keeps_theOldCode_ifTheNewOneIsWrong_orAHelperIs() throws Exception {
        fixture.write("helper.py", "text = 'helper 1'");
        fixture.script(version("script 1"));

        fixture.write("gateway.py", "def broken(:\n");
        assertThat(fixture.host().reload()).extracting(Diagnostic::line).containsExactly(1);
        assertThat(answers()).containsExactly("helper 1 script 1");

        fixture.write("gateway.py", version("script 2"));
        fixture.write("helper.py", "text = 'helper 2'\nraise OSError('no')\n");
        assertThat(fixture.host().reload())
                .singleElement()
                .satisfies(problem -> assertThat(problem.headline()).isEqualTo("helper.py:2: OSError: no"));
        assertThat(answers()).containsExactly("helper 1 script 1");
    }

    @Test
    void finds_modules_inIncludePaths_andPackagesOfAVenv() {
        fixture.write("modules/extra.py", "text = 'extra'");
        fixture.write("venv/lib/python3.12/site-packages/packaged/__init__.py", "text = 'packaged'");
        fixture.write("gateway.py", """
                import extra, packaged
                from siphon import probe

                @probe.on_event("a")
                async def handle(event):
                    return extra.text + " " + packaged.text
                """);
        try (var host = fixture.build(
                "script: { path: gateway.py, handler_deadline_ms: 150000, include_paths: [modules, venv], python: { workers: 2 } }")) {
            host.start();
            assertThat(host.handlers()
                            .all(ProbeExtension.ON_EVENT, "a")
                            .getFirst()
                            .call(new Event("a", 1)))
                    .isEqualTo("extra packaged");
        }
    }

    @Test
    void ends_theTasks_thatTheOldCodeBeganAtItsLoad() {
        var script = """
                import asyncio
                from siphon import probe

                async def tick():
                    while True:
                        await asyncio.sleep(1)
                        probe.note("%s")

                asyncio.create_task(tick())
                """;
        fixture.script(script.formatted("old"));
        fixture.pass(Duration.ofSeconds(2));
        assertThat(fixture.probe().notes()).contains("old");

        fixture.write("gateway.py", script.formatted("new"));
        fixture.host().reload();
        fixture.pass(Duration.ofSeconds(1));
        fixture.probe().notes().clear();
        fixture.pass(Duration.ofSeconds(2));

        assertThat(new HashSet<>(fixture.probe().notes())).containsExactly("new");
    }

    @Test
    void calls_back_theFunctionOfTheNewCode() throws Exception {
        var script = """
                from siphon import probe
                from _stonechat import current

                def ring(key):
                    probe.note(key + " %s")

                @probe.on_event("a")
                async def handle(event):
                    probe.keep(lambda key: current(ring)(key))
                """;
        fixture.script(script.formatted("old"));
        fixture.call("a");
        fixture.write("gateway.py", script.formatted("new"));
        fixture.host().reload();
        // Each worker takes the new code over when it comes to it.
        fixture.pass(Duration.ZERO);

        callBack(fixture.probe().kept().getFirst());
        assertThat(fixture.probe().notes()).containsExactly("key new");
    }

    private static void callBack(AsyncScriptFunction function) throws Exception {
        try {
            function.call(new Object[] {"key"});
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void loses_noCall_overReloads_underLoad() throws Exception {
        fixture.write("helper.py", "text = 'helper'");
        fixture.script(version("0"));
        var calls = new ArrayList<CompletableFuture<?>>();
        for (int reload = 1; reload <= 15; reload++) {
            for (int i = 0; i < 40; i++) {
                calls.add(fixture.start("a", "session " + i % 5, i));
            }
            fixture.write("gateway.py", version("" + reload));
            assertThat(fixture.host().reload()).isEmpty();
        }

        for (var call : calls) {
            assertThat(String.valueOf(call.get(120, TimeUnit.SECONDS))).startsWith("helper ");
        }
        assertThat(answers()).containsExactly("helper 15");
    }

    /** What the handler answers on several lanes, and so in all workers. */
    private Set<String> answers() throws Exception {
        var answers = new HashSet<String>();
        for (int i = 0; i < 8; i++) {
            answers.add(String.valueOf(fixture.start("a", "lane " + i, 1).get(120, TimeUnit.SECONDS)));
        }
        return answers;
    }
}
