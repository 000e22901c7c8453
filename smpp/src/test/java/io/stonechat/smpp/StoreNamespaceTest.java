package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_RINVDSTADR;
import static io.stonechat.protocol.CommandStatus.ESME_RSYSERR;
import static io.stonechat.smpp.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Text;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store as scripts see it, and a message of a script's own. */
class StoreNamespaceTest {
    @TempDir
    Path folder;

    @Test
    void aScript_submitsMessagesOfItsOwn_andFindsThem_alsoAfterAReload() throws Exception {
        String script = "Store store;\n" + RunningGateway.ANYBODY + """
                @OnPdu Reply submit(SubmitSm pdu) {
                    return switch (Text.of(pdu)) {
                        case "submit" -> Reply.accept(store.submitText("acme", Address.of("%1$s"), pdu.destination(), "from a script", "bind:up"));
                        case "count" -> Reply.accept("" + store.find(StoreQuery.all().ofAccount("acme").fromAddress("%1$s")).size());
                        default -> Reply.queue("bind:away", "queue");
                    };
                }
                """;
        try (var upstream = new TestUpstream();
                var gateway = run(upstream.port(), script.formatted("777"));
                var esme = gateway.esme()) {
            String id = esme.submit("31612345678", "submit");
            SubmitSm sent = upstream.nextSubmit();
            assertThat(Text.of(sent)).isEqualTo("from a script");
            assertThat(sent.source().address()).isEqualTo("777");
            var _ = upstream.receipt("up-1", sent, "DELIVRD").get(30, TimeUnit.SECONDS);
            Receipt receipt = Receipt.of(esme.next(DeliverSm.class)).orElseThrow();
            assertThat(receipt.id()).isEqualTo(id);

            assertThat(gateway.reload(script.formatted("777"))).isEmpty();
            assertThat(esme.submit("31612345678", "count")).isEqualTo("1");
        }
    }

    @Test
    void get_showsAMessage_asItStands() throws Exception {
        try (var upstream = new TestUpstream();
                var gateway = run(upstream.port(), queueing("bind:up"));
                var esme = gateway.esme()) {
            upstream.onSubmit((_, exchange) -> exchange.reject(ESME_RINVDSTADR));
            String id = esme.submit("31612345678", "hello");
            await().until(() -> gateway.store().get(id).orElseThrow().isEnded());
            Message message = gateway.store().get(id).orElseThrow();
            assertThat(message.state()).isEqualTo("REJECTED");
            assertThat(message.text()).isEqualTo("hello");
            assertThat(message.chain()).containsExactly("bind:up");
            assertThat(message.lastAttempt().orElseThrow().status()).isEqualTo(ESME_RINVDSTADR);
            assertThat(gateway.store().get("4711")).isEmpty();
            assertThatThrownBy(() -> gateway.store().get("x"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\"x\" is no message id");
        }
    }

    @Test
    void cancel_takesBackWhatHasNotGoneOn_andNothingElse() throws Exception {
        try (var upstream = new TestUpstream();
                var gateway = run(upstream.port(), queueing("bind:away"));
                var esme = gateway.esme()) {
            String id = esme.submit("31612345678", "hello");
            assertThat(gateway.store().cancel(id)).isTrue();
            assertThat(gateway.store().get(id).orElseThrow().state()).isEqualTo("DELETED");
            assertThat(gateway.store().cancel(id)).isFalse();
            assertThat(gateway.store().cancel("4711")).isFalse();
        }
    }

    @Test
    void retry_makesAMessageDueNow() throws Exception {
        try (var upstream = new TestUpstream();
                var gateway = run(upstream.port(), queueing("bind:up", "queue"))) {
            upstream.onSubmit((_, exchange) -> {
                upstream.onSubmit(upstream::accept);
                exchange.reject(ESME_RSYSERR);
            });
            String id = gateway.store()
                    .submitText("acme", Address.of("1"), Address.of("31612345678"), "hello", "bind:up", "queue");
            await().until(() -> gateway.store().get(id).orElseThrow().retries() == 1);
            assertThat(gateway.store().retry(id)).isTrue();
            assertThat(Text.of(upstream.nextSubmit())).isEqualTo("hello");
        }
    }

    @Test
    void submit_refuses_whatCannotBeSent() {
        try (var upstream = new TestUpstream();
                var gateway = run(upstream.port(), queueing("bind:up"))) {
            SubmitSm tooLate = SubmitSm.builder()
                    .source("1")
                    .destination("31612345678")
                    .validityPeriod("200101000000000+")
                    .build();
            assertThatThrownBy(() -> gateway.store().submit("acme", tooLate, "bind:up"))
                    .isInstanceOf(SubmitRefusedException.class)
                    .hasMessageContaining("ESME_RINVEXPIRY");
            assertThatThrownBy(() -> gateway.store().submit("acme", tooLate, "bind:nowhere"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("nowhere");
        }
    }

    @Test
    void aLongText_goesIntoThePayload() throws Exception {
        try (var upstream = new TestUpstream();
                var gateway = run(upstream.port(), queueing("bind:up"))) {
            String text = "a long text ".repeat(40);
            gateway.store().submitText("acme", Address.of("1"), Address.of("31612345678"), text, "bind:up");
            assertThat(Text.of(upstream.nextSubmit())).isEqualTo(text);
        }
    }

    @Test
    void aScript_maySubmit_whileItIsLoaded() throws Exception {
        try (var upstream = new TestUpstream();
                var _ = run(upstream.port(), "Store store;\n" + queueing("bind:up") + """
                        void main() {
                            store.submitText("acme", Address.of("1"), Address.of("31612345678"), "loaded", "bind:up");
                        }
                        """)) {
            assertThat(Text.of(upstream.nextSubmit())).isEqualTo("loaded");
        }
    }

    private static String queueing(String... chain) {
        return RunningGateway.ANYBODY + "@OnPdu Reply submit(SubmitSm pdu) { return Reply.queue(\""
                + String.join("\", \"", chain) + "\"); }\n";
    }

    private RunningGateway run(int upstreamPort, String script) {
        return new RunningGateway(folder, """
                users: [ { system_id: acme, password: secret } ]
                binds:
                  - { name: up, host: 127.0.0.1, port: %d, system_id: us, password: pw }
                  - { name: away, host: 127.0.0.1, port: 1, system_id: us, password: pw }
                retry: { schedule: [1h] }
                """.formatted(upstreamPort), script);
    }
}
