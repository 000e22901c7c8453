package io.stonechat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Concatenation;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.LongMessage;
import io.stonechat.protocol.Segment;
import io.stonechat.protocol.Text;
import io.stonechat.protocol.UserData;
import io.stonechat.session.Accepted;
import io.stonechat.store.MemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** DELIVERY: long messages from handsets, put together on request. */
class MoSegmentsTest {

    private static final String TEXT = "Grüße aus der Schweiz! ".repeat(20);

    private final StallingStore store = new StallingStore(new MemoryStore());
    private final DeliveryRig rig = new DeliveryRig(DeliverySettings.DEFAULT, store);

    @BeforeEach
    void reassemble() {
        rig.reassembly.put("acme", Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @EnumSource(
            value = LongMessage.Method.class,
            names = {"UDH_8", "UDH_16", "SAR"})
    void segments_in_any_order_become_one_message(LongMessage.Method method) {
        List<DeliverSm> segments = segments(method, 7);
        for (DeliverSm segment : segments.reversed()) {
            assertThat(rig.delivered).isEmpty();
            assertThat(take(segment)).isEqualTo(CommandStatus.ESME_ROK);
        }
        assertThat(rig.delivered).singleElement().satisfies(whole -> {
            assertThat(Text.of(whole)).isEqualTo(TEXT);
            assertThat(whole.hasUdh()).isFalse();
            assertThat(UserData.of(whole).udh().concatenation()).isEmpty();
        });
        rig.pass(Duration.ofHours(1));
        assertThat(rig.delivered).hasSize(1);
        assertThat(rig.store.openMessages()).isZero();
    }

    @Test
    void they_survive_a_restart() {
        List<DeliverSm> segments = segments(LongMessage.Method.UDH_8, 7);
        segments.subList(0, segments.size() - 1).forEach(this::take);
        rig.delivery.close();
        rig.delivery = rig.start(DeliverySettings.DEFAULT);
        take(segments.getLast());
        assertThat(rig.delivered)
                .singleElement()
                .satisfies(whole -> assertThat(Text.of(whole)).isEqualTo(TEXT));
    }

    @Test
    void what_is_not_complete_in_time_is_delivered_as_it_came() {
        List<DeliverSm> segments = segments(LongMessage.Method.UDH_8, 7);
        take(segments.get(1));
        rig.pass(Duration.ofMinutes(4));
        take(segments.getFirst());
        assertThat(rig.delivered).isEmpty();
        rig.pass(Duration.ofSeconds(62));
        assertThat(rig.delivered)
                .extracting(pdu -> UserData.of(pdu).udh().concatenation().map(Concatenation::number))
                .containsExactly(Optional.of(2), Optional.of(1));
    }

    @Test
    void a_segment_that_comes_twice_counts_once() {
        List<DeliverSm> segments = segments(LongMessage.Method.UDH_8, 7);
        take(segments.getFirst());
        segments.forEach(this::take);
        assertThat(rig.delivered)
                .singleElement()
                .satisfies(whole -> assertThat(Text.of(whole)).isEqualTo(TEXT));
    }

    @Test
    void messages_at_the_same_time_are_kept_apart() {
        List<DeliverSm> one = segments(LongMessage.Method.UDH_8, 7);
        List<DeliverSm> other = segments(LongMessage.Method.UDH_8, 8);
        for (int i = 0; i < one.size(); i++) {
            take(one.get(i));
            take(other.get(i));
        }
        assertThat(rig.delivered)
                .hasSize(2)
                .allSatisfy(whole -> assertThat(Text.of(whole)).isEqualTo(TEXT));
    }

    @Test
    void a_segment_is_answered_only_when_it_is_durable() {
        store.stall();
        var answer = rig.delivery.mobileOriginated(
                "a", Optional.of("acme"), segments(LongMessage.Method.UDH_8, 7).getFirst());
        rig.time.settle();
        assertThat(answer.toCompletableFuture()).isNotDone();
        store.recover();
        assertThat(rig.await(answer)).isEqualTo(CommandStatus.ESME_ROK);
    }

    @Test
    void without_the_wish_segments_are_delivered_as_they_come() {
        rig.reassembly.clear();
        rig.esmes.put("acme", new Accepted(""));
        List<DeliverSm> segments = segments(LongMessage.Method.UDH_8, 7);
        segments.forEach(this::take);
        assertThat(rig.delivered).hasSameSizeAs(segments);
    }

    @Test
    void where_a_rule_wants_them_whole_their_owner_is_found_by_all_of_the_text() {
        wholeFirst();
        for (DeliverSm segment : segments(LongMessage.Method.UDH_8, 7).reversed()) {
            assertThat(rig.delivered).isEmpty();
            assertThat(arrive(segment)).isEqualTo(CommandStatus.ESME_ROK);
        }
        assertThat(rig.delivered)
                .singleElement()
                .satisfies(whole -> assertThat(Text.of(whole)).isEqualTo(TEXT));
        assertThat(rig.store.openMessages()).isZero();
    }

    @Test
    void a_script_is_asked_about_the_whole_and_may_name_several_owners() {
        wholeFirst();
        rig.esmes.put("other", new Accepted(""));
        rig.hooks.handle(HookKind.MO).onMo =
                _ -> ScriptedHooks.answer(new MoDecision.Deliver(List.of("acme", "other")));
        segments(LongMessage.Method.UDH_8, 7).forEach(this::arrive);
        assertThat(rig.hooks.asked).containsExactly("on_mo acme");
        assertThat(rig.delivered)
                .hasSize(2)
                .allSatisfy(whole -> assertThat(Text.of(whole)).isEqualTo(TEXT));
    }

    @Test
    void segments_without_an_owner_survive_a_restart_too() {
        wholeFirst();
        List<DeliverSm> segments = segments(LongMessage.Method.UDH_8, 7);
        segments.subList(1, segments.size()).forEach(this::arrive);
        rig.crash();
        arrive(segments.getFirst());
        assertThat(rig.delivered).hasSize(1);
    }

    @Test
    void of_one_that_stays_incomplete_each_segment_finds_its_own_owner_or_none() {
        wholeFirst();
        List<DeliverSm> segments = segments(LongMessage.Method.UDH_8, 7);
        arrive(segments.get(0));
        arrive(segments.get(1));
        rig.pass(Duration.ofMinutes(2));
        assertThat(rig.delivered).hasSize(1);
        assertThat(rig.events(MessageEvent.DeadLettered.class)).hasSize(1);
        assertThat(rig.store.openMessages()).isZero();
    }

    /** Only the first words say whose it is. */
    private void wholeFirst() {
        rig.reassembly.clear();
        rig.ruledReassembly = Optional.of(Duration.ofMinutes(1));
        rig.owner = pdu -> Text.of(pdu).startsWith("Grüße aus") ? Optional.of("acme") : Optional.empty();
    }

    private CommandStatus arrive(DeliverSm segment) {
        CommandStatus status = rig.await(rig.delivery.fromHandset("a", rig.owner.apply(segment), segment));
        rig.time.settle();
        return status;
    }

    private CommandStatus take(DeliverSm segment) {
        CommandStatus status = rig.await(rig.delivery.mobileOriginated("a", Optional.of("acme"), segment));
        rig.time.settle();
        return status;
    }

    private static List<DeliverSm> segments(LongMessage.Method method, int reference) {
        return LongMessage.of(TEXT).with(method).split(reference).stream()
                .map(MoSegmentsTest::pdu)
                .toList();
    }

    private static DeliverSm pdu(Segment segment) {
        return segment.applyTo(DeliverSm.builder().source(DeliveryRig.TO).destination("12345"))
                .build();
    }
}
