package io.stonechat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.Tlvs;
import io.stonechat.session.Accepted;
import io.stonechat.session.Rejected;
import io.stonechat.session.Unknown;
import io.stonechat.store.DueQuery;
import io.stonechat.store.MemoryStore;
import io.stonechat.store.MessageId;
import io.stonechat.store.Place;
import io.stonechat.store.StoredMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DELIVERY §6: what waits for ESMEs. */
class MailboxTest {

    private final DeliveryRig rig = new DeliveryRig();

    @Test
    void a_message_from_a_handset_waits_until_its_esme_is_bound_in_order() {
        rig.esmes.clear();
        assertThat(fromHandset("one")).isEqualTo(CommandStatus.ESME_ROK);
        assertThat(fromHandset("two")).isEqualTo(CommandStatus.ESME_ROK);
        rig.pass(Duration.ofHours(5));
        assertThat(rig.delivered).isEmpty();
        assertThat(rig.delivery.waiting("acme")).isEqualTo(2);
        rig.esmes.put("acme", new Accepted(""));
        rig.delivery.accountReady("acme");
        rig.time.settle();
        assertThat(rig.delivered).extracting(DeliverSm::serviceType).containsExactly("one", "two");
        assertThat(rig.delivery.waiting("acme")).isZero();
    }

    @Test
    void deliveries_wait_in_order_while_all_sessions_of_an_account_pause() {
        rig.esmesPauseUntil = rig.time.instant().plusMillis(400);
        fromHandset("one");
        fromHandset("two");
        rig.pass(Duration.ofMillis(399));
        assertThat(rig.delivered).isEmpty();
        rig.pass(Duration.ofMillis(1));
        assertThat(rig.delivered).extracting(DeliverSm::serviceType).containsExactly("one", "two");
    }

    @Test
    void a_delivery_that_is_refused_or_not_answered_is_tried_again_after_a_pause() {
        rig.esmes.put("acme", new Rejected(CommandStatus.ESME_RX_T_APPN));
        fromHandset("one");
        rig.pass(Duration.ofSeconds(5));
        rig.esmes.put("acme", new Unknown("timeout"));
        rig.pass(Duration.ofSeconds(10));
        rig.esmes.put("acme", new Accepted(""));
        assertThat(rig.delivered).isEmpty();
        rig.pass(Duration.ofSeconds(30));
        assertThat(rig.delivered).hasSize(1);
    }

    @Test
    void a_delivery_that_is_refused_for_good_is_a_dead_letter() {
        rig.esmes.put("acme", new Rejected(CommandStatus.ESME_RX_P_APPN));
        fromHandset("one");
        rig.pass(Duration.ofHours(1));
        assertThat(rig.events(MessageEvent.DeadLettered.class)).hasSize(1);
        assertThat(rig.events(MessageEvent.DeliveryToEsme.class)).hasSize(1);
    }

