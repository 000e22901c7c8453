package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_RINVDSTADR;
import static io.stonechat.protocol.CommandStatus.ESME_RINVSRCADR;
import static io.stonechat.protocol.CommandStatus.ESME_ROK;
import static io.stonechat.protocol.CommandStatus.ESME_RTHROTTLED;
import static io.stonechat.smpp.Awaiting.await;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.LongMessage;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.Segment;
import io.stonechat.protocol.SmeAddress;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitMultiResp;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Text;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.Tlvs;
import io.stonechat.session.Exchange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which way messages take, and what becomes of them on it: two upstreams over real sockets. */
class RoutesTest {
    private static final String TO = "31612345678";

    @TempDir
    Path folder;

    private final TestUpstream a = new TestUpstream();
    private final TestUpstream b = new TestUpstream();

    @AfterEach
    void close() {
        a.close();
        b.close();
    }

    @Test
    void weights_shareMessagesOut() throws Exception {
        try (var gateway = gateway("default_chain: [ { to: \"bind:a\", weight: 3 }, { to: \"bind:b\" }, queue ]");
                var esme = esme(gateway)) {
            for (int i = 0; i < 40; i++) {
                assertThat(esme.status(TestEsme.message(TO, "x"))).isEqualTo(ESME_ROK);
            }
            await().until(() -> a.submits.size() + b.submits.size() == 40);
            assertThat(a.submits.size()).isBetween(28, 32);
        }
    }

    @Test
    void weights_passOver_aBindThatIsNotBound() throws Exception {
        try (var gateway = gateway("default_chain: [ { to: \"bind:a\", weight: 9 }, { to: \"bind:b\" }, queue ]");
                var esme = esme(gateway)) {
            a.close();
            await().until(() -> gateway.extension
                    .running()
                    .binds()
                    .get("a")
                    .filter(bind -> !bind.bound())
                    .isPresent());
            for (int i = 0; i < 5; i++) {
                assertThat(esme.status(TestEsme.message(TO, "x"))).isEqualTo(ESME_ROK);
                assertThat(b.nextSubmit()).isNotNull();
            }
        }
    }

    @Test
    void weights_passOver_aBindThatIsParked() throws Exception {
        a.onSubmit((_, exchange) -> exchange.reject(ESME_RTHROTTLED));
        try (var gateway =
                        gateway("default_chain: [ { to: \"bind:a\", weight: 1000000 }, { to: \"bind:b\" }, queue ]");
                var esme = esme(gateway)) {
            assertThat(esme.status(TestEsme.message(TO, "first"))).isEqualTo(ESME_ROK);
            await().until(() -> !gateway.extension.running().delivery().takes("a"));
            for (int i = 0; i < 5; i++) {
                assertThat(esme.status(TestEsme.message(TO, "x"))).isEqualTo(ESME_ROK);
                assertThat(b.nextSubmit()).isNotNull();
            }
        }
    }

    @Test
    void conditions_chooseTheRule_theLongestPrefixFirst() throws Exception {
        try (var gateway = gateway("""
                default_chain: ["bind:b"]
                rules:
                  - { prefix: "316", source: ["99*"], chain: ["bind:a"] }
                  - { prefix: "31", user: other, chain: ["bind:a"] }
                  - { prefix: "31", data_coding: [8], chain: ["bind:a"] }
                  - { prefix: ["32", "33"], chain: ["bind:a"] }
                """);
                var esme = esme(gateway)) {
            esme.submit(TO, "by the default chain: no condition is met");
            assertThat(b.nextSubmit()).isNotNull();
            SubmitSm fromShortCode =
                    TestEsme.message(TO, "x").toBuilder().source("9912345").build();
            assertThat(esme.status(fromShortCode)).isEqualTo(ESME_ROK);
            assertThat(a.nextSubmit()).isNotNull();
            assertThat(esme.status(
                            TestEsme.message(TO, "ab").toBuilder().dataCoding(8).build()))
                    .isEqualTo(ESME_ROK);
            assertThat(a.nextSubmit()).isNotNull();
            esme.submit("33612345678", "second prefix");
            assertThat(a.nextSubmit()).isNotNull();
            gateway.apply(config("""
                    default_chain: ["bind:b"]
                    rules: [ { prefix: "31", user: acme, chain: ["bind:a"] } ]
                    """));
            esme.submit(TO, "the rule of this user");
            assertThat(a.nextSubmit()).isNotNull();
            assertThat(b.submits).isEmpty();
        }
    }

