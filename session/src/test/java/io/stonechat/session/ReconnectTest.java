package io.stonechat.session;

import static io.stonechat.session.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.peer.RawServer;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.UnbindResp;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A supervised client, on a clock that only the test moves. */
class ReconnectTest {
    private final ManualTime time = new ManualTime();
    private final RawServer server = RawServer.start();
    private final List<SessionEvent> events = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        server.close();
    }

    private ClientConfig.Builder settings() {
        return ClientConfig.builder()
                .port(server.port())
                .systemId("esme")
                .enquireLinkTimer(Duration.ZERO)
                .unbindWait(Duration.ofSeconds(1))
                .clock(time)
                .timer(time)
                .events(events::add);
    }

    private static ClientHandler accepting() {
        return ClientHandler.of(TestCentre::accept);
    }

    private List<SessionEvent.Reconnecting> pauses() {
        return events.stream()
                .filter(SessionEvent.Reconnecting.class::isInstance)
                .map(SessionEvent.Reconnecting.class::cast)
                .toList();
    }

    /** The client is told to wait, and waits: the next attempt is on the clock, and nothing else is. */
    private void awaitPause() {
        await().until(() -> pauses().size() == 1 && time.waiting() == 1);
    }

    @Test
    void bindsAgain_afterTheLinkIsLost() {
        var client = SmppClient.start(settings().build(), accepting());
        var first = server.accept();
        first.acceptBind();
        await().until(() -> client.session().isPresent());

        first.reset();
        awaitPause();
        assertThat(client.session()).isEmpty();
        assertThat(client.outcome(Messages.submit(0)).join()).isInstanceOf(NotSent.class);
        time.advance(Duration.ofSeconds(1));
        server.accept().acceptBind();

        await().until(() -> client.session().isPresent());
        client.sessions().forEach(session -> session.close("done"));
    }

    @Test
    void triesARefusedPasswordAgain_slowly() {
        var client = SmppClient.start(settings().build(), accepting());
        var centre = server.accept();
        centre.answerBind(centre.receiveBind(), CommandStatus.ESME_RINVPASWD);

        await().until(() -> pauses().size() == 1);

        assertThat(pauses().getFirst().status()).isEqualTo(CommandStatus.ESME_RINVPASWD);
        assertThat(pauses().getFirst().in()).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
        client.close();
    }

    @Test
    void aConnectionThatEndsInsteadOfAnsweringTheBind_isTriedAgain() {
        var client = SmppClient.start(settings().build(), accepting());
        var centre = server.accept();
        centre.receiveBind();
        centre.close();

        awaitPause();

        time.advance(Duration.ofSeconds(1));
        server.accept().acceptBind();
        await().until(() -> client.session().isPresent());
        client.sessions().forEach(session -> session.close("done"));
    }

    @Test
    void holdsAsManyConnectionsAsAsked_andUsesTheLeastLoaded() {
        var arrived = new AtomicInteger();
        server.each(centre -> {
            centre.acceptBind();
            centre.expect(CommandId.SUBMIT_SM);
            arrived.incrementAndGet();
            centre.expectEnd();
        });
        var client = SmppClient.start(settings().connections(3).build(), accepting());
        await().until(() -> client.sessions().size() == 3);

        var pending = List.of(
                client.outcome(Messages.submit(0)),
                client.outcome(Messages.submit(0)),
                client.outcome(Messages.submit(0)));

        assertThat(client.sessions()).allMatch(session -> session.unanswered() == 1);
        await().until(() -> arrived.get() == 3);
        client.sessions().forEach(session -> session.close("done"));
        assertThat(pending).allMatch(outcome -> outcome.join() instanceof Unknown);
    }

    @Test
    void closing_unbindsAndComesBackNoMore() {
        var client = SmppClient.start(settings().build(), accepting());
        var centre = server.accept();
        centre.acceptBind();
        await().until(() -> client.session().isPresent());
        var closed = CompletableFuture.runAsync(client::close, Thread::startVirtualThread);

        centre.send(new UnbindResp(centre.expect(CommandId.UNBIND).sequenceNumber()));

        closed.join();
        assertThat(pauses()).isEmpty();
    }
}
