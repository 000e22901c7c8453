package io.stonechat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.CancelSm;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.QuerySmResp;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.ReplaceSm;
import io.stonechat.protocol.Tlvs;
import io.stonechat.session.Accepted;
import io.stonechat.store.MessageId;
import io.stonechat.store.StoredState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** DELIVERY §6: query, cancel and replace, from the store. */
class InquiriesTest {

    private static final Address SOURCE = Address.of("12345");
    private static final Requester STRANGER = Requester.of("stranger");

    private final DeliveryRig rig = new DeliveryRig();

    @Test
    void query_tells_the_state_and_when_it_was_reached() {
        MessageId id = rig.accept("bind:a");
        rig.time.settle();
        assertThat(query(DeliveryRig.ACME, id).messageState()).isEqualTo(MessageState.ENROUTE.code());
        rig.a().last().accept("up1");
        assertThat(query(DeliveryRig.ACME, id).messageState()).isEqualTo(MessageState.ENROUTE.code());
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED));
        QuerySmResp answer = query(DeliveryRig.ACME, id);
        assertThat(answer.messageState()).isEqualTo(MessageState.DELIVERED.code());
        assertThat(answer.finalDate()).isEqualTo("261120120000000+");
    }

    @Test
    void the_messages_of_other_accounts_do_not_exist() {
        MessageId id = rig.accept("bind:a");
        assertThat(query(STRANGER, id).commandStatus()).isEqualTo(CommandStatus.ESME_RINVMSGID);
        assertThat(cancel(STRANGER, id)).isEqualTo(CommandStatus.ESME_RINVMSGID);
        assertThat(replace(STRANGER, id)).isEqualTo(CommandStatus.ESME_RINVMSGID);
    }

    @Test
    void another_source_address_is_refused() {
        MessageId id = rig.accept("bind:a");
        var answer = rig.await(rig.delivery.query(DeliveryRig.ACME, new QuerySm(7, id.toString(), Address.of("999"))));
        assertThat(answer.commandStatus()).isEqualTo(CommandStatus.ESME_RINVMSGID);
        assertThat(answer.sequenceNumber()).isEqualTo(7);
    }

    @Test
    void cancel_takes_back_what_has_not_been_sent() {
        rig.a().bound(false);
        MessageId id = rig.accept("bind:a", "queue");
        assertThat(cancel(DeliveryRig.ACME, id)).isEqualTo(CommandStatus.ESME_ROK);
        assertThat(rig.state(id)).isEqualTo(StoredState.DELETED);
        assertThat(rig.receipts()).singleElement().extracting(Receipt::stat).isEqualTo("DELETED");
        rig.a().bound(true);
        rig.delivery.bindReady("a");
        rig.pass(Duration.ofHours(1));
        assertThat(rig.a().sent()).isEmpty();
    }

    @Test
    void cancel_fails_while_an_attempt_is_open_or_unknown_and_after_an_upstream_accepted() {
        MessageId id = rig.accept("bind:a", "queue");
        rig.time.settle();
        assertThat(cancel(DeliveryRig.ACME, id)).isEqualTo(CommandStatus.ESME_RCANCELFAIL);
        rig.a().last().loseLink();
        rig.time.settle();
        assertThat(cancel(DeliveryRig.ACME, id)).isEqualTo(CommandStatus.ESME_RCANCELFAIL);
        rig.a().answer(_ -> new Accepted("up1"));
        rig.pass(Duration.ofMinutes(1));
        assertThat(rig.state(id)).isEqualTo(StoredState.SENT);
        assertThat(cancel(DeliveryRig.ACME, id)).isEqualTo(CommandStatus.ESME_RCANCELFAIL);
    }

    @Test
    void cancel_without_an_id_takes_back_all_between_two_addresses() {
        rig.a().bound(false);
        MessageId first = rig.accept("bind:a");
        MessageId second = rig.accept("bind:a");
        MessageId other =
                rig.accept(DeliveryRig.text().destination("491709999999").build(), "bind:a");
        var request = new CancelSm(1, "", "", SOURCE, Address.of(DeliveryRig.TO));
        assertThat(rig.await(rig.delivery.cancel(DeliveryRig.ACME, request)).commandStatus())
                .isEqualTo(CommandStatus.ESME_ROK);
        assertThat(rig.state(first)).isEqualTo(StoredState.DELETED);
        assertThat(rig.state(second)).isEqualTo(StoredState.DELETED);
        assertThat(rig.state(other)).isEqualTo(StoredState.QUEUED);
    }

    @Test
    void replace_changes_what_will_be_sent() {
        rig.a().bound(false);
        MessageId id = rig.accept("bind:a", "queue");
        assertThat(replace(DeliveryRig.ACME, id)).isEqualTo(CommandStatus.ESME_ROK);
        rig.a().bound(true);
        rig.delivery.bindReady("a");
        rig.time.settle();
        assertThat(rig.a().last().submit().shortMessage()).isEqualTo(Octets.of((byte) 'x'));
        assertThat(replace(DeliveryRig.ACME, id)).isEqualTo(CommandStatus.ESME_RREPLACEFAIL);
    }

    @Test
    void replace_gives_no_longer_a_validity_than_the_user_may_have() {
        rig.policy(EsmePolicy.DEFAULT.withValidity(null, Duration.ofHours(2)));
        rig.a().bound(false);
        MessageId id = rig.accept("bind:a", "queue");

        assertThat(replace(id, "", "000001000000000R")).isEqualTo(CommandStatus.ESME_ROK);
        assertThat(rig.message(id).times().validUntil())
                .isEqualTo(rig.time.instant().plus(Duration.ofHours(2)));

        assertThat(replace(id, "000000010000000R", "000001000000000R")).isEqualTo(CommandStatus.ESME_ROK);
        assertThat(rig.message(id).times().validUntil())
                .isEqualTo(rig.time.instant().plus(Duration.ofHours(3)));

        assertThat(replace(id, "", "000000013000000R")).isEqualTo(CommandStatus.ESME_ROK);
        assertThat(rig.message(id).times().validUntil())
                .isEqualTo(rig.time.instant().plus(Duration.ofMinutes(90)));
    }

    private CommandStatus replace(MessageId id, String schedule, String validity) {
        var request =
                new ReplaceSm(1, id.toString(), SOURCE, schedule, validity, 1, 0, Octets.of((byte) 'x'), Tlvs.NONE);
        return rig.await(rig.delivery.replace(DeliveryRig.ACME, request)).commandStatus();
    }

    private QuerySmResp query(Requester requester, MessageId id) {
        return rig.await(rig.delivery.query(requester, new QuerySm(1, id.toString(), SOURCE)));
    }

    private CommandStatus cancel(Requester requester, MessageId id) {
        var request = new CancelSm(1, "", id.toString(), SOURCE, Address.of(DeliveryRig.TO));
        return rig.await(rig.delivery.cancel(requester, request)).commandStatus();
    }

    private CommandStatus replace(Requester requester, MessageId id) {
        var request = new ReplaceSm(1, id.toString(), SOURCE, "", "", 1, 0, Octets.of((byte) 'x'), Tlvs.NONE);
        return rig.await(rig.delivery.replace(requester, request)).commandStatus();
    }
}
