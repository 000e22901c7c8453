package io.stonechat.python;

import static io.stonechat.python.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** asyncio on the host's time: what CPython's documentation says of it holds. */
@Timeout(300)
@ExtendWith(SharedEngine.class)
class AsyncioTest {

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

    private void handler(String body) {
        fixture.script("""
                import asyncio
                from siphon import probe

                async def add(a, b, seconds=0.0):
                    await asyncio.sleep(seconds)
                    return a + b

                @probe.on_event("a")
                async def handle(event):
                %s
                """.formatted(body.indent(4)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'return await add(1, 2)' | 3
            'return ",".join(str(x) for x in await asyncio.gather(add(1, 1), add(2, 2), probe.later(1, "x")))' | 2,4,x!
            'task = asyncio.create_task(add(3, 4))\nreturn await task' | 7
            'task = asyncio.create_task(add(3, 4), name="sum")\nawait task\nreturn task.get_name()' | sum
            'return asyncio.current_task() is asyncio.current_task() and asyncio.current_task() is not None' | true
            'await asyncio.sleep(0)\nreturn asyncio.current_task() is asyncio.current_task() and asyncio.current_task() is not None' | true
            'return await asyncio.wait_for(probe.later(1, "in time"), 60)' | in time!
            'return await asyncio.shield(add(1, 2))' | 3
            'return await asyncio.to_thread(lambda: 42)' | 42
            'done, pending = await asyncio.wait([asyncio.create_task(add(1, 2))])\nreturn f"{len(done)} {len(pending)}"' | 1 0
            'return await asyncio.get_running_loop().run_in_executor(None, sum, [1, 2, 3])' | 6
            """)
    void does_what_asyncioDoes(String body, String answer) {
        handler(body);

        assertThat(String.valueOf(fixture.call("a"))).isEqualTo(answer);
    }

    @Test
    void ends_aCall_whoseThreadIsKeptBeforeItIsKnownWhoseCallItIs() throws Exception {
        fixture.script("""
                import asyncio
                import time
                from siphon import probe

                released = False

                class KeptTask(asyncio.Task):
                    def add_done_callback(self, function, *, context=None):
                        super().add_done_callback(function, context=context)
                        while not released:
                            time.sleep(0.01)

                @probe.on_event("a")
                async def handle(event):
                    loop = asyncio.get_running_loop()
                    loop.set_task_factory(lambda loop, coro, **options: KeptTask(coro, loop=loop, **options))
                    result = await asyncio.to_thread(lambda: 42)
                    loop.set_task_factory(None)
                    # After what follows from the end of this, which is next.
                    loop.call_soon(loop.call_soon, loop.call_soon, probe.note, "ended")
                    return result

                @probe.on_event("release")
                async def release(event):
                    global released
                    released = True
                """);
        var call = fixture.start("a");
        await().until(() -> fixture.probe().notes().contains("ended"));
        assertThat(call).isNotDone();
        var _ = fixture.start("release", "a", 1);

        assertThat(call.get(120, TimeUnit.SECONDS)).isEqualTo(42);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'try:\n    await asyncio.wait_for(probe.never(), 5)\nexcept asyncio.TimeoutError:\n    return "late"' | 4900 | 200 | late
            'try:\n    async with asyncio.timeout(5):\n        await probe.never()\nexcept TimeoutError:\n    return "late"' | 4900 | 200 | late
            'await asyncio.sleep(3600)\nreturn "slept"' | 3599000 | 2000 | slept
            'return str(await asyncio.gather(add(1, 2, 5), add(3, 4, 10)))' | 9900 | 200 | '[3, 7]'
            """)
    void waits_inTheHostsTime(String body, int notYet, int then, String answer) throws Exception {
        handler(body);
        var call = fixture.start("a");
        fixture.pass(Duration.ofMillis(notYet));
        assertThat(call).isNotDone();
        fixture.pass(Duration.ofMillis(then));

        assertThat(call.get(120, TimeUnit.SECONDS)).isEqualTo(answer);
    }

    @Test
    void passes_aCancellationOn_toTheHost() throws Exception {
        fixture.script("""
                import asyncio
                from siphon import probe

                async def wait():
                    await probe.never()

                @probe.on_event("a")
                async def handle(event):
                    task = asyncio.create_task(wait())
                    await asyncio.sleep(1)
                    task.cancel()
                    try:
                        await task
                    except asyncio.CancelledError:
                        return "cancelled"
                """);
        var call = fixture.start("a");
        fixture.pass(Duration.ofSeconds(2));

        assertThat(call.get(120, TimeUnit.SECONDS)).isEqualTo("cancelled");
        assertThat(fixture.probe().endless())
                .singleElement()
                .satisfies(stage -> assertThat(stage).isCancelled());
    }

    @Test
    void has_queuesLocksEventsAndGroups_betweenHandlers() throws Exception {
        fixture.script("""
                import asyncio
                from siphon import probe

                queue = asyncio.Queue(maxsize=1)
                lock = asyncio.Lock()
                inside = 0

                @probe.on_event("put")
                async def put(event):
                    await queue.put(event.number)

                @probe.on_event("get")
                async def get(event):
                    return [await queue.get() for _ in range(3)][-1]

                @probe.on_event("lock")
                async def locked(event):
                    global inside
                    async with lock:
                        inside += 1
                        assert inside == 1
                        await asyncio.sleep(1)
                        inside -= 1
                    return "locked"

                @probe.on_event("group")
                async def group(event):
                    async with asyncio.TaskGroup() as tasks:
                        one = tasks.create_task(asyncio.sleep(1, "one"))
                        two = tasks.create_task(asyncio.sleep(2, "two"))
                    return one.result() + two.result()
                """);
        var lane = "one worker";
        for (int i = 1; i <= 3; i++) {
            var _ = fixture.start("put", lane, i);
        }
        assertThat(fixture.start("get", lane, 0).get(120, TimeUnit.SECONDS)).isEqualTo(3);

        var first = fixture.start("lock", lane, 1);
        var second = fixture.start("lock", lane, 2);
        var group = fixture.start("group", lane, 3);
        fixture.pass(Duration.ofSeconds(3));

        assertThat(first.get(120, TimeUnit.SECONDS)).isEqualTo("locked");
        assertThat(second.get(120, TimeUnit.SECONDS)).isEqualTo("locked");
        assertThat(group.get(120, TimeUnit.SECONDS)).isEqualTo("onetwo");
    }

    @Test
    void tells_theException_ofAGatheredTask() {
        handler("""
                async def bad():
                    raise KeyError("gone")
                await asyncio.gather(add(1, 2), bad())
                """);

        assertThatThrownBy(() -> fixture.call("a")).hasMessageEndingWith("bad: KeyError: 'gone'");
    }
}
