package io.stonechat.smpp;

import static io.stonechat.smpp.Awaiting.await;

import io.stonechat.delivery.MessageEvent;
import io.stonechat.host.ConfigFile;
import io.stonechat.host.Diagnostic;
import io.stonechat.host.JavaEngine;
import io.stonechat.host.ScriptHost;
import io.stonechat.session.ClientConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;

/** The extension as it really runs: a host, a configuration file, a script file, a listener on a free port. */
final class RunningGateway implements AutoCloseable {
    /** What each script of the tests begins with. */
    static final String IMPORTS = """
            import java.util.concurrent.CountDownLatch;
            import module io.stonechat.smpp;
            import static io.stonechat.protocol.CommandStatus.*;
            Smpp smpp; Cache cache; Log log;
            """;

    /** Nobody is cut off for being slow to bind: the machine may have other things to do. */
    private static final String SERVER =
            "    server: { bind_address: 127.0.0.1, port: 0, session_init_timer_ms: 60000 }\n";

    static final String ANYBODY = """
            @OnBind BindReply anybody(Bind bind) { return BindReply.accept(); }
            """;

    final BlockingQueue<MessageEvent> messageEvents = new LinkedBlockingQueue<>();
    final SmppExtension extension;
    private final Path folder;
    private final Duration handlerDeadline;
    private final ScriptHost host;

    /**
     * What a gateway starts with.
     *
     * @param smpp its section {@code extensions.smpp}
     * @param script its script; empty for none
     * @param handlerDeadline how long one call of its handlers may take
     */
    private record Texts(String smpp, String script, Duration handlerDeadline) {}

    /** Starts with a section {@code extensions.smpp}, its server apart, and no script. */
    RunningGateway(Path folder, String smpp) {
        this(folder, smpp, "");
    }

    /** Starts with a section and a script. */
    RunningGateway(Path folder, String smpp, String script) {
        this(folder, smpp, script, wiring -> wiring, host -> host);
    }

    /** Starts with a section and a script whose handlers are to pass their deadline. */
    RunningGateway(Path folder, String smpp, String script, Duration handlerDeadline) {
        this(folder, new Texts(smpp, script, handlerDeadline), wiring -> wiring, host -> host);
    }

    /** Starts with a section and a script, in other surroundings. */
    RunningGateway(
            Path folder,
            String smpp,
            String script,
            UnaryOperator<SmppWiring> surroundings,
            UnaryOperator<ScriptHost.Builder> hosting) {
        this(folder, new Texts(smpp, script, Awaiting.PATIENCE), surroundings, hosting);
    }

    private RunningGateway(
            Path folder,
            Texts texts,
            UnaryOperator<SmppWiring> surroundings,
            UnaryOperator<ScriptHost.Builder> hosting) {
        this.folder = folder;
        this.handlerDeadline = texts.handlerDeadline();
        this.extension =
                new SmppExtension(surroundings.apply(SmppWiring.of(Map.of()).withMessageEvents(messageEvents::add)));
        boolean scripted = !texts.script().isEmpty();
        if (scripted) {
            write("gateway.java", IMPORTS + texts.script());
        }
        host = hosting.apply(ScriptHost.builder(config(texts.smpp(), scripted))
                        .extension(extension)
                        .engine(new JavaEngine(List.of("io.stonechat.smpp")))
                        .environment(Map.of()))
                .build();
        try {
            host.start();
        } catch (RuntimeException e) {
            host.close();
            throw e;
        }
    }

    int port() {
        String address = extension.smpp().bindAddress();
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    Smpp smpp() {
        return extension.smpp();
    }

    /** Waits until an upstream can be sent to, which is a little later than the upstream has let the gateway bind. */
    void awaitBound(String bind) {
        await().until(() -> extension
                .running()
                .binds()
                .get(bind)
                .filter(UpstreamBind::bound)
                .isPresent());
    }

    Store store() {
        return (Store) extension.namespaces().stream()
                .filter(namespace -> namespace.type() == Store.class)
                .findFirst()
                .orElseThrow()
                .value();
    }

    TestEsme esme() {
        return esme(config -> config);
    }

    TestEsme esme(UnaryOperator<ClientConfig.Builder> config) {
        return new TestEsme(port(), config);
    }

    /** Saves another script and loads it. */
    List<Diagnostic> reload(String script) {
        write("gateway.java", IMPORTS + script);
        return host.reload();
    }

    /** Saves another section and takes it over. */
    List<Diagnostic> apply(String smpp) {
        return host.apply(config(smpp, Files.exists(folder.resolve("gateway.java"))));
    }

    /** Has the host look at its files from now on, as the program does. */
    void watch() {
        host.watchConfig(() -> ConfigFile.load(folder.resolve("stonechat.yaml"), Map.of()));
    }

    ScriptHost host() {
        return host;
    }

    private ConfigFile config(String smpp, boolean script) {
        String yaml = (script ? scriptSection() : "")
                + "store: memory\nextensions:\n  smpp:\n"
                + (smpp.contains("server:") ? "" : SERVER)
                + smpp.indent(4);
        return ConfigFile.load(write("stonechat.yaml", yaml), Map.of());
    }

    private String scriptSection() {
        return "script: { path: gateway.java, reload: sighup, handler_deadline_ms: %d }\n"
                .formatted(handlerDeadline.toMillis());
    }

    /** Writes a file beside the configuration. */
    Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        host.close();
    }
}
