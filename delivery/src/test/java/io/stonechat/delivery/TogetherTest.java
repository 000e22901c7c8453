package io.stonechat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.Tlvs;
import io.stonechat.session.Accepted;
import io.stonechat.session.Rejected;
import io.stonechat.store.MessageId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** DELIVERY §4: the segments that an ESME sends of one message go the same way. */
class TogetherTest {

    private static final String[] CHAIN = {"bind:a", "bind:b", "queue"};

    private final DeliveryRig rig = new DeliveryRig();

    @Test
    void segments_follow_the_first_one_to_the_bind_that_took_it() {
        rig.b().answer(_ -> new Accepted("b" + rig.b().sent().size()));
        rig.a().answer(_ -> new Rejected(CommandStatus.ESME_RSYSERR));
        rig.accept(segment(7, 1), CHAIN);
        rig.time.settle();
        assertThat(rig.b().sent()).hasSize(1);
        rig.a().answer(_ -> new Accepted("a1"));
        rig.accept(segment(7, 2), CHAIN);
        rig.time.settle();
        assertThat(rig.b().sent()).hasSize(2);
        assertThat(rig.a().sent()).hasSize(1);
    }

    @Test
    void other_messages_go_their_own_way() {
        rig.b().answer(_ -> new Accepted("b" + rig.b().sent().size()));
        rig.a().answer(_ -> new Rejected(CommandStatus.ESME_RSYSERR));
        rig.accept(segment(7, 1), CHAIN);
        rig.time.settle();
        rig.a().answer(_ -> new Accepted("a1"));
        rig.accept(segment(8, 2), CHAIN);
        rig.accept(CHAIN);
        rig.time.settle();
        assertThat(rig.b().sent()).hasSize(1);
        assertThat(rig.a().sent()).hasSize(3);
    }

    @Test
    void a_segment_that_comes_long_after_the_others_goes_its_own_way() {
        rig.b().answer(_ -> new Accepted("b" + rig.b().sent().size()));
        rig.a().answer(_ -> new Rejected(CommandStatus.ESME_RSYSERR));
        rig.accept(segment(7, 1), CHAIN);
        rig.time.settle();
        rig.a().answer(_ -> new Accepted("a1"));
        rig.pass(Duration.ofMinutes(2));
        rig.accept(segment(7, 2), CHAIN);
        rig.time.settle();
        assertThat(rig.a().sent()).hasSize(2);
    }

    @Test
    void a_bind_that_is_gone_is_not_waited_for() {
        rig.a().answer(_ -> new Accepted("a" + rig.a().sent().size()));
        rig.b().answer(_ -> new Accepted("b" + rig.b().sent().size()));
        rig.accept(segment(7, 1), CHAIN);
        rig.time.settle();
        rig.a().bound(false);
        rig.accept(segment(7, 2), "bind:b", "bind:a");
        rig.time.settle();
        assertThat(rig.b().sent()).hasSize(1);
    }

    @Test
    void a_header_in_the_text_tells_segments_too() {
        MessageId id = rig.accept(
                DeliveryRig.text()
                        .esmClass(0x40)
                        .shortMessage(Octets.of(new byte[] {5, 0, 3, 42, 3, 1, 'h', 'i'}))
                        .build(),
                CHAIN);
        assertThat(rig.message(id).lineage().group()).isEqualTo("acme 12345 " + DeliveryRig.TO + " 42/3");
        assertThat(rig.message(rig.accept(CHAIN)).lineage().group()).isNull();
    }

    private static SubmitSm segment(int reference, int number) {
        return DeliveryRig.text()
                .tlvs(Tlvs.of(
                        Tlv.int16(TlvTag.SAR_MSG_REF_NUM, reference),
                        Tlv.octet(TlvTag.SAR_TOTAL_SEGMENTS, 2),
                        Tlv.octet(TlvTag.SAR_SEGMENT_SEQNUM, number)))
                .build();
    }
}
