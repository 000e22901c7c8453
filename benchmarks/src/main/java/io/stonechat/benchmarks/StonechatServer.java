package io.stonechat.benchmarks;

import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.Responses;
import io.stonechat.session.BindContext;
import io.stonechat.session.BindDecision;
import io.stonechat.session.RequestHandler;
import io.stonechat.session.ServerConfig;
import io.stonechat.session.ServerHandler;
import io.stonechat.session.ServerLimits;
import io.stonechat.session.SmppServer;
import io.stonechat.session.SmppSession;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;

/** Our own server, bare: the session room without a gateway or a script. */
@Command(name = "server", description = "Stonechat's SmppServer, bare: answers each submit_sm with a fresh id.")
final class StonechatServer extends ServerCommand {
    private static final int WINDOW = 1024;

    @Override
    void serve(int port) {
        var config = ServerConfig.builder()
                .host("127.0.0.1")
                .port(port)
                .receiveWindow(WINDOW)
                // Whoever measures may connect as often at once as it likes.
                .limits(ServerLimits.DEFAULTS.withUnbound(20_000).withUnboundPerAddress(20_000))
                .build();
        var _ = SmppServer.start(config, new Answers());
    }

    private static final class Answers implements ServerHandler {
        private final AtomicLong ids = new AtomicLong();

        @Override
        public BindDecision authorise(BindRequest bind, BindContext context) {
            return BindDecision.accept("stonechat");
        }

        @Override
        public RequestHandler handler(SmppSession session) {
            return (request, exchange) ->
                    exchange.respond(Responses.accepting(request, Long.toString(ids.incrementAndGet())));
        }
    }

    static void main(String[] args) {
        ServerCommand.main(new StonechatServer(), args);
    }
}
