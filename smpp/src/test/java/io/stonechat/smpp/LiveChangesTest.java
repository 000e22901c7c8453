package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_RINVDSTADR;
import static io.stonechat.protocol.CommandStatus.ESME_ROK;
import static io.stonechat.protocol.CommandStatus.ESME_RSYSERR;
import static io.stonechat.protocol.CommandStatus.ESME_RTHROTTLED;
import static io.stonechat.smpp.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stonechat.host.ConfigException;
import io.stonechat.protocol.Address;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DataSmResp;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.Response;
import io.stonechat.session.ClientConfig;
import io.stonechat.session.ClientHandler;
import io.stonechat.session.SmppClient;
import io.stonechat.session.SmppSession;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changes while traffic flows, and how fast it may flow. */
class LiveChangesTest {
    private static final String ACME = "users: [ { system_id: acme, password: secret } ]\n";

    @TempDir
    Path folder;

    @Test
    void aSavedScript_isLiveAtTheNextPdu_andNoSessionDrops() throws Exception {
        try (var gateway = new RunningGateway(
                        folder, ACME, "@OnPdu Reply s(SubmitSm pdu) { return Reply.accept(\"one\"); }\n");
                var esme = gateway.esme()) {
            var stop = new AtomicBoolean();
            var answered = new AtomicInteger();
            Thread traffic = Thread.startVirtualThread(() -> {
                while (!stop.get()) {
                    Response answer =
                            esme.session.send(TestEsme.message("1000000", "x")).join();
                    if (answer.commandStatus().isOk()) {
                        answered.incrementAndGet();
                    }
                }
            });
            await().until(() -> answered.get() > 10);

            assertThat(gateway.reload("@OnPdu Reply s(SubmitSm pdu) { return Reply.accept(\"two\"); }\n"))
                    .isEmpty();
            assertThat(esme.submit("1000000", "x")).isEqualTo("two");
            assertThat(gateway.reload("@OnPdu Reply s(SubmitSm pdu) { return nonsense; }\n"))
                    .isNotEmpty();
            assertThat(esme.submit("1000000", "x")).isEqualTo("two");

            stop.set(true);
            traffic.join();
            assertThat(esme.session.state().isBound()).isTrue();
        }
    }

    @Test
    void unchangedBinds_doNotDrop_whenTheConfigurationChanges() throws Exception {
        try (var first = new TestUpstream();
                var second = new TestUpstream();
                var gateway = new RunningGateway(folder, ACME + binds(first) + route("one"));
                var esme = gateway.esme()) {
            await().until(() -> first.sessions() == 1);

            assertThat(gateway.apply(ACME + binds(first) + bind("two", second) + route("two")))
                    .isEmpty();

            assertThat(esme.submit("31612345678", "hello")).isNotEmpty();
            assertThat(second.nextSubmit()).isNotNull();
            assertThat(first.binds).hasValue(1);
            assertThat(esme.session.state().isBound()).isTrue();
        }
    }

    @Test
    void aUserThatIsGone_isUnbound() {
        try (var gateway = new RunningGateway(folder, ACME);
                var esme = gateway.esme()) {
            assertThat(gateway.apply("users: [ { system_id: other, password: secret } ]\n"))
                    .isEmpty();

            await().until(() -> esme.session.closed().isDone());
        }
    }