    @Test
    void rewrite_changesWhatIsSent_andReceiptsNameWhatTheEsmeUsed() throws Exception {
        try (var gateway = gateway("""
                rules:
                  - prefix: "31"
                    chain: ["bind:a", queue]
                    rewrite: { source: STONECHAT, destination_ton: 2, destination_npi: 8, strip: "31", add: "0",
                               tlvs: { privacy_indicator: 2, my_tlv: "x1" }, remove_tlvs: [source_subaddress] }
                """);
                var esme = esme(gateway)) {
            SubmitSm pdu = TestEsme.message(TO, "hello").toBuilder()
                    .tlvs(Tlvs.of(
                            new Tlv(TlvTag.SOURCE_SUBADDRESS, Octets.of(new byte[] {(byte) 0xA0, 7})),
                            new Tlv(TlvTag.USER_MESSAGE_REFERENCE, Octets.of(new byte[] {0, 7}))))
                    .build();
            assertThat(esme.status(pdu)).isEqualTo(ESME_ROK);
            SubmitSm sent = a.nextSubmit();
            assertThat(sent.tlvs().find(TlvTag.SOURCE_SUBADDRESS)).isEmpty();
            assertThat(sent.tlvs().integer(TlvTag.USER_MESSAGE_REFERENCE)).hasValue(7);
            assertThat(sent.source()).isEqualTo(new Address(5, 0, "STONECHAT"));
            assertThat(sent.destination()).isEqualTo(new Address(2, 8, "0612345678"));
            assertThat(sent.tlvs().integer(TlvTag.PRIVACY_INDICATOR)).hasValue(2);
            assertThat(sent.tlvs().text(0x1400)).contains("x1");
            var _ = a.receipt("up-1", sent, "DELIVRD").get(30, SECONDS);
            DeliverSm receipt = esme.next(DeliverSm.class);
            assertThat(receipt.source().address()).isEqualTo(TO);
            assertThat(receipt.destination().address()).isEqualTo("12345");
            assertThat(Receipt.of(receipt).orElseThrow().stat()).isEqualTo("DELIVRD");
        }
    }

    @Test
    void normalise_bringsNumbersIntoOneForm_byTheRegionOfUserOrRoute() throws Exception {
        String rules = """
                normalise: %s
                region: DE
                default_chain: ["bind:b"]
                rules: [ { prefix: "316", chain: ["bind:a"] } ]
                """;
        String dutch = "system_id: acme, password: secret, region: nl";
        try (var gateway = new RunningGateway(folder, config(rules.formatted("send"), dutch));
                var esme = esme(gateway)) {
            esme.submit("0612345678", "as the user writes it");
            assertThat(a.nextSubmit().destination()).isEqualTo(new Address(1, 1, TO));
            gateway.apply(config(rules.formatted("match"), dutch));
            esme.submit("0612345678", "only looked at");
            assertThat(a.nextSubmit().destination().address()).isEqualTo("0612345678");
            gateway.apply(config(rules.formatted("send")));
            SubmitSm national = TestEsme.message("015112345678", "German").toBuilder()
                    .destination(new Address(2, 1, "015112345678"))
                    .build();
            assertThat(esme.status(national)).isEqualTo(ESME_ROK);
            assertThat(b.nextSubmit().destination()).isEqualTo(new Address(1, 1, "4915112345678"));
        }
    }

    @Test
    void lists_refuse_andAreReadAnewWhenTheyChange() throws Exception {
        Files.writeString(folder.resolve("deny.txt"), "31699* # numbers of somebody\n");
        Files.writeString(folder.resolve("senders.txt"), "Casino\n");
        try (var gateway = gateway("""
                default_chain: ["bind:a", queue]
                deny: { to: deny.txt, from: senders.txt }
                """);
                var esme = esme(gateway)) {
            gateway.watch();
            assertThat(esme.status(TestEsme.message(TO, "x"))).isEqualTo(ESME_ROK);
            assertThat(esme.status(TestEsme.message("31699123456", "x"))).isEqualTo(ESME_RINVDSTADR);
            SubmitSm casino =
                    TestEsme.message(TO, "x").toBuilder().source("CASINO").build();
            assertThat(esme.status(casino)).isEqualTo(ESME_RINVSRCADR);

            gateway.write("deny.txt", "31699*\n31612345678\n");
            await().until(() -> esme.status(TestEsme.message(TO, "x")).equals(ESME_RINVDSTADR));
            gateway.write("senders.txt", "");
            await().until(() -> esme.status(
                            casino.toBuilder().destination("31611111111").build())
                    .equals(ESME_ROK));
            assertThat(esme.session.state().isBound()).isTrue();
        }
    }

