package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_RBINDFAIL;
import static io.stonechat.protocol.CommandStatus.ESME_RCANCELFAIL;
import static io.stonechat.protocol.CommandStatus.ESME_RINVPASWD;
import static io.stonechat.protocol.CommandStatus.ESME_ROK;
import static io.stonechat.protocol.CommandStatus.ESME_RQUERYFAIL;
import static io.stonechat.protocol.CommandStatus.ESME_RREPLACEFAIL;
import static io.stonechat.protocol.CommandStatus.ESME_RSYSERR;
import static io.stonechat.smpp.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stonechat.host.ConfigException;
import io.stonechat.protocol.Address;
import io.stonechat.protocol.AlertNotification;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CancelSm;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.QuerySmResp;
import io.stonechat.protocol.ReplaceSm;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.Tlvs;
import io.stonechat.session.BindFailedException;
import io.stonechat.session.NotSent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scripts decide, and what happens when they do not. */
class ScriptHandlersTest {
    private static final Address NUMBER = Address.of("31612345678");
    private static final String NOTHING = "retry: {}\n";

    @TempDir
    Path folder;

    @Test
    void answers_whatTheScriptSays() throws Exception {
        try (var gateway = run("""
                        @OnPdu Reply submit(SubmitSm pdu, Session esme) { return Reply.accept(esme.systemId() + "-1"); }
                        @OnPdu Reply query(QuerySm pdu) { return Reply.state(MessageState.DELIVERED, "261120103000000+", 7); }
                        """);
                var esme = gateway.esme()) {
            assertThat(esme.submit("31612345678", "hello")).isEqualTo("acme-1");
            assertThat(esme.send(new QuerySm(0, "9", NUMBER))).isInstanceOfSatisfying(QuerySmResp.class, answer -> {
                assertThat(answer.messageId()).isEqualTo("9");
                assertThat(answer.messageState()).isEqualTo(2);
                assertThat(answer.errorCode()).isEqualTo(7);
            });
        }
    }

    @Test
    void asks_theScriptWhoMayBind() {
        try (var gateway = new RunningGateway(folder, NOTHING, """
                @OnBind BindReply authorise(Bind bind) {
                    if (bind.systemId().equals("broken")) { throw new IllegalStateException("broken"); }
                    return bind.passwordMatches("secret") ? BindReply.accept() : BindReply.reject("ESME_RINVPASWD", "no");
                }
                """)) {
            gateway.esme().close();
            assertThatExceptionOfType(BindFailedException.class)
                    .isThrownBy(() -> gateway.esme(config -> config.password("guess")))
                    .satisfies(refused -> assertThat(refused.status()).isEqualTo(ESME_RINVPASWD));
            assertThatExceptionOfType(BindFailedException.class)
                    .isThrownBy(() -> gateway.esme(config -> config.systemId("broken")))
                    .satisfies(refused -> assertThat(refused.status()).isEqualTo(ESME_RBINDFAIL));
        }
    }

    @Test
    void aHandlerThatThrows_isAnsweredWithTheFailureOfItsCommand() throws Exception {
        try (var gateway = run("""
                        @OnPdu Reply submit(SubmitSm pdu) { throw new IllegalStateException("oops"); }
                        @OnPdu Reply cancel(CancelSm pdu) { throw new IllegalStateException("oops"); }
                        @OnPdu Reply query(QuerySm pdu) { throw new IllegalStateException("oops"); }
                        @OnPdu Reply replace(ReplaceSm pdu) { throw new IllegalStateException("oops"); }
                        """);
                var esme = gateway.esme()) {
            assertThat(esme.status(TestEsme.message("31612345678", "hello"))).isEqualTo(ESME_RSYSERR);
            assertThat(esme.status(new CancelSm(0, "", "1", NUMBER, NUMBER))).isEqualTo(ESME_RCANCELFAIL);
            assertThat(esme.status(new QuerySm(0, "1", NUMBER))).isEqualTo(ESME_RQUERYFAIL);
            assertThat(esme.status(new ReplaceSm(0, "1", NUMBER, "", "", 0, 0, Octets.EMPTY, Tlvs.NONE)))
                    .isEqualTo(ESME_RREPLACEFAIL);
        }
    }

    @Test
    void aHandlerThatReturnsNothing_orNonsense_isAnsweredWithSystemError() throws Exception {
        try (var gateway = run("""
                        @OnPdu Reply submit(SubmitSm pdu) {
                            return switch (pdu.destination().address()) {
                                case "1000000" -> null;
                                case "2000000" -> Reply.queue("bind:nope");
                                case "3000000" -> Reply.queue("ims");
                                case "4000000" -> Reply.state(MessageState.DELIVERED);
                                default -> Reply.accept();
                            };
                        }
                        @OnPdu Reply query(QuerySm pdu) { return Reply.queue("bind:nope"); }
                        """);
                var esme = gateway.esme()) {
            for (String number : List.of("1000000", "2000000", "3000000", "4000000")) {
                assertThat(esme.status(TestEsme.message(number, "hello"))).isEqualTo(ESME_RSYSERR);
            }
            assertThat(esme.status(new QuerySm(0, "1", NUMBER))).isEqualTo(ESME_RQUERYFAIL);
            assertThat(esme.status(TestEsme.message("5000000", "hello"))).isEqualTo(ESME_ROK);
        }
    }

