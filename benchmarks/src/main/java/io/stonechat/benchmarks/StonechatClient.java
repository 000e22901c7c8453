package io.stonechat.benchmarks;

import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.Responses;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.session.ClientConfig;
import io.stonechat.session.ClientHandler;
import io.stonechat.session.SmppClient;
import io.stonechat.session.SmppSession;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Our own client: the window of each bind is filled once, and each response sends the next request. */
final class StonechatClient implements Load {
    private final LoadOptions options;
    private final SubmitSm message = SubmitSm.builder()
            .source(Frames.SOURCE)
            .destination(Frames.DESTINATION)
            .shortMessage(Octets.copyOf(Frames.TEXT.getBytes(StandardCharsets.US_ASCII)))
            .build();
    private final List<SmppSession> sessions = new ArrayList<>();
    private final LongAdder unanswered = new LongAdder();
    private volatile boolean stopping;

    StonechatClient(LoadOptions options) {
        this.options = options;
    }

    @Override
    public void start(Tally tally) {
        var config = ClientConfig.builder()
                .host(options.host)
                .port(options.port)
                .systemId(options.systemId)
                .password(options.password)
                .window(options.window)
                .build();
        var handler = ClientHandler.of((request, exchange) -> exchange.respond(Responses.accepting(request, "")));
        for (int i = 0; i < options.binds; i++) {
            sessions.add(SmppClient.connect(config, handler));
        }
        for (SmppSession session : sessions) {
            for (int i = 0; i < options.window; i++) {
                send(session, tally);
            }
        }
    }

    private void send(SmppSession session, Tally tally) {
        long sentAt = System.nanoTime();
        unanswered.increment();
        var _ = session.send(message).whenComplete((response, failure) -> {
            unanswered.decrement();
            take(sentAt, response, failure, tally);
            if (!stopping && failure == null) {
                send(session, tally);
            }
        });
    }

    private static void take(long sentAt, @Nullable Response response, @Nullable Throwable failure, Tally tally) {
        if (failure == null) {
            tally.answered(System.nanoTime() - sentAt);
        }
        if (response == null || !response.commandStatus().isOk()) {
            tally.failed();
        }
    }

    @Override
    public long stop() throws InterruptedException {
        stopping = true;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (unanswered.sum() > 0 && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        long lost = unanswered.sum();
        sessions.forEach(SmppSession::unbind);
        return lost;
    }

    @Command(name = "client", description = "Stonechat's SmppClient under load; prints one line of JSON.")
    private static final class Main extends LoadCommand {
        @Override
        Load load(LoadOptions options) {
            return new StonechatClient(options);
        }
    }

    static void main(String[] args) {
        LoadCommand.main(new Main(), args);
    }
}