    @Test
    void ofSeveralDestinations_theDeniedOnesAreUnsuccessful() throws Exception {
        Files.writeString(folder.resolve("allow.txt"), "316*\n");
        try (var gateway = gateway("""
                default_chain: ["bind:a", queue]
                allow: { to: [allow.txt] }
                """);
                var esme = esme(gateway)) {
            SubmitMulti multi = SubmitMulti.builder()
                    .source("12345")
                    .destinations(List.of(new SmeAddress(Address.of(TO)), new SmeAddress(Address.of("4915112345678"))))
                    .build();
            SubmitMultiResp answer = (SubmitMultiResp) esme.send(multi);
            assertThat(answer.commandStatus()).isEqualTo(ESME_ROK);
            assertThat(answer.unsuccessful()).singleElement().satisfies(refused -> {
                assertThat(refused.address().address()).isEqualTo("4915112345678");
                assertThat(refused.status()).isEqualTo(ESME_RINVDSTADR);
            });
            assertThat(a.nextSubmit().destination().address()).isEqualTo(TO);
        }
    }

    @Test
    void prefixFiles_areRulesOfTheirOwn_andReloadedLive() throws Exception {
        Files.writeString(folder.resolve("nl.txt"), "31\n");
        try (var gateway = gateway("""
                default_chain: ["bind:b"]
                rules: [ { prefix_file: nl.txt, name: dutch, chain: ["bind:a"] } ]
                """);
                var esme = esme(gateway)) {
            gateway.watch();
            esme.submit(TO, "x");
            assertThat(a.nextSubmit()).isNotNull();
            gateway.write("nl.txt", "32\n");
            await().until(() ->
                    gateway.smpp().routingRules().rules().getFirst().prefix().equals("32"));
            esme.submit(TO, "x");
            assertThat(b.nextSubmit()).isNotNull();
        }
    }

    @Test
    void ordered_letsOneMessageAfterTheOtherGo_fromOneAddressToAnother() throws Exception {
        BlockingQueue<Exchange> held = new LinkedBlockingQueue<>();
        a.onSubmit((pdu, exchange) -> {
            a.submits.add(pdu);
            held.add(exchange);
        });
        try (var gateway = gateway("rules: [ { prefix: \"31\", chain: [\"bind:a\", queue], ordered: true } ]\n");
                var esme = esme(gateway)) {
            esme.submit(TO, "1");
            esme.submit(TO, "2");
            esme.submit("31699999999", "other");
            assertThat(a.nextSubmit().destination().address()).isEqualTo(TO);
            assertThat(a.nextSubmit().destination().address()).isEqualTo("31699999999");
            a.answer(held.take(), "first");
            assertThat(a.nextSubmit().body().toByteArray()).containsExactly('2');
        }
    }

    @Test
    void time_isWhenARuleHolds() throws Exception {
        var thursdayNoon = new ManualTime();
        thursdayNoon.advance(Duration.ofHours(12));
        for (String hours : List.of(
                "days: [fri]",
                "from: \"12:01\"",
                "to: \"12:00\"",
                "from: \"12:00\", to: \"13:00\", timezone: Asia/Tokyo")) {
            String rules = """
                    default_chain: ["bind:b"]
                    rules:
                      - { prefix: "316", chain: ["bind:b"], time: { %s } }
                      - { prefix: "31", chain: ["bind:a"], time: { days: [thu], from: "12:00", to: "12:30", timezone: UTC } }
                    """.formatted(hours);
            try (var gateway = new RunningGateway(
                            folder,
                            config(rules),
                            "",
                            wiring -> wiring,
                            host -> host.clock(thursdayNoon).timer(thursdayNoon));
                    var esme = esme(gateway)) {
                esme.submit(TO, hours);
                assertThat(a.nextSubmit()).as(hours).isNotNull();
            }
        }
    }

    @Test
    void rewrite_setsTypeAndPlanOfTheSenderAlone() throws Exception {
        try (var gateway = gateway("""
                rules: [ { prefix: "31", chain: ["bind:a"], rewrite: { source_ton: 3, source_npi: 9 } } ]
                """);
                var esme = esme(gateway)) {
            esme.submit(TO, "x");
            assertThat(a.nextSubmit().source()).isEqualTo(new Address(3, 9, "12345"));
        }
    }