    @Test
    void aHandlerThatBlocks_holdsUpNobody() throws Exception {
        try (var gateway = run("""
                        CountDownLatch gate = new CountDownLatch(1);
                        @OnPdu Reply submit(SubmitSm pdu) throws Exception {
                            if (pdu.destination().address().equals("1000000")) { gate.await(); }
                            if (pdu.destination().address().equals("3000000")) { gate.countDown(); }
                            return Reply.accept();
                        }
                        """);
                var esme = gateway.esme()) {
            CompletableFuture<Response> stuck = esme.session.send(TestEsme.message("1000000", "hello"));

            assertThat(esme.status(TestEsme.message("2000000", "hello"))).isEqualTo(ESME_ROK);
            assertThat(stuck).isNotDone();
            assertThat(esme.status(TestEsme.message("3000000", "hello"))).isEqualTo(ESME_ROK);
            assertThat(stuck.get(30, TimeUnit.SECONDS).commandStatus()).isEqualTo(ESME_ROK);
        }
    }

    @Test
    void aHandlerThatBlocks_isAnsweredAtItsDeadline() throws Exception {
        try (var gateway = runShort("""
                        @OnPdu Reply submit(SubmitSm pdu) throws Exception {
                            new CountDownLatch(1).await();
                            return Reply.accept();
                        }
                        """);
                var esme = gateway.esme()) {
            assertThat(esme.status(TestEsme.message("1000000", "hello"))).isEqualTo(ESME_RSYSERR);
        }
    }

    @Test
    void loopsWithoutEnd_inEightSessions_areStopped_andTheOthersCarryOn() throws Exception {
        try (var gateway = runShort("""
                        @OnPdu Reply submit(SubmitSm pdu) {
                            while (pdu.destination().address().equals("1000000")) { }
                            return Reply.accept();
                        }
                        """);
                var healthy = gateway.esme()) {
            List<TestEsme> looping = new ArrayList<>();
            List<CompletableFuture<Response>> stuck = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                looping.add(gateway.esme());
                stuck.add(looping.getLast().session.send(TestEsme.message("1000000", "hello")));
            }

            for (CompletableFuture<Response> each : stuck) {
                assertThat(each.get(60, TimeUnit.SECONDS).commandStatus()).isEqualTo(ESME_RSYSERR);
            }
            carriesOn(healthy);
            for (TestEsme each : looping) {
                carriesOn(each);
                each.close();
            }
        }
    }

    /** The short deadline is that of these handlers as well: on a busy machine one may pass it. */
    private static void carriesOn(TestEsme esme) {
        await().until(() -> esme.status(TestEsme.message("2000000", "hello")).isOk());
    }

    @Test
    void aWrongSignature_isNamed_withTheExpectedOne() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> run("@OnPdu String submit(SubmitSm pdu) { return \"yes\"; }\n"))
                .withMessageContaining("gateway.java")
                .withMessageContaining("a handler of submit_sm returns Reply, not String")
                .withMessageContaining("Reply name(SubmitSm pdu, Session session)");
    }

    @Test
    void twoHandlersForOneEvent_areAnErrorThatNamesBoth() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> run("""
                        @OnPdu Reply one(SubmitSm pdu) { return Reply.accept(); }
                        @OnPdu Reply two(SubmitSm pdu) { return Reply.accept(); }
                        """))
                .withMessageContaining("one")
                .withMessageContaining("two");
    }

    @Test
    void theBoundHandler_maySendOnItsOwnSession() throws Exception {
        try (var gateway = run("""
                        @OnSession("bound") void welcome(Session esme) {
                            if (esme.isEsme()) {
                                var outcome = smpp.deliverTo(esme.sessionId(), DeliverSm.builder().source("777777").build());
                                cache.set("outcome", outcome.toString());
                            }
                        }
                        @OnPdu Reply submit(SubmitSm pdu) { return Reply.accept(cache.get("outcome").orElse("none")); }
                        """);
                var esme = gateway.esme()) {
            assertThat(esme.next(DeliverSm.class).source().address()).isEqualTo("777777");
            await().until(() -> esme.submit("2000000", "hello").startsWith("Accepted"));
        }
    }

    @Test
    void aTransmitter_isNeverSentADeliverSm() {
        try (var gateway = run("""
                        @OnPdu Reply submit(SubmitSm pdu) { return Reply.accept(); }
                        """);
                var _ = gateway.esme(config -> config.bindType(BindType.TRANSMITTER))) {
            var outcome = gateway.smpp().deliverTo("acme", DeliverSm.builder().build());

            assertThat(outcome)
                    .isEqualTo(
                            new NotSent(
                                    "\"acme\" is neither a session nor the system_id of an ESME that is bound and can receive"));
        }
    }

    @Test
    void anAlert_reachesItsEsme() throws Exception {
        try (var gateway = run("@OnPdu Reply submit(SubmitSm pdu) { return Reply.accept(); }\n");
                var esme = gateway.esme()) {
            gateway.smpp().alertTo("acme", new AlertNotification(0, NUMBER, NUMBER, Tlvs.NONE));

            assertThat(esme.next(AlertNotification.class).source()).isEqualTo(NUMBER);
        }
    }

    @Test
    void aBindThatIsUnknownOrDown_isNotSent_atOnce() {
        try (var gateway = run("@OnPdu Reply submit(SubmitSm pdu) { return Reply.accept(); }\n")) {
            assertThat(gateway.smpp().submitVia("nope", TestEsme.message("1000000", "x")))
                    .isEqualTo(new NotSent("there is no bind \"nope\" in the configuration"));
        }
    }

    private RunningGateway run(String script) {
        return new RunningGateway(folder, NOTHING, RunningGateway.ANYBODY + script);
    }

    /** One whose handlers must not take long. */
    private RunningGateway runShort(String script) {
        return new RunningGateway(folder, NOTHING, RunningGateway.ANYBODY + script, Duration.ofMillis(1500));
    }
}
