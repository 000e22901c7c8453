package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_RINVDSTADR;
import static io.stonechat.protocol.CommandStatus.ESME_ROK;
import static io.stonechat.protocol.CommandStatus.ESME_RSYSERR;
import static io.stonechat.protocol.CommandStatus.ESME_RTHROTTLED;
import static io.stonechat.smpp.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hooks of stored messages, in real scripts on a real gateway. */
class HookScriptsTest {
    private static final String QUEUE = RunningGateway.ANYBODY + """
            @OnPdu Reply submit(SubmitSm pdu) { return Reply.queue(); }
            """;

    @TempDir
    Path folder;

    @Test
    void onRoute_choosesTheWay_rewrites_andIsLiveAtTheNextMessageAfterAReload() throws Exception {
        String route = QUEUE + """
                @OnRoute RouteReply route(RouteEvent event) {
                    var pdu = ((SubmitSm) event.message().pdu()).toBuilder().serviceType("%s").build();
                    return RouteReply.send("bind:up", "queue").rewrite(pdu).tag("seen", event.id());
                }
                """;
        try (var upstream = new TestUpstream();
                var gateway = run(upstream.port(), "", route.formatted("one"));
                var esme = gateway.esme()) {
            String id = esme.submit("31612345678", "hello");
            assertThat(upstream.nextSubmit().serviceType()).isEqualTo("one");
            assertThat(gateway.store().get(id).orElseThrow().attributes()).containsEntry("seen", id + ".route.1");

            assertThat(gateway.reload(route.formatted("two"))).isEmpty();
            esme.submit("31612345678", "hello");
            assertThat(upstream.nextSubmit().serviceType()).isEqualTo("two");
        }
    }

    @Test
    void onRoute_aloneIsEnoughToQueue_andWhatFails_isLeftToTheRules() throws Exception {
        try (var upstream = new TestUpstream();
                var gateway = run(
                        upstream.port(),
                        "routing: { default_chain: [\"bind:up\", queue] }",
                        RunningGateway.ANYBODY + """
                        @OnRoute RouteReply route(RouteEvent event) {
                            return switch (event.message().text()) {
                                case "throws" -> throw new IllegalStateException("no idea");
                                case "null" -> null;
                                case "nowhere" -> RouteReply.send("bind:nowhere");
                                default -> RouteReply.refuse(MessageState.REJECTED);
                            };
                        }
                        """);
                var esme = gateway.esme()) {
            for (String text : new String[] {"throws", "null", "nowhere"}) {
                esme.submit("31612345678", text);
                assertThat(Text.of(upstream.nextSubmit())).isEqualTo(text);
            }
            esme.submit("31612345678", "other");
            assertThat(receipt(esme).stat()).isEqualTo("REJECTD");
        }
    }

    @Test
    void onRoute_thatPassesItsDeadline_isLeftToTheRules() throws Exception {
        try (var upstream = new TestUpstream();
                var gateway = new RunningGateway(
                        folder,
                        config(upstream.port(), "routing: { default_chain: [\"bind:up\", queue] }"),
                        QUEUE + """
                        @OnRoute RouteReply route(RouteEvent event) throws Exception {
                            new CountDownLatch(1).await();
                            return RouteReply.byRules();
                        }
                        """,
                        Duration.ofMillis(1500));
                var esme = gateway.esme()) {
            esme.submit("31612345678", "hello");
            assertThat(Text.of(upstream.nextSubmit())).isEqualTo("hello");
        }
    }

    @Test
    void onFailure_seesTheStatus_andDiverts() throws Exception {
        try (var upstream = new TestUpstream();
                var backup = new TestUpstream();
                var gateway = new RunningGateway(
                        folder, """
                        users: [ { system_id: acme, password: secret } ]
                        binds:
                          - { name: up, host: 127.0.0.1, port: %d, system_id: us, password: pw }
                          - { name: backup, host: 127.0.0.1, port: %d, system_id: us, password: pw }
                        """.formatted(upstream.port(), backup.port()), RunningGateway.ANYBODY + """
                        @OnPdu Reply submit(SubmitSm pdu) { return Reply.queue("bind:up"); }
                        @OnFailure FailureReply failed(FailureEvent event) {
                            return event.reason().equals(FailureEvent.REJECTED) && event.status() == ESME_RINVDSTADR
                                    ? FailureReply.divert("bind:backup") : FailureReply.byRule();
                        }
                        """);
                var esme = gateway.esme()) {
            upstream.onSubmit((_, exchange) -> exchange.reject(ESME_RINVDSTADR));
            esme.submit("31612345678", "hello");
            assertThat(Text.of(backup.nextSubmit())).isEqualTo("hello");
        }
    }

