package io.stonechat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MessageIdsTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-20T12:00:00Z"));

    @Test
    void ids_ascend_within_a_millisecond_and_beyond_its_counter() {
        MessageIds ids = new MessageIds(now::get, 3, 0);
        long last = 0;
        for (int i = 0; i < 10_000; i++) {
            long next = ids.next().value();
            assertThat(next).isGreaterThan(last);
            last = next;
        }
    }

    @Test
    void ids_ascend_when_the_wall_clock_is_set_back() {
        MessageIds ids = new MessageIds(now::get, 3, 0);
        MessageId before = ids.next();
        now.updateAndGet(time -> time.minus(Duration.ofDays(1)));
        assertThat(ids.next()).isGreaterThan(before);
    }

    @Test
    void ids_go_on_above_the_high_water_mark_of_the_store_whatever_the_clock_says() {
        long highest = new MessageIds(now::get, 1023, 0).next().value();
        now.updateAndGet(time -> time.minus(Duration.ofDays(365)));
        assertThat(new MessageIds(now::get, 0, highest).next().value()).isGreaterThan(highest);
    }

    @Test
    void ids_of_two_nodes_never_meet() {
        MessageIds one = new MessageIds(now::get, 1, 0);
        MessageIds two = new MessageIds(now::get, 2, 0);
        Set<MessageId> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            assertThat(seen.add(one.next())).isTrue();
            assertThat(seen.add(two.next())).isTrue();
        }
    }

    @Test
    void ids_have_at_most_19_digits_until_the_year_2089() {
        now.set(Instant.parse("2089-01-01T00:00:00Z"));
        MessageId id = new MessageIds(now::get, 1023, 0).next();
        assertThat(id.toString()).hasSizeLessThanOrEqualTo(19);
        assertThat(MessageId.parse(id.toString())).contains(id);
    }

    @Test
    void text_that_is_no_id_of_ours_is_none() {
        assertThat(MessageId.parse("")).isEmpty();
        assertThat(MessageId.parse("0")).isEmpty();
        assertThat(MessageId.parse("-5")).isEmpty();
        assertThat(MessageId.parse("12ab")).isEmpty();
        assertThat(MessageId.parse("9223372036854775808")).isEmpty();
        assertThat(MessageId.parse("9223372036854775807")).contains(new MessageId(Long.MAX_VALUE));
    }

    @Test
    void a_node_number_out_of_range_is_refused() {
        assertThatThrownBy(() -> new MessageIds(now::get, 1024, 0)).hasMessageContaining("1024");
    }
}
