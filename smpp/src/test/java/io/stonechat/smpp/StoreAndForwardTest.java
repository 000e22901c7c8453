package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_RINVDSTADR;
import static io.stonechat.protocol.CommandStatus.ESME_ROK;
import static io.stonechat.protocol.CommandStatus.ESME_RTHROTTLED;
import static io.stonechat.smpp.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.AlertNotification;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Text;
import io.stonechat.protocol.Tlvs;
import io.stonechat.session.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The kinds of messages that the gateway people come from loses (and its readers know by number): none is lost here,
 * neither with the built-in policy nor with the script of examples/gateway.
 */
class StoreAndForwardTest {
    private static final String BUILT_IN = "built-in policy";
    private static final String EXAMPLE = "examples/gateway/gateway.java";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {BUILT_IN, EXAMPLE})
    void one_anUpstreamThatIsDown_getsTheMessageWhenItIsBack(String policy) throws Exception {
        int port = FreePort.choose();
        try (var gateway = run(port, policy);
                var esme = gateway.esme()) {
            assertThat(esme.submit("31612345678", "hello")).isNotEmpty();

            try (var upstream = new TestUpstream(port)) {
                assertThat(Text.of(upstream.nextSubmit())).isEqualTo("hello");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BUILT_IN, EXAMPLE})
    void two_theEsmeHasItsAnswer_beforeTheUpstreamHasGivenOne(String policy) throws Exception {
        try (var upstream = new TestUpstream();
                var gateway = run(upstream.port(), policy);
                var esme = gateway.esme()) {
            var asked = new CompletableFuture<Exchange>();
            upstream.onSubmit((_, exchange) -> asked.complete(exchange));

            assertThat(esme.submit("31612345678", "hello")).isNotEmpty();
            asked.get(30, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BUILT_IN, EXAMPLE})
    void three_aReceiptThatOvertakesItsResponse_isNotLost(String policy) throws Exception {
        try (var upstream = new TestUpstream();
                var gateway = run(upstream.port(), policy);
                var esme = gateway.esme()) {
            upstream.onSubmit((pdu, exchange) -> {
                var receipt = upstream.receipt("up-1", pdu, "DELIVRD");
                var _ = receipt.whenComplete((_, _) -> {});
                upstream.accept(pdu, exchange);
            });

            String id = esme.submit("31612345678", "hello");

            assertThat(receipt(esme).id()).isEqualTo(id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BUILT_IN, EXAMPLE})
    void four_aReceipt_findsItsEsme_alsoAfterItRebound(String policy) throws Exception {
        try (var upstream = new TestUpstream();
                var gateway = run(upstream.port(), policy)) {
            String id;
            SubmitSm sent;
            try (var before = gateway.esme()) {
                id = before.submit("31612345678", "hello");
                sent = upstream.nextSubmit();
            }
            assertThat(upstream.receipt("up-1", sent, "DELIVRD")
                            .get(30, TimeUnit.SECONDS)
                            .commandStatus())
                    .isEqualTo(ESME_ROK);

            try (var after = gateway.esme()) {
                Receipt receipt = receipt(after);
                assertThat(receipt.id()).isEqualTo(id);
                assertThat(receipt.stat()).isEqualTo("DELIVRD");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BUILT_IN, EXAMPLE})
    void five_aMessageOfAHandset_waitsForItsOwner(String policy) throws Exception {
        try (var upstream = new TestUpstream();
                var gateway = run(upstream.port(), policy)) {
            await().until(() -> upstream.sessions() == 1);
            var answer = upstream.send(
                    TestUpstream.deliver(Address.of("31699999999"), Address.of("49160000000"), "hi there"));
            assertThat(answer.get(30, TimeUnit.SECONDS).commandStatus()).isEqualTo(ESME_ROK);

            try (var owner = gateway.esme()) {
                assertThat(Text.of(owner.next(DeliverSm.class))).isEqualTo("hi there");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BUILT_IN, EXAMPLE})
    void six_aRefusalOfTheUpstream_isToldByAReceipt(String policy) throws Exception {
        try (var upstream = new TestUpstream();
                var gateway = run(upstream.port(), policy);
                var esme = gateway.esme()) {
            upstream.onSubmit((_, exchange) -> exchange.reject(ESME_RINVDSTADR));

            String id = esme.submit("31612345678", "hello");

            Receipt receipt = receipt(esme);
            assertThat(receipt.id()).isEqualTo(id);
            assertThat(receipt.stat()).isIn("UNDELIV", "REJECTD");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BUILT_IN, EXAMPLE})
    void aBusyUpstream_getsTheMessageAgain(String policy) throws Exception {
        try (var upstream = new TestUpstream();
                var gateway = run(upstream.port(), policy);
                var esme = gateway.esme()) {
            upstream.onSubmit((_, exchange) -> {
                upstream.onSubmit(upstream::accept);
                exchange.reject(ESME_RTHROTTLED);
            });

            assertThat(esme.submit("31612345678", "hello")).isNotEmpty();

            assertThat(Text.of(upstream.nextSubmit())).isEqualTo("hello");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BUILT_IN, EXAMPLE})
    void aReceiver_getsWhatATransmitterOfItsAccountSubmitted(String policy) throws Exception {
        try (var upstream = new TestUpstream();
                var gateway = run(upstream.port(), policy);
                var transmitter = gateway.esme(config -> config.bindType(BindType.TRANSMITTER));
                var receiver = gateway.esme(config -> config.bindType(BindType.RECEIVER))) {
            String id = transmitter.submit("31612345678", "hello");
            var _ = upstream.receipt("up-1", upstream.nextSubmit(), "DELIVRD").get(30, TimeUnit.SECONDS);

            assertThat(receipt(receiver).id()).isEqualTo(id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = EXAMPLE)
    void theExample_passesAlertsOn_toTheOwnerOfTheNumber(String policy) throws Exception {
        try (var upstream = new TestUpstream();
                var gateway = run(upstream.port(), policy);
                var esme = gateway.esme()) {
            await().until(() -> upstream.sessions() == 1);
            upstream.session()
                    .notify(new AlertNotification(0, Address.of("31699999999"), Address.of("49160000000"), Tlvs.NONE));

            Request alert = esme.next(AlertNotification.class);
            assertThat(((AlertNotification) alert).source().address()).isEqualTo("31699999999");
        }
    }

    private static Receipt receipt(TestEsme esme) throws InterruptedException {
        return Receipt.of(esme.next(DeliverSm.class)).orElseThrow();
    }

    private RunningGateway run(int upstreamPort, String policy) {
        return new RunningGateway(folder, """
                users: [ { system_id: acme, password: secret } ]
                binds: [ { name: up, host: 127.0.0.1, port: %d, system_id: us, password: pw } ]
                routing: { default_chain: ["bind:up", queue], mo: [ { to: "4916*", user: acme } ] }
                retry: { schedule: [100ms] }
                """.formatted(upstreamPort), policy.equals(EXAMPLE) ? example() : "");
    }

    /** The script as it is shipped, but for its first imports, which the fixture writes. */
    private static String example() {
        try {
            String script = Files.readString(Path.of("..").resolve(EXAMPLE));
            return script.replaceFirst("import module io.stonechat.script;\n", "")
                    .replaceFirst("import static io.stonechat.protocol.CommandStatus.\\*;\n", "")
                    .replaceFirst("Smpp smpp;\nLog log;\n", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
