package io.stonechat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReassemblyTest {

    private static final String TEXT = "A stonechat's call is short and sharp. ".repeat(10);

    private final List<PartialMessage> abandoned = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private final Reassembly reassembly = new Reassembly(3, Duration.ofMinutes(5), () -> now, abandoned::add);

    private static List<DeliverSm> parts(String from, int reference, LongMessage.Method method) {
        return LongMessage.of(TEXT).with(method).split(reference).stream()
                .map(segment -> segment.applyTo(DeliverSm.builder().source(from).destination("4912345"))
                        .build())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void puts_parts_of_any_order_together(LongMessage.Method method) {
        for (int seed = 0; seed < 20; seed++) {
            var parts = new ArrayList<>(parts("4917012345", seed, method));
            Collections.shuffle(parts, new Random(seed));
            for (var part : parts.subList(0, parts.size() - 1)) {
                assertThat(reassembly.add(part)).isEmpty();
            }
            var whole = reassembly.add(parts.getLast()).orElseThrow();
            assertThat(whole.text()).isEqualTo(TEXT);
            assertThat(whole.parts()).hasSize(parts.size());
        }
        assertThat(reassembly.size()).isZero();
    }

    @Test
    void a_part_that_comes_twice_counts_once() {
        var parts = parts("4917012345", 1, LongMessage.Method.UDH_16);
        reassembly.add(parts.get(0));
        assertThat(reassembly.add(parts.get(0))).isEmpty();
        assertThat(reassembly.add(parts.get(1))).isEmpty();
        assertThat(reassembly.add(parts.get(2)).orElseThrow().text()).isEqualTo(TEXT);
    }

    @Test
    void messages_of_two_senders_with_one_reference_are_kept_apart() {
        var mine = parts("4917011111", 1, LongMessage.Method.UDH_8);
        var yours = parts("4917022222", 1, LongMessage.Method.UDH_8);
        reassembly.add(mine.get(0));
        reassembly.add(yours.get(1));
        reassembly.add(mine.get(1));
        reassembly.add(yours.get(0));
        assertThat(reassembly.add(mine.get(2))).isPresent();
        assertThat(reassembly.add(yours.get(2))).isPresent();
    }

    @Test
    void what_waits_too_long_is_given_up_and_told() {
        reassembly.add(parts("4917011111", 1, LongMessage.Method.SAR).getFirst());
        now = now.plus(Duration.ofMinutes(5).plusMillis(1));
        reassembly.expire();
        assertThat(reassembly.size()).isZero();
        assertThat(abandoned).singleElement().satisfies(partial -> {
            assertThat(partial.missing()).isEqualTo(partial.total() - 1);
            assertThat(partial.parts()).hasSize(1);
        });
    }

    @Test
    void above_the_bound_the_oldest_is_given_up() {
        for (int reference = 0; reference < 4; reference++) {
            reassembly.add(
                    parts("4917011111", reference, LongMessage.Method.UDH_8).getFirst());
        }
        assertThat(reassembly.size()).isEqualTo(3);
        assertThat(abandoned).hasSize(1);
    }

    @Test
    void numbers_that_make_no_sense_are_no_part_of_anything() {
        // UDHL 5, IEI 0, length 3, reference 1, 2 parts, this is 3
        var message = DeliverSm.builder()
                .esmClass(EsmClass.UDHI)
                .shortMessage(Octets.fromHex("050003010203" + "6869"))
                .build();
        assertThat(reassembly.add(message).orElseThrow().text()).isEqualTo("hi");
    }

    @Test
    void a_header_that_cannot_be_read_is_text() {
        // UDHI, but a header length of 0x68 in three octets of data
        var message = DeliverSm.builder()
                .esmClass(EsmClass.UDHI)
                .shortMessage(Octets.fromHex("686579"))
                .build();
        assertThat(reassembly.add(message).orElseThrow().text()).isEqualTo("hey");
    }

    @Test
    void references_of_a_destination_do_not_repeat() {
        var references = new References(2, () -> 250);
        var one = Address.of("491701");
        assertThat(references.next(one)).isEqualTo(250);
        assertThat(references.next(one)).isEqualTo(251);
        assertThat(references.next(Address.of("491702"))).isEqualTo(250);
        assertThat(references.next(one)).isEqualTo(252);
    }
}
