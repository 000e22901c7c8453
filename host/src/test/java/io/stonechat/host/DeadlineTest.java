package io.stonechat.host;

import static io.stonechat.host.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.stonechat.sample.Event;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class DeadlineTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    HostFixture fixture;

    private final LogCapture log = new LogCapture("script");

    @BeforeEach
    void createFixture() {
        fixture = new HostFixture(folder);
    }

    @AfterEach
    void closeFixture() {
        fixture.close();
        log.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) { }",
                "for (int i = 0; ; i++) { if (i == 7) { i = 0; } }",
                "int i = 0; do { i++; switch (i) { case 1 -> { continue; } default -> { i = 0; } } } while (i < 2); return \"\";",
                "while (true) { try { spin(); } catch (Throwable _) { } }",
                "while (true) { try { while (true) { spin(); } } catch (Error e) { spin(); } }",
                "while (true) { try { while (true) { } } catch (Throwable t) { } }",
                "while (true) { try { Thread.sleep(100000); } catch (InterruptedException e) { } }",
                "while (true) { try (var r = new StringReader(\"\")) { r.read(); } catch (IOException e) { } }",
                "while (true) { synchronized (this) { spin(); } }",
                "Stream.generate(() -> 1).forEach(i -> { }); return \"\";",
                "return \"\" + fibonacci(100);",
                "return \"\" + switch (event.number()) { case 1 -> { while (true) { spin(); } } default -> 2; };",
                "Thread.sleep(100000); return \"\";",
                "new Endless(); return \"\";"
            })
    void stops_aHandler_thatGoesOnForEver(String body) {
        impatient("""
                @OnEvent("a")
                String handle(Event event) throws Exception {
                    %s
                }

                int fibonacci(int n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); }

                void spin() { }

                static class Endless { { boolean on = true; while (on) { } } }
                """.formatted(body));

        assertThatThrownBy(() -> callOnVirtualThread("a"))
                .isInstanceOfSatisfying(
                        HandlerFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(HandlerFailure.Reason.DEADLINE))
                .hasMessageContaining("gateway.java:")
                .hasMessageContaining("stopped at its deadline of 300 ms");
    }

    @Test
    void names_theLine_thatWasStopped_once() {
        impatient("""
                @OnEvent("a")
                String handle() { return spin(); }

                String spin() {
                    while (true) { }
                }
                """);
        var calls = new AtomicInteger();
        // On a machine with much to do the deadline may come before the script has got so far.
        await().untilAsserted(() -> {
            calls.incrementAndGet();
            assertThatThrownBy(() -> fixture.call("a")).hasMessageStartingWith("gateway.java:7 spin: stopped");
        });

        await().untilAsserted(() -> assertThat(log.messages(Level.ERROR))
                .hasSize(calls.get())
                .contains("gateway.java:7 spin: stopped at its deadline of 300 ms"));
    }

    @Test
    void lets_othersGoOn_whileEightHandlersLoop() throws Exception {
        fixture.script("""
                Sample sample;

                @OnEvent("loop")
                String loop() {
                    sample.note("looping");
                    while (!sample.isReleased()) { }
                    return "released";
                }

                @OnEvent("quick")
                String quick(Event event) { return "quick " + event.number(); }
                """, 150_000);
        var loops = new ArrayList<CompletableFuture<Object>>();
        for (int i = 0; i < 8; i++) {
            loops.add(start(() -> fixture.call("loop")));
        }
        var whileLooping = start(() -> {
            var quick = fixture.handler("quick");
            while (fixture.sample().notes().size() < 8) {
                quick.call(new Event("quick", 1));
            }
            return IntStream.range(0, 1000)
                    .mapToObj(number -> String.valueOf(quick.call(new Event("quick", number))))
                    .toList();
        });

        assertThat(whileLooping.get(120, TimeUnit.SECONDS))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1000)
                .endsWith("quick 999");
        assertThat(loops).noneMatch(CompletableFuture::isDone);
        fixture.sample().release();
        assertThat(loops)
                .allSatisfy(loop -> assertThat(loop.get(60, TimeUnit.SECONDS)).isEqualTo("released"));
    }

    @Test
    void stops_eachOfEightHandlers_thatLoopForEver() {
        impatient("""
                @OnEvent("loop")
                String loop() {
                    while (true) { }
                }
                """);
        var loops = new ArrayList<CompletableFuture<Object>>();
        var told = new AtomicInteger();
        for (int i = 0; i < 8; i++) {
            loops.add(start(() -> fixture.call("loop", _ -> told.incrementAndGet())));
        }
        assertThat(loops)
                .allSatisfy(loop -> assertThatThrownBy(() -> loop.get(60, TimeUnit.SECONDS))
                        .hasCauseInstanceOf(HandlerFailure.class)
                        .hasMessageContaining(" loop: stopped at its deadline"));
        // Who is told of a deadline is told on another thread.
        await().untilAsserted(() -> assertThat(told).hasValue(8));
    }

    @Test
    void tells_atTheDeadline_ofACall_thatCannotBeInterrupted() throws Exception {
        impatient("""
                Sample sample;

                @OnEvent("stuck")
                String stuck() { sample.waitWhateverInterrupts(); return "too late"; }
                """);
        var told = new CompletableFuture<HandlerFailure>();
        var call = start(() -> fixture.call("stuck", told::complete));

        assertThat(told.get(60, TimeUnit.SECONDS)).hasMessageStartingWith("gateway.java:6 stuck: stopped");
        assertThat(call).isNotDone();

        fixture.sample().release();
        assertThatThrownBy(() -> call.get(60, TimeUnit.SECONDS)).hasCause(told.get());
    }

    @Test
    void leaves_theThread_uninterrupted_afterADeadline() throws Exception {
        impatient("""
                @OnEvent("sleep")
                String sleep() throws Exception { Thread.sleep(100000); return ""; }
                """);
        var interrupted = start(() -> {
            assertThatThrownBy(() -> fixture.call("sleep")).isInstanceOf(HandlerFailure.class);
            return Thread.currentThread().isInterrupted();
        });

        assertThat(interrupted.get(60, TimeUnit.SECONDS)).isEqualTo(false);
    }

    @Test
    void closes_resources_andRunsFinally_whenStopped() {
        impatient("""
                Sample sample;

                @OnEvent("a")
                String handle() throws Exception {
                    try (AutoCloseable _ = sample::close) {
                        while (true) { }
                    } finally {
                        sample.note("finally");
                    }
                }
                """);
        // On a machine with much to do the deadline may come before the script has got so far.
        await().untilAsserted(() -> {
            fixture.sample().notes().clear();
            assertThatThrownBy(() -> fixture.call("a")).isInstanceOf(HandlerFailure.class);
            assertThat(fixture.sample().notes()).containsExactly("closed", "finally");
        });
    }

    @Test
    void refuses_aScript_whoseMainDoesNotEnd() {
        fixture.write("gateway.java", "void main() { while (true) { } }");

        assertThatThrownBy(() -> fixture.start("script: { path: gateway.java, handler_deadline_ms: 300 }"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("gateway.java:1 main: stopped at its deadline of 300 ms");
    }

    @Test
    void logs_theSameFailure_onceASecond() {
        fixture.script("""
                @OnEvent("a")
                String handle() { throw new IllegalStateException("again"); }
                """);
        for (int i = 0; i < 1000; i++) {
            assertThatThrownBy(() -> fixture.call("a")).isInstanceOf(HandlerFailure.class);
        }

        assertThat(log.messages(Level.ERROR))
                .hasSizeLessThan(100)
                .first()
                .isEqualTo("gateway.java:4 handle: IllegalStateException: again");
    }

    private @Nullable Object callOnVirtualThread(String event) throws Throwable {
        try {
            return start(() -> fixture.call(event)).get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }

    private static CompletableFuture<Object> start(Callable<@Nullable Object> work) {
        var done = new CompletableFuture<Object>();
        Thread.ofVirtual().start(() -> {
            try {
                done.complete(work.call());
            } catch (Throwable t) {
                done.completeExceptionally(t);
            }
        });
        return done;
    }

    private void impatient(String text) {
        fixture.script(text, 300);
    }
}