    @Test
    void stepsForScripts_areRefused_whereNoScriptWouldTakeThem() {
        String ims = ACME + "routing: { default_chain: [ims] }\n";

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> new RunningGateway(folder, ims))
                .withMessageContaining("the step \"ims\" of a chain needs a script with a submit_sm handler");
        new RunningGateway(folder, ims, "@OnPdu Reply s(SubmitSm pdu) { return Reply.accept(); }\n").close();
    }

    @Test
    void reject_answersWhatIsTooFast_unhandled_andLeavesQuestionsAlone() throws Exception {
        try (var gateway = new RunningGateway(
                        folder,
                        "server: { bind_address: 127.0.0.1, port: 0, max_msg_per_sec: 1, throttle_action: reject }\n"
                                + ACME,
                        """
                        @OnPdu Reply s(SubmitSm pdu) { return Reply.accept(); }
                        @OnPdu Reply q(QuerySm pdu) { return Reply.state(MessageState.ENROUTE); }
                        """);
                var esme = gateway.esme()) {
            List<CompletableFuture<Response>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(esme.session.send(TestEsme.message("1000000", "x")));
            }
            List<CommandStatus> statuses = new ArrayList<>();
            for (var answer : answers) {
                statuses.add(answer.get(30, TimeUnit.SECONDS).commandStatus());
            }

            assertThat(statuses).contains(ESME_ROK, ESME_RTHROTTLED);
            for (int i = 0; i < 5; i++) {
                assertThat(esme.status(new QuerySm(0, "1", Address.EMPTY))).isEqualTo(ESME_ROK);
            }
        }
    }

    @Test
    void pace_answersAll_butNoFasterThanItMay() throws Exception {
        var time = new ManualTime();
        try (var gateway = new RunningGateway(
                        folder,
                        "users: [ { system_id: acme, password: secret, max_msg_per_sec: 2 } ]\n",
                        "@OnPdu Reply s(SubmitSm pdu) { return Reply.accept(); }\n",
                        wiring -> wiring,
                        host -> host.clock(time).timer(time));
                var esme = gateway.esme()) {
            List<CompletableFuture<Response>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(esme.session.send(TestEsme.message("1000000", "x")));
            }
            for (var answer : answers.subList(0, 2)) {
                assertThat(answer.get(30, TimeUnit.SECONDS).commandStatus()).isEqualTo(ESME_ROK);
            }
            Instant start = time.instant();

            await().pollInterval(Duration.ofMillis(10)).until(() -> {
                time.advance(Duration.ofMillis(100));
                return answers.stream().allMatch(CompletableFuture::isDone);
            });

            assertThat(answers)
                    .allSatisfy(
                            answer -> assertThat(answer.join().commandStatus()).isEqualTo(ESME_ROK));
            assertThat(Duration.between(start, time.instant())).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
        }
    }

    @Test
    void anEsmeInMemory_isServedLikeAnyOther() throws Exception {
        try (var gateway = new RunningGateway(folder, ACME)) {
            SmppSession session = SmppClient.connect(
                    ClientConfig.builder()
                            .systemId("acme")
                            .password("secret")
                            .connector(gateway.extension.inMemory())
                            .build(),
                    ClientHandler.of((_, exchange) -> exchange.reject(ESME_RSYSERR)));

            assertThat(session.send(TestEsme.message("1000000", "x"))
                            .get(30, TimeUnit.SECONDS)
                            .commandStatus())
                    .isEqualTo(ESME_RSYSERR);
            session.close("done");
        }
    }

    @Test
    void byHand_aScriptAsksTheUpstream_andPassesItsAnswerOn() throws Exception {
        try (var upstream = new TestUpstream();
                var gateway = new RunningGateway(folder, ACME + binds(upstream), """
                        @OnPdu Reply d(DataSm pdu) {
                            return switch (smpp.submitVia("one", pdu)) {
                                case Accepted(var id) -> Reply.accept("by hand " + id);
                                case Rejected(var status) -> Reply.reject(status);
                                case NotSent _, Unknown _ -> Reply.reject(ESME_RSYSERR);
                            };
                        }
                        @OnPdu Reply s(SubmitSm pdu) { return Reply.relay("bind:one"); }
                        """);
                var esme = gateway.esme()) {
            gateway.awaitBound("one");

            Response data =
                    esme.send(DataSm.builder().destination("31612345678").build());
            assertThat(((DataSmResp) data).messageId()).isEqualTo("by hand data");
            assertThat(esme.submit("31612345678", "relayed")).matches("\\d{10,19}");
            upstream.onSubmit((_, exchange) -> exchange.reject(ESME_RINVDSTADR));
            assertThat(esme.status(TestEsme.message("31612345678", "refused"))).isEqualTo(ESME_RINVDSTADR);
        }
    }

    @Test
    void drain_answersWhatIsOpen_andUnbinds() throws Exception {
        try (var gateway = new RunningGateway(folder, ACME, """
                        @OnPdu Reply s(SubmitSm pdu) throws Exception {
                            cache.set("asked", "yes");
                            while (cache.get("may answer").isEmpty()) {
                                new CountDownLatch(1).await(5, java.util.concurrent.TimeUnit.MILLISECONDS);
                            }
                            return Reply.accept("late");
                        }
                        """);
                var esme = gateway.esme()) {
            var open = esme.session.send(TestEsme.message("1000000", "x"));
            await().until(() -> gateway.host().caches().get("asked").isPresent());

            var drained = CompletableFuture.supplyAsync(() -> gateway.host().drain(Awaiting.PATIENCE));
            // It is being unbound, which waits for the answer.
            await().until(() -> esme.status(new QuerySm(0, "1", Address.EMPTY)).equals(ESME_RTHROTTLED));
            assertThat(open).isNotDone();
            gateway.host().caches().set("may answer", "yes");

            assertThat(drained.get(60, TimeUnit.SECONDS)).isTrue();
            assertThat(open.get(30, TimeUnit.SECONDS).commandStatus()).isEqualTo(ESME_ROK);
            await().until(() -> esme.session.closed().isDone());
        }
    }

    private static String binds(TestUpstream upstream) {
        return "binds:\n" + bind("one", upstream);
    }

    private static String bind(String name, TestUpstream upstream) {
        return "  - { name: " + name + ", host: 127.0.0.1, port: " + upstream.port()
                + ", system_id: us, password: pw }\n";
    }

    private static String route(String bind) {
        return "routing: { default_chain: [\"bind:" + bind + "\", queue] }\n";
    }
}
