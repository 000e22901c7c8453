package io.stonechat.app;

import static io.stonechat.app.Patience.await;

import io.stonechat.host.ConfigFile;
import io.stonechat.host.ScriptHost;
import io.stonechat.protocol.AlertNotification;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.Responses;
import io.stonechat.python.PythonEngine;
import io.stonechat.session.ClientConfig;
import io.stonechat.session.ClientHandler;
import io.stonechat.session.RequestHandler;
import io.stonechat.session.SmppClient;
import io.stonechat.session.SmppSession;
import io.stonechat.smpp.SmppExtension;
import io.stonechat.smpp.SmppWiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A gateway with a script in Python, as it really runs: an upstream, a listener on a free port, and ESMEs over TCP. */
final class PythonGateway implements AutoCloseable {
    /** Python that runs for the first time, on a processor that others want as well, may take its time. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    final SurfaceCentre centre = new SurfaceCentre();
    final SmppExtension smpp = new SmppExtension(SmppWiring.of(Map.of()));
    final ScriptHost host;

    /** Starts with a script, in a folder that has a configuration which names it and the port of the upstream. */
    PythonGateway(Path config, PythonEngine python) {
        this(config, python, host -> host);
    }

    /** The same in other surroundings. */
    PythonGateway(Path config, PythonEngine python, UnaryOperator<ScriptHost.Builder> surroundings) {
        var port = Map.of("UPSTREAM_PORT", Integer.toString(centre.port()));
        host = surroundings
                .apply(ScriptHost.builder(ConfigFile.load(config, port))
                        .extension(smpp)
                        .engine(python)
                        .environment(Map.of()))
                .build();
        try {
            host.start();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        await().atMost(PATIENCE).until(() -> smpp.smpp().sessions().stream().anyMatch(session -> !session.isEsme()));
    }

    /** Starts with a script of {@code surface/} and the configuration beside it. */
    static PythonGateway of(Path folder, String script, PythonEngine python) {
        copy(folder, script, "surface.py");
        return new PythonGateway(copy(folder, "stonechat.yaml", "stonechat.yaml"), python);
    }

    private static Path copy(Path folder, String name, String as) {
        try (InputStream in = PythonGateway.class.getResourceAsStream("surface/" + name)) {
            var to = folder.resolve(as);
            Files.copy(Objects.requireNonNull(in, name), to, StandardCopyOption.REPLACE_EXISTING);
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        String address = smpp.smpp().bindAddress();
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    Esme esme() {
        return new Esme(port());
    }

    /** What a script has put into the cache. */
    String cached(String key) {
        return host.caches().get(key).orElse("");
    }

    @Override
    public void close() {
        host.close();
        centre.close();
    }

    /** An ESME that says yes to all it is sent. */
    static final class Esme implements ClientHandler, AutoCloseable {
        final BlockingQueue<Request> received = new LinkedBlockingQueue<>();
        final SmppSession session;

        Esme(int port) {
            session = SmppClient.connect(
                    ClientConfig.builder()
                            .host("127.0.0.1")
                            .port(port)
                            .systemId("acme")
                            .password("secret")
                            .bindType(BindType.TRANSCEIVER)
                            .responseTimer(PATIENCE)
                            .build(),
                    this);
        }

        @Override
        public RequestHandler handler(SmppSession bound) {
            return (request, exchange) -> {
                received.add(request);
                if (!(request instanceof AlertNotification)) {
                    exchange.respond(Responses.accepting(request, ""));
                }
            };
        }

        Response send(Request request) throws Exception {
            return session.send(request).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }

        CommandStatus status(Request request) throws Exception {
            return send(request).commandStatus();
        }

        /** The next request of a type; others are passed over. */
        <T extends Request> T next(Class<T> type) throws InterruptedException {
            for (Request request = received.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                    request != null;
                    request = received.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                if (type.isInstance(request)) {
                    return type.cast(request);
                }
            }
            throw new AssertionError("no " + type.getSimpleName() + " came in time");
        }

        @Override
        public void close() {
            session.unbind();
            session.closed().join();
        }
    }
}
