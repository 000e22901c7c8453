package io.stonechat.api;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.stonechat.host.HostPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An HTTP listener. The only class that knows which library carries HTTP; nothing loads it where nobody listens. */
final class HttpDoor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("io.stonechat.api");
    private static final int MOST_REQUESTS = 64;
    private static final int MOST_CONNECTIONS = 256;
    private static final long LONGEST_BODY = 64 * 1024;
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final WebServer server;
    private final HostPort listen;

    private HttpDoor(WebServer server, HostPort listen) {
        this.server = server;
        this.listen = listen;
    }

    /**
     * Listens.
     *
     * @throws UncheckedIOException if that is not possible, with a sentence that names address, port and reason
     */
    static HttpDoor open(HostPort listen, HttpAnswerer answerer) {
        WebServer server = WebServer.builder()
                .host(listen.host())
                .port(listen.port())
                .shutdownHook(false)
                .maxPayloadSize(LONGEST_BODY)
                .maxConcurrentRequests(MOST_REQUESTS)
                .maxTcpConnections(MOST_CONNECTIONS)
                .idleConnectionTimeout(IDLE)
                .routing(routing -> routing.any((request, response) -> serve(answerer, request, response)))
                .build();
        server.start();
        if (!server.isRunning()) {
            // It has logged what happened, and says nothing.
            throw refused(listen);
        }
        return new HttpDoor(server, new HostPort(listen.host(), server.port()));
    }

    private static UncheckedIOException refused(HostPort listen) {
        Listening.tryOut(listen);
        String reason = "the HTTP server did not start";
        return new UncheckedIOException(
                "cannot listen on " + listen.host() + ":" + listen.port() + ": " + reason, new IOException(reason));
    }

    private static void serve(HttpAnswerer answerer, ServerRequest request, ServerResponse response) {
        HttpReply reply = answer(answerer, call(request));
        response.status(reply.status());
        reply.headers().forEach(response::header);
        response.send(reply.body().getBytes(StandardCharsets.UTF_8));
    }

    private static HttpReply answer(HttpAnswerer answerer, HttpCall call) {
        try {
            return answerer.answer(call);
        } catch (RuntimeException mistake) {
            LOG.error("{} {} failed", call.method(), call.path(), mistake);
            return HttpReply.error(HttpReply.SERVER_ERROR, "The gateway could not answer; its log says why.");
        }
    }

    private static HttpCall call(ServerRequest request) {
        Map<String, String> query = new HashMap<>();
        request.query().names().forEach(name -> query.put(name, request.query().get(name)));
        return new HttpCall(
                request.prologue().method().text(),
                request.path().path(),
                query,
                request.headers().value(HeaderNames.AUTHORIZATION).orElse(null),
                request.headers().value(HeaderNames.ACCEPT).orElse(null),
                request.remotePeer().host(),
                request.content().hasEntity() ? request.content().as(String.class) : "");
    }

    /** Where it listens, with the port that was chosen. */
    HostPort address() {
        return listen;
    }

    @Override
    public void close() {
        server.stop();
    }
}