    @Test
    void onReceipt_decidesWhatTheEsmeIsTold() throws Exception {
        try (var upstream = new TestUpstream();
                var gateway = run(upstream.port(), "", QUEUE + """
                        @OnRoute RouteReply route(RouteEvent event) { return RouteReply.send("bind:up"); }
                        @OnReceipt ReceiptReply receipt(ReceiptEvent event) {
                            return ReceiptReply.tell(MessageState.EXPIRED).withError("077").withText(event.bind());
                        }
                        """);
                var esme = gateway.esme()) {
            String id = esme.submit("31612345678", "hello");
            var _ = upstream.receipt("up-1", upstream.nextSubmit(), "DELIVRD").get(30, TimeUnit.SECONDS);
            Receipt told = receipt(esme);
            assertThat(told.id()).isEqualTo(id);
            assertThat(told.stat()).isEqualTo("EXPIRED");
            assertThat(told.err()).isEqualTo("077");
            assertThat(told.text()).isEqualTo("up");
            assertThat(gateway.store().get(id).orElseThrow().state()).isEqualTo("DELIVERED");
        }
    }

    @Test
    void onUnmatchedReceipt_comesBeforeTheHandlerOfDeliverSm_andNamesTheMessage() throws Exception {
        try (var upstream = new TestUpstream();
                var gateway = run(upstream.port(), "", RunningGateway.ANYBODY + """
                        @OnPdu Reply submit(SubmitSm pdu) { return Reply.queue("bind:up"); }
                        @OnPdu Reply incoming(DeliverSm pdu) { return Reply.reject(ESME_RX_P_APPN); }
                        @OnUnmatchedReceipt UnmatchedReply whose(UnmatchedReceiptEvent event) {
                            return UnmatchedReply.toMessage(event.upstreamId());
                        }
                        """);
                var esme = gateway.esme()) {
            String id = esme.submit("31612345678", "hello");
            SubmitSm sent = upstream.nextSubmit();
            await().until(() -> gateway.store().get(id).orElseThrow().state().equals("SENT"));
            assertThat(upstream.receipt(id, sent, "UNDELIV")
                            .get(30, TimeUnit.SECONDS)
                            .commandStatus())
                    .isEqualTo(ESME_ROK);
            assertThat(receipt(esme).stat()).isEqualTo("UNDELIV");
        }
    }

    @Test
    void onMo_saysWhoseAMessageIs_andTheHandlerOfDeliverSmComesFirst() throws Exception {
        String owner = RunningGateway.ANYBODY + """
                @OnMo MoReply owner(MoEvent event) {
                    return event.text().equals("no") ? MoReply.reject(ESME_RX_P_APPN) : MoReply.deliverTo("acme");
                }
                """;
        try (var upstream = new TestUpstream();
                var gateway = run(upstream.port(), "", owner);
                var esme = gateway.esme()) {
            await().until(() -> upstream.sessions() == 1);
            assertThat(mobileOriginated(upstream, "yes")).isEqualTo(ESME_ROK);
            assertThat(Text.of(esme.next(DeliverSm.class))).isEqualTo("yes");
            assertThat(mobileOriginated(upstream, "no")).isEqualTo(CommandStatus.ESME_RX_P_APPN);

            assertThat(gateway.reload(owner + """
                    @OnPdu Reply incoming(DeliverSm pdu) {
                        return Text.of(pdu).equals("mine") ? Reply.accept("") : Reply.queue();
                    }
                    """)).isEmpty();
            assertThat(mobileOriginated(upstream, "mine")).isEqualTo(ESME_ROK);
            assertThat(mobileOriginated(upstream, "yours")).isEqualTo(ESME_ROK);
            assertThat(Text.of(esme.next(DeliverSm.class))).isEqualTo("yours");
        }
    }

