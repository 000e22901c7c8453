package io.stonechat.delivery;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.session.Accepted;
import io.stonechat.session.NotSent;
import io.stonechat.session.NotSentException;
import io.stonechat.session.Outcome;
import io.stonechat.session.Rejected;
import io.stonechat.session.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/** A bind whose answers a test gives: as each message comes, or later, one by one. */
final class ScriptedUpstream implements Upstream {

    private static final Set<CommandStatus> NO_ROOM =
            Set.of(CommandStatus.ESME_RTHROTTLED, CommandStatus.ESME_RMSGQFUL);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(12_800);

    private final String name;
    private final List<Sent> sent = new ArrayList<>();
    private Function<MessageRequest, CompletableFuture<Outcome>> answers = _ -> new CompletableFuture<>();
    private BindPolicy policy = BindPolicy.DEFAULT;
    private String domain;
    private boolean bound = true;
    private int window = 10;
    private int version = SMPP_3_4;
    private final List<Request> asked = new ArrayList<>();
    private Function<Request, CompletableFuture<Response>> said =
            _ -> CompletableFuture.failedFuture(new NotSentException("nobody answers"));

    private final InstantSource clock;
    private Duration pause = Duration.ZERO;
    private Instant pauseEnds = Instant.MIN;

    ScriptedUpstream(String name, InstantSource clock) {
        this.name = name;
        this.domain = name;
        this.clock = clock;
    }

    /** A message that was sent, and how to answer it. */
    record Sent(MessageRequest request, CompletableFuture<Outcome> answer, Consumer<Outcome> late) {

        void accept(String id) {
            answer.complete(new Accepted(id));
        }

        void reject(CommandStatus status) {
            answer.complete(new Rejected(status));
        }

        void loseLink() {
            answer.complete(new Unknown("link lost"));
        }

        void notSend() {
            answer.complete(new NotSent("window full"));
        }

        SubmitSm submit() {
            return (SubmitSm) request;
        }
    }

    void answer(Function<MessageRequest, Outcome> answer) {
        answers = request -> CompletableFuture.completedFuture(answer.apply(request));
    }

    void holdAnswers() {
        answers = _ -> new CompletableFuture<>();
    }

    void policy(BindPolicy value) {
        policy = value;
    }

    void domain(String value) {
        domain = value;
    }

    void bound(boolean value) {
        bound = value;
    }

    void window(int value) {
        window = value;
    }

    void version(int value) {
        version = value;
    }

    /** What it says when it is asked about a message. */
    void says(Function<Request, Response> answer) {
        said = request -> CompletableFuture.completedFuture(answer.apply(request));
    }

    /** What it was asked about messages. */
    List<Request> asked() {
        return asked;
    }

    @Override
    public int interfaceVersion() {
        return version;
    }

    @Override
    public CompletableFuture<Response> ask(Request request) {
        asked.add(request);
        return said.apply(request);
    }

    List<Sent> sent() {
        return sent;
    }

    Sent last() {
        return sent.getLast();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String receiptDomain() {
        return domain;
    }

    @Override
    public BindPolicy policy() {
        return policy;
    }

    @Override
    public boolean bound() {
        return bound;
    }

    @Override
    public int window() {
        return window;
    }

    @Override
    public CompletableFuture<Outcome> submit(MessageRequest request, Consumer<Outcome> late) {
        CompletableFuture<Outcome> answer = answers.apply(request);
        sent.add(new Sent(request, answer, late));
        return answer.thenApply(this::paced);
    }

    /** As a session paces itself at a window of one: each refusal for want of room doubles its pause, and what is taken ends it. */
    private Outcome paced(Outcome outcome) {
        Instant now = clock.instant();
        if (outcome instanceof Accepted) {
            pause = Duration.ZERO;
            pauseEnds = Instant.MIN;
        } else if (outcome instanceof Rejected(var status) && NO_ROOM.contains(status) && !pauseEnds.isAfter(now)) {
            pause = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
            pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
            pauseEnds = now.plus(pause);
        }
        return outcome;
    }

    @Override
    public Duration pause() {
        Instant now = clock.instant();
        return pauseEnds.isAfter(now) ? Duration.between(now, pauseEnds) : Duration.ZERO;
    }
}
