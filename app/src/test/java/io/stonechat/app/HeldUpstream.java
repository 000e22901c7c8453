package io.stonechat.app;

import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.SubmitSmResp;
import io.stonechat.protocol.Tlvs;
import io.stonechat.session.BindContext;
import io.stonechat.session.BindDecision;
import io.stonechat.session.Exchange;
import io.stonechat.session.RequestHandler;
import io.stonechat.session.ServerConfig;
import io.stonechat.session.ServerHandler;
import io.stonechat.session.SmppServer;
import io.stonechat.session.SmppSession;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An upstream that lets everybody bind and answers no submit_sm until it is told to. */
final class HeldUpstream implements ServerHandler, AutoCloseable {

    private final Queue<Exchange> unanswered = new ConcurrentLinkedQueue<>();
    private final SmppServer server =
            SmppServer.start(ServerConfig.builder().host("127.0.0.1").port(0).build(), this);

    int port() {
        return server.localAddress().getPort();
    }

    /** How many it has not answered. */
    int holds() {
        return unanswered.size();
    }

    /** Accepts what has come; how many these were. */
    int answer() {
        int answered = 0;
        for (Exchange held = unanswered.poll(); held != null; held = unanswered.poll()) {
            held.respond(new SubmitSmResp(0, CommandStatus.ESME_ROK, "1", Tlvs.NONE));
            answered++;
        }
        return answered;
    }

    @Override
    public BindDecision authorise(BindRequest bind, BindContext context) {
        return BindDecision.accept("held");
    }

    @Override
    public RequestHandler handler(SmppSession session) {
        return (request, exchange) -> {
            if (request instanceof SubmitSm) {
                unanswered.add(exchange);
            }
        };
    }

    @Override
    public void close() {
        server.close();
    }
}