    @Test
    void a_notification_on_the_way_is_not_sent_again_so_that_it_never_follows_the_end() {
        rig.esmes.put("acme", new Unknown("timeout"));
        rig.a().answer(_ -> new Accepted("up1"));
        rig.accept(DeliveryRig.text().registeredDelivery(0x11).build(), "bind:a");
        rig.time.settle();
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.ENROUTE));
        rig.esmes.put("acme", new Accepted(""));
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED));
        rig.pass(Duration.ofHours(1));
        assertThat(rig.receipts()).extracting(Receipt::state).containsExactly(MessageState.DELIVERED);
    }

    @ParameterizedTest
    @CsvSource({"4, 8", "8, 16"})
    void an_acknowledgement_of_a_handset_reaches_the_esme_that_asked_for_it(int asked, int type) {
        rig.a().answer(_ -> new Accepted("up1"));
        MessageId id = rig.accept(DeliveryRig.text().registeredDelivery(asked).build(), "bind:a");
        rig.accept(DeliveryRig.text().registeredDelivery(0).destination("49171").build(), "bind:a");
        rig.time.settle();
        DeliverSm acknowledgement = DeliverSm.builder()
                .source(DeliveryRig.TO)
                .destination("12345")
                .esmClass(type)
                .tlvs(Tlvs.of(Tlv.cString(TlvTag.RECEIPTED_MESSAGE_ID, "up1")))
                .build();
        assertThat(rig.await(rig.delivery.fromHandset("a", Optional.empty(), acknowledgement)))
                .isEqualTo(CommandStatus.ESME_ROK);
        rig.time.settle();
        assertThat(rig.delivered).singleElement().satisfies(pdu -> {
            assertThat(pdu.esmClass()).isEqualTo(type);
            assertThat(pdu.tlvs().text(TlvTag.RECEIPTED_MESSAGE_ID)).hasValue(id.toString());
        });
        rig.await(rig.delivery.fromHandset(
                "a",
                Optional.empty(),
                acknowledgement.toBuilder().source("49171").build()));
        assertThat(rig.events(MessageEvent.DeadLettered.class)).hasSize(1);
    }

    @Test
    void a_delivery_that_may_have_arrived_says_so_in_its_history() {
        rig.esmes.put("acme", new Unknown("timeout"));
        fromHandset("one");
        rig.time.settle();
        StoredMessage waiting = rig.store
                .due(DueQuery.head(Place.accountQueue("acme"), Instant.MAX, 1))
                .getFirst();
        assertThat(waiting.progress().history().getLast().detail()).endsWith("possible duplicate");
    }

    @Test
    void a_message_that_nobody_wants_is_a_dead_letter_and_answered() {
        assertThat(rig.await(rig.delivery.mobileOriginated("a", Optional.empty(), text("one"))))
                .isEqualTo(CommandStatus.ESME_ROK);
        assertThat(rig.events(MessageEvent.DeadLettered.class)).hasSize(1);
    }

    @Test
    void a_delivery_expires_with_an_event() {
        rig.esmes.clear();
        fromHandset("one");
        rig.pass(Duration.ofDays(3).plusSeconds(2));
        assertThat(rig.delivery.waiting("acme")).isZero();
        assertThat(rig.events(MessageEvent.Expired.class)).hasSize(1);
    }

    @Test
    void above_max_queued_its_own_new_submits_are_refused_and_no_others() {
        DeliveryRig small = new DeliveryRig(
                DeliverySettings.DEFAULT.with(new MailboxSettings(Duration.ofSeconds(10), Duration.ofDays(3), 2, 10)),
                new MemoryStore());
        small.esmes.clear();
        for (int i = 0; i < 3; i++) {
            small.await(small.delivery.mobileOriginated("a", Optional.of("acme"), text("mo")));
        }
        assertThat(small.delivery.waiting("acme")).isEqualTo(2);
        assertThat(small.events(MessageEvent.DeadLettered.class)).hasSize(1);
        assertThat(small.tryAccept(DeliveryRig.text().build(), "bind:a"))
                .isInstanceOfSatisfying(
                        Acceptance.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(CommandStatus.ESME_RMSGQFUL));
        Submission other =
                Submission.of(Requester.of("other"), DeliveryRig.text().build(), small.time.instant(), 99);
        assertThat(small.await(small.delivery.accept(other))).isInstanceOf(Acceptance.Accepted.class);
    }

    @Test
    void one_esme_that_is_away_holds_up_no_other() {
        rig.esmes.remove("acme");
        rig.esmes.put("other", new Accepted(""));
        fromHandset("one");
        rig.await(rig.delivery.mobileOriginated("a", Optional.of("other"), text("two")));
        rig.time.settle();
        assertThat(rig.delivered).extracting(DeliverSm::serviceType).containsExactly("two");
    }

    private CommandStatus fromHandset(String tag) {
        return rig.await(rig.delivery.mobileOriginated("a", Optional.of("acme"), text(tag)));
    }

    private static DeliverSm text(String tag) {
        return DeliverSm.builder()
                .serviceType(tag)
                .source(DeliveryRig.TO)
                .destination("12345")
                .build();
    }
}
