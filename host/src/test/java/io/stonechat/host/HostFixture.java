package io.stonechat.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.sample.Event;
import io.stonechat.sample.Sample;
import io.stonechat.sample.SampleExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A host with the sample extension and real files in a folder. */
final class HostFixture implements AutoCloseable {

    static final List<String> MODULES = List.of("io.stonechat.host");

    /** What each script of the tests begins with. */
    static final String IMPORTS = """
            import module io.stonechat.host;
            import io.stonechat.sample.*;
            """;

    private final Path folder;
    private final SampleExtension extension = new SampleExtension();
    private @Nullable ScriptHost host;
    private @Nullable ScheduledExecutorService timer;

    HostFixture(Path folder) {
        this.folder = folder;
    }

    /** Lets time pass by this. */
    HostFixture timer(ScheduledExecutorService executor) {
        timer = executor;
        return this;
    }

    /** Writes a file whole. */
    Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes another file and renames it, as many editors do. */
    void writeByRename(String name, String text) {
        try {
            Files.move(write(name + ".tmp", text), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A script with one file, {@code gateway.java}, and the usual imports in front of it, started. */
    HostFixture script(String text) {
        write("gateway.java", IMPORTS + text);
        return start(withDeadline(60_000));
    }

    /** The same, whose handlers have so many milliseconds. Its load has longer: a machine with much to do needs that. */
    HostFixture script(String text, int deadline) {
        script(text);
        return apply(withDeadline(deadline));
    }

    private static String withDeadline(int millis) {
        return "script: { path: gateway.java, handler_deadline_ms: " + millis + " }";
    }

    /** Lets the host take over another configuration, in which nothing is wrong. */
    HostFixture apply(String config) {
        assertThat(host().apply(ConfigFile.load(write("stonechat.yaml", config), Map.of())))
                .isEmpty();
        return this;
    }

    /** Starts a host with a configuration. */
    HostFixture start(String config) {
        host = build(config, new JavaEngine(MODULES));
        host.start();
        return this;
    }

    /** A host with a configuration, not started. */
    ScriptHost build(String config, ScriptEngine... engines) {
        var builder = ScriptHost.builder(ConfigFile.load(write("stonechat.yaml", config), Map.of()))
                .extension(extension)
                .environment(Map.of());
        List.of(engines).forEach(builder::engine);
        if (timer != null) {
            builder.timer(timer);
        }
        return builder.build();
    }

    ScriptHost host() {
        return Objects.requireNonNull(host);
    }

    SampleExtension extension() {
        return extension;
    }

    HostContext context() {
        return Objects.requireNonNull(extension.context());
    }

    Sample sample() {
        return extension.namespace();
    }

    /** The handler of an event as it is now. */
    Handler handler(String event) {
        return Objects.requireNonNull(host().handlers().find(SampleExtension.ON_EVENT, event), event);
    }

    /** Calls the handler of an event. */
    @Nullable
    Object call(String event) {
        return handler(event).call(new Event(event, 1));
    }

    /** Calls the handler of an event and tells of a missed deadline. */
    @Nullable
    Object call(String event, Consumer<HandlerFailure> onDeadline) {
        return handler(event).call(onDeadline, new Event(event, 1));
    }

    @Override
    public void close() {
        extension.namespace().release();
        if (host != null) {
            host.close();
        }
    }
}
