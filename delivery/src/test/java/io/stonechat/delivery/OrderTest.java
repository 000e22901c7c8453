package io.stonechat.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Octets;
import io.stonechat.session.Accepted;
import io.stonechat.session.Rejected;
import io.stonechat.session.Unknown;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** DELIVERY §7: on an ordered route the head holds the rest, from one address to another. */
class OrderTest {

    private final DeliveryRig rig = new DeliveryRig();

    @Test
    void the_next_is_sent_when_the_one_before_was_taken() {
        accept("1", DeliveryRig.TO);
        accept("2", DeliveryRig.TO);
        accept("3", DeliveryRig.TO);
        assertThat(sent(rig.a())).containsExactly("1");
        rig.a().last().accept("up1");
        rig.time.settle();
        assertThat(sent(rig.a())).containsExactly("1", "2");
        rig.a().last().accept("up2");
        rig.time.settle();
        assertThat(sent(rig.a())).containsExactly("1", "2", "3");
    }

    @Test
    void other_addresses_do_not_wait() {
        accept("1", DeliveryRig.TO);
        accept("2", DeliveryRig.TO);
        accept("3", "4917099");
        assertThat(sent(rig.a())).containsExactly("1", "3");
    }

    @Test
    void a_head_that_is_retried_later_holds_the_rest_until_then() {
        rig.a().answer(_ -> new Rejected(CommandStatus.ESME_RSYSERR));
        accept("1", DeliveryRig.TO);
        accept("2", DeliveryRig.TO);
        rig.pass(Duration.ofSeconds(9));
        assertThat(sent(rig.a())).containsExactly("1");
        rig.a().answer(_ -> new Accepted("up" + rig.a().sent().size()));
        rig.pass(Duration.ofSeconds(3));
        assertThat(sent(rig.a())).containsExactly("1", "1", "2");
        assertThat(rig.events(MessageEvent.Held.class)).isNotEmpty();
    }

    @Test
    void a_head_whose_outcome_is_unknown_holds_the_rest() {
        rig.a().answer(_ -> new Unknown("link lost", true));
        accept("1", DeliveryRig.TO);
        accept("2", DeliveryRig.TO);
        rig.a().answer(_ -> new Accepted("up" + rig.a().sent().size()));
        rig.pass(Duration.ofSeconds(20));
        assertThat(sent(rig.a())).containsExactly("1");
        rig.pass(Duration.ofSeconds(12));
        assertThat(sent(rig.a())).containsExactly("1", "1", "2");
    }

    @Test
    void a_head_that_went_on_to_another_bind_holds_the_rest_there() {
        rig.a().answer(_ -> new Rejected(CommandStatus.ESME_RSYSERR));
        accept("1", DeliveryRig.TO, "bind:a", "bind:b");
        assertThat(sent(rig.b())).containsExactly("1");
        rig.a().answer(_ -> new Accepted("up" + rig.a().sent().size()));
        accept("2", DeliveryRig.TO, "bind:a", "bind:b");
        assertThat(sent(rig.a())).containsExactly("1");
        rig.b().last().accept("up-b");
        rig.time.settle();
        assertThat(sent(rig.a())).containsExactly("1", "2");
    }

    @Test
    void many_that_wait_for_one_do_not_hold_up_others() {
        accept("1", DeliveryRig.TO);
        for (int i = 0; i < 40; i++) {
            accept("x", DeliveryRig.TO);
        }
        accept("other", "4917099");
        assertThat(sent(rig.a())).containsExactly("1", "other");
    }

    private void accept(String text, String to, String... chain) {
        var pdu = DeliveryRig.text()
                .destination(to)
                .shortMessage(Octets.of(text.getBytes(US_ASCII)))
                .build();
        List<String> steps = chain.length == 0 ? List.of("bind:a", "queue") : List.of(chain);
        rig.await(rig.delivery.accept(rig.submission(pdu).via(new RouteChoice(null, steps, true))));
        rig.time.settle();
    }

    private static List<String> sent(ScriptedUpstream upstream) {
        return upstream.sent().stream()
                .map(sent -> new String(sent.submit().shortMessage().toByteArray(), US_ASCII))
                .toList();
    }
}
