package io.stonechat.python;

import static io.stonechat.python.Patience.await;

import io.stonechat.host.ConfigFile;
import io.stonechat.host.Handler;
import io.stonechat.host.HandlerFailure;
import io.stonechat.host.HandlerResult;
import io.stonechat.host.ScriptHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** A host with the probe and real scripts in a folder; time stands still for them. */
final class PythonFixture implements AutoCloseable {

    /** Two interpreters: as many as it takes to be several. */
    static final String SETTINGS =
            "script: { path: gateway.py, reload: off, handler_deadline_ms: %d, python: { workers: 2 } }";

    static final int LONG = 150_000;
    private static final Duration STEP = Duration.ofMillis(100);

    private final Path folder;
    private final PythonEngine engine;
    private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-20T12:00:00Z"));
    private final ScheduledExecutorService machine = Executors.newSingleThreadScheduledExecutor();
    private final Probe probe = new Probe(machine);
    private @Nullable ScriptHost host;

    PythonFixture(Path folder, PythonEngine engine) {
        this.folder = folder;
        this.engine = engine;
    }

    Path write(String name, String text) {
        try {
            var file = folder.resolve(name);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A host with one script, started. */
    PythonFixture script(String text) {
        return script(text, LONG);
    }

    /** A host with one script whose handlers have so many milliseconds, started. */
    PythonFixture script(String text, int deadline) {
        return script(text, SETTINGS.formatted(deadline));
    }

    /** A host with one script and a configuration, started. */
    PythonFixture script(String text, String config) {
        write("gateway.py", text);
        host = build(config);
        host.start();
        return this;
    }

    /** A host with a configuration, not started. */
    ScriptHost build(String config) {
        return ScriptHost.builder(ConfigFile.load(write("stonechat.yaml", config), Map.of()))
                .extension(new ProbeExtension(probe))
                .environment(Map.of())
                .engine(engine)
                .clock(time)
                .timer(time)
                .build();
    }

    ScriptHost host() {
        return Objects.requireNonNull(host);
    }

    Probe probe() {
        return probe;
    }

    Handler handler(String event) {
        return Objects.requireNonNull(host().handlers().find(ProbeExtension.ON_EVENT, event), event);
    }

    /** Calls the handler of an event and waits. */
    @Nullable
    Object call(String event) {
        return handler(event).call(new Event(event, 1));
    }

    /** Begins a call of the handler of an event. */
    CompletableFuture<@Nullable Object> start(String event, @Nullable String lane, int number) {
        var end = new CompletableFuture<@Nullable Object>();
        handler(event)
                .start(
                        lane,
                        new HandlerResult() {
                            @Override
                            public void returned(@Nullable Object value) {
                                end.complete(value);
                            }

                            @Override
                            public void failed(HandlerFailure failure) {
                                end.completeExceptionally(failure);
                            }
                        },
                        new Event(event, number));
        return end;
    }

    CompletableFuture<@Nullable Object> start(String event) {
        return start(event, event, 1);
    }

    /** Lets the scripts' time pass: what becomes due is done, and all that follows. */
    void pass(Duration duration) {
        settle();
        for (var left = duration; left.isPositive(); left = left.minus(STEP)) {
            time.advance(left.compareTo(STEP) < 0 ? left : STEP);
            settle();
        }
    }

    private void settle() {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(engine::isIdle);
    }

    @Override
    public void close() {
        if (host != null) {
            host.close();
        }
        probe.release();
        machine.shutdownNow();
    }
}