    @Test
    void allow_namesTheOnlySenders() throws Exception {
        Files.writeString(folder.resolve("senders.txt"), "bank\n");
        try (var gateway = gateway("""
                default_chain: ["bind:a", queue]
                allow: { from: senders.txt }
                """);
                var esme = esme(gateway)) {
            assertThat(esme.status(TestEsme.message(TO, "x"))).isEqualTo(ESME_RINVSRCADR);
            SubmitSm bank = TestEsme.message(TO, "x").toBuilder().source("BANK").build();
            assertThat(esme.status(bank)).isEqualTo(ESME_ROK);
        }
    }

    @Test
    void options_areThereForScripts() {
        try (var gateway =
                gateway("rules: [ { prefix: \"31\", name: nl, chain: [\"bind:a\"], options: { fee: 3 } } ]\n")) {
            var rule = gateway.smpp().routingRules().rules().getFirst();
            assertThat(rule.name()).isEqualTo("nl");
            assertThat(rule.options())
                    .hasEntrySatisfying("fee", fee -> assertThat(fee).hasToString("3"));
        }
    }

    @Test
    void mo_rulesSayWhoseAMessageIs_byNumbersKeywordAndBind() throws Exception {
        String users = "system_id: acme, password: secret }, { system_id: other, password: secret";
        String mo = """
                default_chain: ["bind:a"]
                mo:
                  - { to: "12*", from: "4477*", user: other }
                  - { keyword: stop, user: other }
                  - { bind: b, user: other }
                  - { user: acme }
                """;
        try (var gateway = new RunningGateway(folder, config(mo, users));
                var acme = esme(gateway);
                var other = gateway.esme(config -> config.systemId("other"))) {
            fromHandset(a, "49170", "hello");
            fromHandset(a, "44770", "by from");
            fromHandset(a, "49170", "STOP it");
            fromHandset(b, "49170", "by bind");
            assertThat(List.of(body(other), body(other), body(other)))
                    .containsExactlyInAnyOrder("by from", "STOP it", "by bind");
            assertThat(body(acme)).isEqualTo("hello");
            assertThat(acme.received).isEmpty();
        }
    }

    @Test
    void mo_reassemble_putsTheTextTogether_beforeTheRulesAreAsked() throws Exception {
        String text = "stop and what follows ".repeat(20);
        String mo = """
                default_chain: ["bind:a"]
                mo: [ { keyword: stop, user: acme, reassemble: 5m } ]
                """;
        try (var gateway = gateway(mo);
                var esme = esme(gateway)) {
            for (Segment segment : LongMessage.split(text, 7).reversed()) {
                var pdu = DeliverSm.builder().source("49170").destination("12345");
                var _ = a.send(segment.applyTo(pdu).build()).get(30, SECONDS);
            }
            assertThat(Text.of(esme.next(DeliverSm.class))).isEqualTo(text);
        }
    }

    @Test
    void region_ofARule_isThatOfNumbersSentByIt() throws Exception {
        try (var gateway = gateway("""
                normalise: send
                rules: [ { user: acme, chain: ["bind:a"], region: DE } ]
                """);
                var esme = esme(gateway)) {
            esme.submit("015112345678", "a German number");
            assertThat(a.nextSubmit().destination()).isEqualTo(new Address(1, 1, "4915112345678"));
        }
    }

    private static void fromHandset(TestUpstream carrier, String from, String text) throws Exception {
        var _ = carrier.send(TestUpstream.deliver(Address.of(from), Address.of("12345"), text))
                .get(30, SECONDS);
    }

    private static String body(TestEsme esme) throws InterruptedException {
        return new String(esme.next(DeliverSm.class).body().toByteArray(), US_ASCII);
    }

    private RunningGateway gateway(String routing) {
        return new RunningGateway(folder, config(routing));
    }

    private TestEsme esme(RunningGateway gateway) {
        gateway.awaitBound("a");
        gateway.awaitBound("b");
        return gateway.esme();
    }

    private String config(String routing) {
        return config(routing, "system_id: acme, password: secret");
    }

    private String config(String routing, String user) {
        return """
                users: [ { %s } ]
                binds:
                  - { name: a, host: 127.0.0.1, port: %d, system_id: us, password: pw }
                  - { name: b, host: 127.0.0.1, port: %d, system_id: us, password: pw }
                retry: { schedule: [50ms] }
                tlvs: [ { name: my_tlv, tag: 0x1400, type: cstring } ]
                routing:
                """.formatted(user, a.port(), b.port()) + routing.indent(2);
    }
}
