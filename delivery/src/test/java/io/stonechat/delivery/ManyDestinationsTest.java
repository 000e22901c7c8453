package io.stonechat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DistributionList;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.SmeAddress;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.UnsuccessfulSme;
import io.stonechat.session.Accepted;
import io.stonechat.store.MessageId;
import io.stonechat.store.StoredState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** DELIVERY §4: submit_multi and data_sm. */
class ManyDestinationsTest {

    private final DeliveryRig rig = new DeliveryRig();

    @Test
    void submit_multi_has_one_id_and_a_part_and_a_receipt_a_destination() {
        rig.a().answer(ManyDestinationsTest::idFromDestination);
        MessageId id = rig.accept(multi("491701111111", "491702222222"), "bind:a");
        rig.time.settle();
        assertThat(rig.a().sent())
                .extracting(sent -> sent.submit().destination().address())
                .containsExactly("491701111111", "491702222222");
        rig.receive("a", DeliveryRig.receipt("id-491701111111", MessageState.DELIVERED, "491701111111"));
        rig.receive("a", DeliveryRig.receipt("id-491702222222", MessageState.UNDELIVERABLE, "491702222222"));
        assertThat(rig.receipts()).extracting(receipt -> receipt.id()).containsExactly(id.toString(), id.toString());
        assertThat(rig.store.parts(id))
                .extracting(part -> part.state())
                .containsExactly(StoredState.DELIVERED, StoredState.UNDELIVERABLE);
    }

    @Test
    void destinations_that_cannot_be_sent_to_are_told_and_the_others_go() {
        SubmitMulti pdu = multi("491701111111").toBuilder()
                .destinations(List.of(
                        new SmeAddress(Address.of("491701111111")),
                        new SmeAddress(Address.EMPTY),
                        new DistributionList("friends")))
                .build();
        Acceptance acceptance = rig.tryAccept(pdu, "bind:a");
        assertThat(acceptance)
                .isInstanceOfSatisfying(
                        Acceptance.Accepted.class,
                        accepted -> assertThat(accepted.unsuccessful())
                                .extracting(UnsuccessfulSme::status)
                                .containsExactly(CommandStatus.ESME_RINVDSTADR, CommandStatus.ESME_RINVDLNAME));
        rig.time.settle();
        assertThat(rig.a().sent()).hasSize(1);
    }

    @Test
    void data_sm_is_handled_like_submit_sm() {
        rig.a().answer(_ -> new Accepted("up1"));
        DataSm pdu = DataSm.builder()
                .source("12345")
                .destination(DeliveryRig.TO)
                .registeredDelivery(1)
                .build();
        MessageId id = rig.accept(pdu, "bind:a");
        rig.time.settle();
        assertThat(rig.a().last().request()).isInstanceOf(DataSm.class);
        rig.receive("a", DeliveryRig.receipt("up1", MessageState.DELIVERED));
        assertThat(rig.state(id)).isEqualTo(StoredState.DELIVERED);
        assertThat(rig.receipts()).hasSize(1);
    }

    private static Accepted idFromDestination(MessageRequest request) {
        return new Accepted("id-" + ((SubmitSm) request).destination().address());
    }

    private static SubmitMulti multi(String... destinations) {
        return SubmitMulti.builder()
                .source("12345")
                .registeredDelivery(1)
                .destinations(List.of(destinations).stream()
                        .map(to -> new SmeAddress(Address.of(to)))
                        .toList())
                .build();
    }
}
