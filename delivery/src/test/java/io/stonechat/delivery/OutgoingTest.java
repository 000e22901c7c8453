package io.stonechat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.Tlvs;
import io.stonechat.session.Accepted;
import io.stonechat.session.Rejected;
import io.stonechat.store.MessageId;
import io.stonechat.store.StoredState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DELIVERY §3, §9: what an upstream is told of a message, and which upstream is told at all. */
class OutgoingTest {

    private final DeliveryRig rig = new DeliveryRig();

    @BeforeEach
    void answer() {
        rig.a().answer(_ -> new Accepted("up1"));
    }

    @ParameterizedTest
    @CsvSource({
        "PASS, 000000010000000R, 000000005900000R",
        "PASS, '', ''",
        "CAP, '', 000000235900000R",
        "CAP, 000000010000000R, 000000005900000R",
        "STRIP, 000000010000000R, ''"
    })
    void validity_is_what_remains_as_the_bind_wants_it(PassedValidity passed, String given, String told) {
        form(OutgoingForm.DEFAULT.with(passed));
        rig.a().bound(false);
        rig.accept(DeliveryRig.text().validityPeriod(given).build(), "bind:a", "queue");
        rig.pass(Duration.ofMinutes(1));
        rig.a().bound(true);
        rig.delivery.bindReady("a");
        rig.time.settle();
        assertThat(rig.a().last().submit().validityPeriod()).isEqualTo(told);
    }

    @Test
    void an_upstream_of_smpp_3_3_is_told_absolute_times() {
        rig.a().version(0x33);
        rig.accept(DeliveryRig.text().validityPeriod("000000010000000R").build(), "bind:a");
        rig.time.settle();
        assertThat(rig.a().last().submit().validityPeriod()).isEqualTo("261120130000000+");
    }

    @Test
    void a_data_sm_is_told_what_remains_in_qos_time_to_live() {
        DataSm data = DataSm.builder()
                .source("12345")
                .destination(DeliveryRig.TO)
                .registeredDelivery(1)
                .tlvs(Tlvs.of(Tlv.int32(TlvTag.QOS_TIME_TO_LIVE, 3_600)))
                .build();
        rig.a().answer(_ -> new Rejected(CommandStatus.ESME_RSYSERR));
        rig.accept(data, "bind:a", "queue");
        rig.pass(Duration.ofSeconds(11));
        assertThat(rig.a().sent())
                .extracting(sent -> ((DataSm) sent.request())
                        .tlvs()
                        .integer(TlvTag.QOS_TIME_TO_LIVE)
                        .orElse(0))
                .containsExactly(3_600, 3_590);
        form(OutgoingForm.DEFAULT.with(PassedValidity.STRIP));
        rig.pass(Duration.ofMinutes(2));
        assertThat(((DataSm) rig.a().last().request()).tlvs()).isEqualTo(Tlvs.NONE);
    }

    @Test
    void a_schedule_is_kept_here_or_passed_on() {
        SubmitSm later =
                DeliveryRig.text().scheduleDeliveryTime("000000020000000R").build();
        MessageId kept = rig.accept(later, "bind:a");
        rig.time.settle();
        assertThat(rig.a().sent()).isEmpty();
        assertThat(rig.state(kept)).isEqualTo(StoredState.SCHEDULED);
        form(OutgoingForm.DEFAULT.with(PassedSchedule.PASS));
        rig.accept(later, "bind:a");
        rig.time.settle();
        assertThat(rig.a().last().submit().scheduleDeliveryTime()).isEqualTo("000000020000000R");
        rig.pass(Duration.ofHours(3));
        assertThat(rig.a().sent()).hasSize(2);
        assertThat(rig.a().last().submit().scheduleDeliveryTime()).isEmpty();
    }

    @Test
    void acknowledgements_of_handsets_and_more_messages_to_send_are_passed_on() {
        rig.accept(
                DeliveryRig.text()
                        .registeredDelivery(0x0E)
                        .tlvs(Tlvs.of(Tlv.octet(TlvTag.MORE_MESSAGES_TO_SEND, 1)))
                        .build(),
                "bind:a");
        rig.time.settle();
        SubmitSm sent = rig.a().last().submit();
        // Failures only (2) is what the ESME is told of; we have to learn of each end.
        assertThat(sent.registeredDelivery()).isEqualTo(0x0D);
        assertThat(sent.tlvs().integer(TlvTag.MORE_MESSAGES_TO_SEND)).hasValue(1);
    }

    @Test
    void higher_priority_goes_first() {
        rig.a().bound(false);
        for (int priority : List.of(0, 3, 1, 2)) {
            rig.accept(DeliveryRig.text().priorityFlag(priority).build(), "bind:a", "queue");
        }
        rig.a().bound(true);
        rig.delivery.bindReady("a");
        rig.pass(Duration.ofSeconds(2));
        assertThat(rig.a().sent())
                .extracting(sent -> sent.submit().priorityFlag())
                .containsExactly(3, 2, 1, 0);
    }

    @Test
    void a_status_that_means_failover_goes_to_the_next_bind_and_never_back() {
        rig.a().policy(BindPolicy.DEFAULT.withStatuses(Map.of(CommandStatus.of(0x401), StatusAction.FAILOVER)));
        rig.a().answer(_ -> new Rejected(CommandStatus.of(0x401)));
        rig.b().answer(_ -> new Accepted("up2"));
        MessageId id = rig.accept("bind:a", "bind:b", "queue");
        assertThat(rig.state(id)).isEqualTo(StoredState.SENT);
        MessageId alone = rig.accept("bind:a", "queue");
        assertThat(rig.state(alone)).isEqualTo(StoredState.REJECTED);
        rig.pass(Duration.ofHours(1));
        assertThat(rig.a().sent()).hasSize(2);
        assertThat(rig.b().sent()).hasSize(1);
    }

    private void form(OutgoingForm form) {
        rig.a().policy(BindPolicy.DEFAULT.with(form));
    }
}
