package io.stonechat.app;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.SubmitSmResp;
import io.stonechat.session.ClientConfig;
import io.stonechat.session.ClientHandler;
import io.stonechat.session.RequestHandler;
import io.stonechat.session.SessionEvent;
import io.stonechat.session.SmppClient;
import io.stonechat.session.SmppSession;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * ESMEs that submit whenever there is room in their windows. The script answers with {@code version-version-number}: its own
 * version, that of the module beside it, and the destination. So each of them knows whether an answer is its own, and of which
 * script.
 */
final class ReloadEsmes implements ClientHandler, AutoCloseable {
    private static final int SESSIONS = 4;
    private static final int WINDOW = 8;
    private static final long FIRST_NUMBER = 31_000_000_000L;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern ID = Pattern.compile("(\\d+)-(\\d+)-(\\d+)");

    private final Queue<String> problems = new ConcurrentLinkedQueue<>();
    private final AtomicLong numbers = new AtomicLong(FIRST_NUMBER);
    private final AtomicLong answers = new AtomicLong();
    private final AtomicLong relayed = new AtomicLong();
    private final List<Line> lines;
    private volatile boolean resting;

    /** Binds them, and begins. */
    ReloadEsmes(int port) {
        lines = IntStream.range(0, SESSIONS)
                .mapToObj(_ -> new Line(SmppClient.connect(config(port), this)))
                .toList();
        lines.forEach(line -> Thread.ofVirtual().start(line::submitAlways));
    }

    private ClientConfig config(int port) {
        return ClientConfig.builder()
                .host("127.0.0.1")
                .port(port)
                .systemId("acme")
                .password("secret")
                .window(WINDOW)
                .responseTimer(PATIENCE)
                .events(this::note)
                .build();
    }

    private void note(SessionEvent event) {
        if (event instanceof SessionEvent.UnmatchedResponse || event instanceof SessionEvent.TimedOut) {
            problems.add(event.toString());
        }
    }

    @Override
    public RequestHandler handler(SmppSession session) {
        return (_, exchange) -> exchange.reject(CommandStatus.ESME_RINVCMDID);
    }

    @Override
    public void closed(SmppSession session, String reason) {
        if (!resting) {
            problems.add("a session was lost: " + reason);
        }
    }

    /** What should not have happened; empty if all went well so far. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** How many messages were answered. */
    long answers() {
        return answers.get();
    }

    /** How many of them the script sent to its upstream before it answered. */
    long relayed() {
        return relayed.get();
    }

    /** Whether every session has had an answer of this version's script and of its module. */
    boolean haveSeen(int version) {
        return lines.stream().allMatch(line -> line.version >= version);
    }

    /** The latest version that any of them has had an answer of. */
    int newest() {
        return lines.stream().mapToInt(line -> line.version).max().orElse(0);
    }

    /** Submits nothing more, and waits for what is unanswered. */
    void rest() {
        resting = true;
        lines.forEach(Line::rest);
    }

    @Override
    public void close() {
        resting = true;
        lines.forEach(line -> line.session.unbind());
        lines.forEach(line -> line.session.closed().join());
    }

    /** One session. */
    private final class Line {
        private final SmppSession session;
        private final Semaphore room = new Semaphore(WINDOW);
        private volatile int version;

        Line(SmppSession session) {
            this.session = session;
        }

        void submitAlways() {
            room.acquireUninterruptibly();
            while (!resting && problems.isEmpty()) {
                submit(Long.toString(numbers.incrementAndGet()));
                room.acquireUninterruptibly();
            }
            room.release();
        }

        private void submit(String to) {
            var message = SubmitSm.builder()
                    .source("1000")
                    .destination(to)
                    .shortMessage(Octets.of(to.getBytes(StandardCharsets.US_ASCII)))
                    .build();
            var _ = session.send(message).whenComplete((response, failure) -> {
                judge(to, response, failure);
                room.release();
            });
        }

        private void judge(String to, @Nullable Response response, @Nullable Throwable failure) {
            if (!(response instanceof SubmitSmResp answer)) {
                problems.add(to + " was not answered: " + failure);
                return;
            }
            var id = ID.matcher(answer.messageId());
            if (!answer.commandStatus().equals(CommandStatus.ESME_ROK)
                    || !id.matches()
                    || !id.group(3).equals(to)) {
                problems.add("%s was answered %s %s".formatted(to, answer.commandStatus(), answer.messageId()));
                return;
            }
            answers.incrementAndGet();
            if (ReloadRun.isRelayed(to)) {
                relayed.incrementAndGet();
            }
            version = Math.max(version, Math.min(Integer.parseInt(id.group(1)), Integer.parseInt(id.group(2))));
        }

        void rest() {
            try {
                if (!room.tryAcquire(WINDOW, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    problems.add("%d requests were not answered".formatted(WINDOW - room.availablePermits()));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                problems.add("interrupted");
            }
        }
    }
}
