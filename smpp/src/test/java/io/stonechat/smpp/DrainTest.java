package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_ROK;
import static io.stonechat.protocol.CommandStatus.ESME_RSYSERR;
import static io.stonechat.smpp.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.Response;
import io.stonechat.session.Exchange;
import io.stonechat.session.SmppSession;
import io.stonechat.store.AttemptResult;
import io.stonechat.store.DueQuery;
import io.stonechat.store.MessageStore;
import io.stonechat.store.Place;
import io.stonechat.store.StoredMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the gateway stops; DELIVERY §7. */
class DrainTest {

    private static final String ACME = "users: [ { system_id: acme, password: secret } ]\n";
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void bothSidesAreUnbound_onceTheUpstreamHasAnswered() throws Exception {
        Queue<Exchange> open = new ConcurrentLinkedQueue<>();
        try (var upstream = new TestUpstream();
                var gateway = new RunningGateway(folder, ACME + bind(upstream, "") + route());
                var esme = gateway.esme()) {
            gateway.awaitBound("one");
            SmppSession link = upstream.session();
            upstream.onSubmit((_, exchange) -> open.add(exchange));
            esme.submit("31612345678", "hello");
            await().until(() -> open.size() == 1);

            var drained = CompletableFuture.supplyAsync(() -> gateway.host().drain(LONG));
            assertThat(esme.session.closed().get(30, TimeUnit.SECONDS)).isEqualTo("unbound by the peer");
            assertThat(link.state().isBound()).isTrue();
            upstream.answer(open.remove(), "up-1");

            assertThat(drained.get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(link.closed().get(30, TimeUnit.SECONDS)).isEqualTo("unbound by the peer");
            assertThat(store(gateway).count(Place.RECEIPT)).isEqualTo(1);
        }
    }

    @Test
    void noAttemptBegins_andWhatWaitsForTheRateOfItsBind_goesBackToItsQueue() throws Exception {
        var time = new ManualTime();
        try (var upstream = new TestUpstream();
                var gateway = new RunningGateway(
                        folder,
                        ACME + bind(upstream, ", max_msg_per_sec: 1") + route(),
                        "",
                        wiring -> wiring,
                        host -> host.clock(time).timer(time));
                var esme = gateway.esme()) {
            gateway.awaitBound("one");
            for (int i = 0; i < 20; i++) {
                esme.submit("3161234567" + i % 10, "hello " + i);
            }
            upstream.nextSubmit();

            assertThat(gateway.host().drain(LONG)).isTrue();

            List<StoredMessage> waiting = store(gateway).due(DueQuery.head(Place.bindQueue("one"), Instant.MAX, 100));
            assertThat(waiting)
                    .hasSizeGreaterThan(10)
                    .allSatisfy(
                            message -> assertThat(message.progress().attempts()).isEmpty());
            // the upstream answers first, and takes note then
            await().until(() -> waiting.size() + upstream.submits.size() + 1 == 20);
        }
    }

    @Test
    void requestsThatWereRead_areAnswered_whateverTheirRate() throws Exception {
        String slow = "users: [ { system_id: acme, password: secret, max_msg_per_sec: 1 } ]\n";
        try (var upstream = new TestUpstream();
                var gateway = new RunningGateway(folder, slow + bind(upstream, "") + route());
                var esme = gateway.esme()) {
            List<CompletableFuture<Response>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(esme.session.send(TestEsme.message("31612345678", "hello " + i)));
            }
            // Answered at once, behind them all: they have been read.
            esme.status(new QuerySm(0, "1", Address.EMPTY));

            assertThat(gateway.host().drain(LONG)).isTrue();

            for (var answer : answers) {
                assertThat(answer.get(30, TimeUnit.SECONDS).commandStatus()).isEqualTo(ESME_ROK);
            }
            assertThat(store(gateway).openMessages()).isPositive();
        }
    }

    @Test
    void atTheDeadline_whoWaitsIsAnswered_andTheAttemptIsUnknown() throws Exception {
        try (var upstream = new TestUpstream();
                var gateway = new RunningGateway(
                        folder,
                        ACME + bind(upstream, "") + route(),
                        "@OnPdu Reply s(SubmitSm pdu) { return pdu.destination().address().endsWith(\"9\")"
                                + " ? Reply.relay(\"bind:one\") : Reply.queue(\"bind:one\", \"queue\"); }\n");
                var esme = gateway.esme()) {
            gateway.awaitBound("one");
            Queue<Exchange> open = new ConcurrentLinkedQueue<>();
            upstream.onSubmit((_, exchange) -> open.add(exchange));
            var relayed = esme.session.send(TestEsme.message("31612345679", "relayed"));
            esme.submit("31612345678", "queued");
            await().until(() -> open.size() == 2);

            assertThat(gateway.host().drain(Duration.ofMillis(300))).isFalse();

            assertThat(relayed.get(30, TimeUnit.SECONDS).commandStatus()).isEqualTo(ESME_RSYSERR);
            assertThat(esme.session.closed().get(30, TimeUnit.SECONDS)).isEqualTo("unbound by the peer");
            List<StoredMessage> held = store(gateway).due(DueQuery.head(Place.bindQueue("one"), Instant.MAX, 100));
            assertThat(held)
                    .singleElement()
                    .satisfies(message -> assertThat(
                                    message.progress().attempts().getLast().result())
                            .isEqualTo(AttemptResult.UNKNOWN));
            assertThat(store(gateway).count(Place.OPEN)).isZero();
        }
    }

    @Test
    void whoIsInAHurry_getsTheDeadlineAtOnce() throws Exception {
        try (var upstream = new TestUpstream();
                var gateway = new RunningGateway(folder, ACME + bind(upstream, "") + route());
                var esme = gateway.esme()) {
            gateway.awaitBound("one");
            Queue<Exchange> open = new ConcurrentLinkedQueue<>();
            upstream.onSubmit((_, exchange) -> open.add(exchange));
            esme.submit("31612345678", "hello");
            await().until(() -> open.size() == 1);
            CompletableFuture<Void> hurry = new CompletableFuture<>();
            var drained = CompletableFuture.supplyAsync(() -> gateway.host().drain(Duration.ofHours(1), hurry));
            esme.session.closed().get(30, TimeUnit.SECONDS);
            assertThat(drained).isNotDone();

            hurry.complete(null);

            assertThat(drained.get(30, TimeUnit.SECONDS)).isFalse();
            assertThat(store(gateway).count(Place.OPEN)).isZero();
        }
    }

    private static MessageStore store(RunningGateway gateway) {
        return gateway.extension.running().store();
    }

    private static String bind(TestUpstream upstream, String more) {
        return "binds:\n  - { name: one, host: 127.0.0.1, port: " + upstream.port() + ", system_id: us, password: pw"
                + more + " }\n";
    }

    private static String route() {
        return "routing: { default_chain: [\"bind:one\", queue] }\n";
    }
}
