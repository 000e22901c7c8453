package io.stonechat.testkit;

import static io.stonechat.protocol.CommandStatus.ESME_RINVDSTADR;
import static io.stonechat.protocol.CommandStatus.ESME_ROK;
import static io.stonechat.protocol.CommandStatus.ESME_RSYSERR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stonechat.session.Accepted;
import io.stonechat.session.NotSent;
import io.stonechat.session.Rejected;
import io.stonechat.session.Unknown;
import io.stonechat.smpp.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Time goes on when the test says so, and what can go wrong goes wrong when the test says so. */
class HarnessTimeTest {

    private static final String CONFIG = """
            extensions:
              smpp:
                server: { inactivity_timer_ms: 0, enquire_link_timer_ms: 0 }
                binds: [ { name: up, host: up.example, port: 2775, system_id: gw, password: gw, response_timer_ms: 10000,
                           enquire_link_timer_ms: 0 } ]
                retry: { schedule: [10s, 1m], expire_after: 24h }
            """;

    private static final String SCRIPT = """
            import module io.stonechat.script;
            import static io.stonechat.protocol.CommandStatus.*;

            Smpp smpp;  Cache cache;  Log log;  Timers timers;  Metrics metrics;

            @OnBind BindReply in(Bind bind) { return BindReply.accept(); }

            @OnPdu Reply submit(SubmitSm pdu, Session session) {
                return switch (pdu.destination().address()) {
                    case "1" -> Reply.queue("bind:up", "queue");
                    case "2" -> Reply.relay("bind:up");
                    case "3" -> {
                        Outcome outcome = smpp.submitVia("up", pdu);
                        cache.set("outcome", outcome.toString());
                        yield outcome instanceof Accepted(var id) ? Reply.accept(id) : Reply.reject(ESME_RSYSERR);
                    }
                    case "4" -> throw new IllegalStateException("as the test wants it");
                    case "5" -> {
                        metrics.counter("asked", "how often", "by").labels(session.systemId()).inc();
                        timers.set("later", Duration.ofHours(2), key -> cache.set("rang", key));
                        yield Reply.accept();
                    }
                    default -> Reply.accept();
                };
            }
            """;

    @RegisterExtension
    static final HarnessExtension GATEWAY = HarnessExtension.of(
            Harness.ofSource(SCRIPT).config(CONFIG).startingAt(Instant.parse("2026-03-01T00:00:00Z")));

    @Test
    void aHandlerThatWaits_isWaitedFor_onlyUntilItWaits(Harness harness) {
        Upstream up = harness.upstream("up");
        up.answers(Answer.timeout());
        Sent sent = harness.bind("a", "b").submit("3", "hello");

        assertThat(sent.isAnswered()).isFalse();
        assertThatThrownBy(sent::status).isInstanceOf(AssertionError.class).hasMessageContaining("not answered it yet");
        assertThat(harness.calls("smpp.on_pdu")).isEmpty();

        up.last().answer(Answer.accept("77"));

        assertThat(sent.messageId()).isEqualTo("77");
        assertThat(harness.cache().get("outcome")).contains(new Accepted("77").toString());
    }

    @Test
    void noAnswerInTime_isUnknown(Harness harness) {
        harness.upstream("up").answers(Answer.timeout());
        Sent sent = harness.bind("a", "b").submit("3", "hello");

        harness.advance(Duration.ofSeconds(9));
        assertThat(sent.isAnswered()).isFalse();

        harness.advance(Duration.ofSeconds(1));
        assertThat(sent.status()).isEqualTo(ESME_RSYSERR);
        assertThat(harness.cache().get("outcome").orElseThrow()).startsWith(Unknown.class.getSimpleName());
    }

    @Test
    void aLinkLostInPlaceOfAnAnswer_isUnknown(Harness harness) {
        harness.upstream("up").answers(Answer.unknown());

        assertThat(harness.bind("a", "b").submit("3", "hello").status()).isEqualTo(ESME_RSYSERR);

        assertThat(harness.cache().get("outcome").orElseThrow()).startsWith(Unknown.class.getSimpleName());
    }

