package io.stonechat.smpp;

import io.stonechat.delivery.BindPolicy;
import io.stonechat.delivery.Upstream;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import io.stonechat.session.ClientConfig;
import io.stonechat.session.ClientHandler;
import io.stonechat.session.ConnectionStatus;
import io.stonechat.session.NotSentException;
import io.stonechat.session.Outcome;
import io.stonechat.session.Pacer;
import io.stonechat.session.SmppClient;
import io.stonechat.session.SmppSession;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One bind of the configuration, held by a supervised client, at the pace it allows. */
final class UpstreamBind implements Upstream {
    private final SmppClient client;
    private volatile BindSettings settings;
    private volatile @Nullable Pacer pacer;
    private volatile boolean held;
    private volatile boolean stopping;

    UpstreamBind(BindSettings settings, @Nullable Pacer pacer, ClientConfig config, ClientHandler handler) {
        this.settings = settings;
        this.pacer = pacer;
        this.client = SmppClient.start(config, handler);
    }

    BindSettings settings() {
        return settings;
    }

    /** Takes over what can change without a new link. */
    void change(BindSettings changed, @Nullable Pacer changedPacer) {
        settings = changed;
        pacer = changedPacer;
    }

    /** Sends no messages while this is so. */
    void hold(boolean now) {
        held = now;
    }

    /** Its sessions that are bound. */
    List<SmppSession> sessions() {
        return client.sessions();
    }

    /** How each of its connections is. */
    List<ConnectionStatus> connections() {
        return client.connections();
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public String receiptDomain() {
        return settings.receiptDomain();
    }

    @Override
    public BindPolicy policy() {
        return settings.policy();
    }

    @Override
    public boolean bound() {
        return !held && settings.bindType().transmits() && client.isBound();
    }

    @Override
    public int window() {
        int now = 0;
        for (SmppSession session : client.sessions()) {
            now += session.window();
        }
        return now > 0 ? now : settings.window() * settings.places().sessions(settings.connections());
    }

    @Override
    public Duration pause() {
        return Pauses.shortest(client.sessions());
    }

    @Override
    public int interfaceVersion() {
        return client.session().map(SmppSession::interfaceVersion).orElse(SMPP_3_4);
    }

    @Override
    public CompletableFuture<Response> ask(Request request) {
        return send(request, _ -> {});
    }

    @Override
    public CompletableFuture<Outcome> submit(MessageRequest request, Consumer<Outcome> late) {
        return outcome(() -> send(request, response -> late.accept(Outcome.of(response))));
    }

    @Override
    public CompletableFuture<Outcome> submit(MessageRequest request, String together, Consumer<Outcome> late) {
        return outcome(() -> client.session(together)
                .map(session -> session.send(request, response -> late.accept(Outcome.of(response))))
                .orElseGet(this::notBound));
    }

    private CompletableFuture<Outcome> outcome(Supplier<CompletableFuture<Response>> sending) {
        return paced(sending)
                .handle((response, failure) -> failure == null ? Outcome.of(response) : Outcome.of(failure));
    }

    /** Sends a message when the bind's rate allows; one that has to wait keeps its place. */
    CompletableFuture<Response> paced(Request request, Consumer<Response> late) {
        return paced(() -> send(request, late));
    }

    private CompletableFuture<Response> paced(Supplier<CompletableFuture<Response>> sending) {
        Pacer rate = pacer;
        if (rate == null) {
            return unlessHeld(sending);
        }
        var response = new CompletableFuture<Response>();
        rate.run(() -> {
            CompletableFuture<Response> sent = stopping ? notSentAnyMore() : unlessHeld(sending);
            var _ = sent.whenComplete((answer, failure) -> {
                if (failure == null) {
                    response.complete(answer);
                } else {
                    response.completeExceptionally(failure);
                }
            });
        });
        return response;
    }

    private CompletableFuture<Response> unlessHeld(Supplier<CompletableFuture<Response>> sending) {
        return held
                ? CompletableFuture.failedFuture(
                        new NotSentException("bind \"" + name() + "\" is drained: it sends nothing more for now"))
                : sending.get();
    }

    /** Sends at once. */
    CompletableFuture<Response> send(Request request, Consumer<Response> late) {
        return client.isBound() ? client.send(request, late) : notBound();
    }

    private CompletableFuture<Response> notBound() {
        return CompletableFuture.failedFuture(new NotSentException("bind \"" + name() + "\" is not bound"));
    }

    private CompletableFuture<Response> notSentAnyMore() {
        return CompletableFuture.failedFuture(new NotSentException("the gateway is about to stop"));
    }

    /** What waits for its turn by the rate of the bind comes back unsent. */
    void sendNothingThatWaits() {
        stopping = true;
        Pacer rate = pacer;
        if (rate != null) {
            rate.release();
        }
    }

    /** Finishes what is open and unbinds; returns when that is done. */
    void close() {
        client.close();
    }

    /** Ends the links as they are: what has no answer yet will have none. */
    void abandon() {
        client.sessions().forEach(session -> session.close("the gateway was stopped"));
        client.close();
    }
}