    @Test
    void aMessageThatTheScriptFailsOnThreeTimes_isADeadLetter() throws Exception {
        try (var upstream = new TestUpstream();
                var gateway = run(upstream.port(), "", RunningGateway.ANYBODY + """
                        @OnPdu Reply incoming(DeliverSm pdu) { throw new IllegalStateException("not again"); }
                        """)) {
            await().until(() -> upstream.sessions() == 1);
            assertThat(mobileOriginated(upstream, "bad")).isEqualTo(ESME_RSYSERR);
            assertThat(mobileOriginated(upstream, "bad")).isEqualTo(ESME_RSYSERR);
            assertThat(mobileOriginated(upstream, "other")).isEqualTo(ESME_RSYSERR);
            assertThat(mobileOriginated(upstream, "bad")).isEqualTo(ESME_ROK);
            assertThat(gateway.store().find(StoreQuery.all().in("DEAD_LETTER")))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.text()).isEqualTo("bad"));
        }
    }

    @Test
    void onFinal_isToldUntilItHasTakenIt_alsoOverAReload() throws Exception {
        String ended = QUEUE + """
                @OnRoute RouteReply route(RouteEvent event) { return RouteReply.send("bind:up"); }
                @OnFinal void ended(FinalEvent event) {
                    %s
                }
                """;
        try (var upstream = new TestUpstream();
                var gateway =
                        run(upstream.port(), "", ended.formatted("throw new IllegalStateException(event.id());"));
                var esme = gateway.esme()) {
            String id = esme.submit("31612345678", "hello");
            var _ = upstream.receipt("up-1", upstream.nextSubmit(), "DELIVRD").get(30, TimeUnit.SECONDS);
            receipt(esme);
            assertThat(gateway.reload(ended.formatted("cache.set(event.id(), event.state());")))
                    .isEmpty();
            await().until(() -> cached(gateway, id + ".final").equals(Optional.of("DELIVERED")));
        }
    }

    @Test
    void relay_answersThatTheUpstreamIsBusy_asItSaid() throws Exception {
        try (var upstream = new TestUpstream();
                var gateway = run(upstream.port(), "", RunningGateway.ANYBODY + """
                        @OnPdu Reply submit(SubmitSm pdu) { return Reply.relay("bind:up"); }
                        """);
                var esme = gateway.esme()) {
            gateway.awaitBound("up");
            upstream.onSubmit((_, exchange) -> exchange.reject(ESME_RTHROTTLED));
            assertThat(esme.status(TestEsme.message("31612345678", "hello"))).isEqualTo(ESME_RTHROTTLED);
        }
    }

    @Test
    void aSubmitHandlerThatReturnsNull_isAnsweredWithAnError() throws Exception {
        try (var upstream = new TestUpstream();
                var gateway = run(upstream.port(), "", RunningGateway.ANYBODY + """
                        @OnPdu Reply submit(SubmitSm pdu) { return null; }
                        """);
                var esme = gateway.esme()) {
            assertThat(esme.status(TestEsme.message("31612345678", "hello"))).isEqualTo(ESME_RSYSERR);
        }
    }

    private static Optional<String> cached(RunningGateway gateway, String key) {
        return gateway.host().caches().get(key);
    }

    private static CommandStatus mobileOriginated(TestUpstream upstream, String text) throws Exception {
        return upstream.send(TestUpstream.deliver(Address.of("31699999999"), Address.of("49160000000"), text))
                .get(30, TimeUnit.SECONDS)
                .commandStatus();
    }

    private static Receipt receipt(TestEsme esme) throws InterruptedException {
        return Receipt.of(esme.next(DeliverSm.class)).orElseThrow();
    }

    private RunningGateway run(int upstreamPort, String more, String script) {
        return new RunningGateway(folder, config(upstreamPort, more), script);
    }

    private static String config(int upstreamPort, String more) {
        return """
                users: [ { system_id: acme, password: secret } ]
                binds: [ { name: up, host: 127.0.0.1, port: %d, system_id: us, password: pw } ]
                retry: { schedule: [100ms] }
                %s
                """.formatted(upstreamPort, more);
    }
}