    @Test
    void aNack_isARefusal(Harness harness) {
        harness.upstream("up").answers(Answer.nack());

        harness.bind("a", "b").submit("3", "hello");

        assertThat(harness.cache().get("outcome").orElseThrow()).startsWith(Rejected.class.getSimpleName());
    }

    @Test
    void aBindThatIsDown_isSentNothing(Harness harness) {
        Upstream up = harness.upstream("up");
        up.down();

        harness.bind("a", "b").submit("3", "hello");

        assertThat(harness.cache().get("outcome").orElseThrow()).startsWith(NotSent.class.getSimpleName());
        assertThat(up.isBound()).isFalse();
        assertThatThrownBy(() -> up.deliver("1", "2", "hello"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not bound");

        up.up();
        harness.advance(Duration.ofMinutes(1));
        assertThat(up.isBound()).isTrue();
    }

    @Test
    void answersComeInTheirOrder_andTheLastOneStays(Harness harness) {
        harness.upstream("up").answers(Answer.reject(ESME_RINVDSTADR), Answer.accept());
        Esme esme = harness.bind("a", "b");

        assertThat(IntStream.range(0, 3)
                        .mapToObj(_ -> esme.submit("3", "hello").status())
                        .toList())
                .isEqualTo(List.of(ESME_RSYSERR, ESME_ROK, ESME_ROK));
    }

    @Test
    void retriesHappenAtTheirTimes(Harness harness) {
        Upstream up = harness.upstream("up");
        up.answers(Answer.reject(ESME_RSYSERR));
        Sent sent = harness.bind("a", "b").submit("1", "hello");
        assertThat(sent.status()).isEqualTo(ESME_ROK);
        assertThat(up.received()).hasSize(1);

        harness.advance(Duration.ofSeconds(10));
        assertThat(up.received()).hasSize(2);

        harness.advance(Duration.ofSeconds(59));
        assertThat(up.received()).hasSize(2);
        up.answers(Answer.accept());
        harness.advance(Duration.ofSeconds(1));
        assertThat(up.received()).hasSize(3);

        assertThat(harness.store().get(sent.messageId())).map(Message::state).contains("SENT");
    }

    @Test
    void whoRelays_hearsWhatTheProviderSays(Harness harness) {
        harness.upstream("up").answers(Answer.accept("abc"));

        assertThat(harness.bind("a", "b").submit("2", "hello").status()).isEqualTo(ESME_ROK);
    }

    @Test
    void whatAHandlerThrows_isSeen(Harness harness) {
        assertThat(harness.bind("a", "b").submit("4", "hello").status()).isEqualTo(ESME_RSYSERR);

        assertThat(harness.failures()).singleElement().satisfies(call -> {
            assertThat(call.thrown()).hasMessage("as the test wants it");
            assertThat(call.where()).startsWith("script.java:").endsWith(" submit");
        });
    }

    @Test
    void timersAndMetricsOfScripts_areSeen(Harness harness) {
        harness.bind("a", "b").submit("5", "hello");

        assertThat(harness.metric("asked", "a")).isEqualTo(1);
        harness.advance(Duration.ofMinutes(119));
        assertThat(harness.cache().get("rang")).isEmpty();
        harness.advance(Duration.ofMinutes(1));
        assertThat(harness.cache().get("rang")).contains("later");
    }

    @Test
    void daysPass(Harness harness) {
        Instant before = harness.now();

        harness.advance(Duration.ofDays(3));

        assertThat(Duration.between(before, harness.now())).isEqualTo(Duration.ofDays(3));
        assertThat(harness.upstream("up").isBound()).isTrue();
    }

    @Test
    void theSameHappensEachTime() {
        HarnessBuilder gateway = Harness.ofSource(SCRIPT).config(CONFIG);
        for (int i = 0; i < 20; i++) {
            try (Harness harness = gateway.start()) {
                Esme esme = harness.bind("a", "b");
                for (int n = 0; n < 20; n++) {
                    assertThat(esme.submit("1", "number " + n).status()).isEqualTo(ESME_ROK);
                    assertThat(harness.upstream("up").texts()).hasSize(n + 1).endsWith("number " + n);
                }
            }
        }
    }
}
