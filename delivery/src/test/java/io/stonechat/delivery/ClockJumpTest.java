package io.stonechat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.session.Accepted;
import io.stonechat.store.MessageId;
import io.stonechat.store.StoredState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** DELIVERY §3: a wall clock that jumps suspends expiry, not delivery. */
class ClockJumpTest {

    private static final Duration DAYS = Duration.ofDays(2);

    private final DeliveryRig rig = new DeliveryRig();

    @Test
    void nothing_expires_by_a_clock_that_jumped_forward() {
        rig.a().bound(false);
        MessageId id = rig.accept("bind:a", "queue");
        rig.time.jump(DAYS);
        rig.pass(Duration.ofMinutes(10));
        assertThat(rig.state(id)).isEqualTo(StoredState.QUEUED);
        assertThat(rig.events(MessageEvent.ClockJump.class))
                .singleElement()
                .satisfies(jump -> assertThat(jump.doubtful()).isTrue());
    }

    @Test
    void delivery_goes_on_whether_the_clock_jumped_forward_or_back() {
        rig.a().answer(_ -> new Accepted("up" + rig.a().sent().size()));
        rig.time.jump(DAYS);
        assertThat(rig.state(rig.accept("bind:a"))).isEqualTo(StoredState.SENT);
        rig.time.jump(DAYS.multipliedBy(-2));
        assertThat(rig.state(rig.accept("bind:a"))).isEqualTo(StoredState.SENT);
    }

    @Test
    void a_retry_comes_in_its_time_though_the_clock_jumped_back() {
        rig.a().answer(_ -> new io.stonechat.session.Rejected(io.stonechat.protocol.CommandStatus.ESME_RSYSERR));
        MessageId id = rig.accept("bind:a", "queue");
        rig.time.settle();
        rig.a().answer(_ -> new Accepted("up1"));
        rig.time.jump(DAYS.negated());
        rig.pass(Duration.ofSeconds(11));
        assertThat(rig.state(id)).isEqualTo(StoredState.SENT);
    }

    @Test
    void what_is_over_expires_when_the_clock_is_right_again() {
        rig.a().bound(false);
        MessageId id = rig.accept("bind:a", "queue");
        rig.time.jump(DAYS);
        rig.pass(Duration.ofMinutes(10));
        rig.time.jump(DAYS.negated());
        rig.pass(Duration.ofHours(23));
        assertThat(rig.state(id)).isEqualTo(StoredState.QUEUED);
        rig.pass(Duration.ofHours(2));
        assertThat(rig.state(id)).isEqualTo(StoredState.EXPIRED);
        assertThat(rig.events(MessageEvent.ClockJump.class))
                .extracting(MessageEvent.ClockJump::doubtful)
                .containsExactly(true, false);
    }

    @Test
    void what_is_over_expires_when_somebody_confirms_the_clock() {
        rig.a().bound(false);
        MessageId id = rig.accept("bind:a", "queue");
        rig.time.jump(DAYS);
        rig.pass(Duration.ofMinutes(10));
        rig.delivery.confirmClock();
        rig.pass(Duration.ofSeconds(5));
        assertThat(rig.state(id)).isEqualTo(StoredState.EXPIRED);
    }

    @Test
    void a_clock_behind_what_is_stored_is_in_doubt_from_the_start() {
        rig.a().bound(false);
        MessageId before = rig.accept("bind:a", "queue");
        rig.delivery.close();
        rig.time.jump(DAYS.negated());
        rig.delivery = rig.start(DeliverySettings.DEFAULT);
        rig.pass(Duration.ofMinutes(1));
        assertThat(rig.events(MessageEvent.ClockJump.class)).hasSize(1);
        MessageId after = rig.accept("bind:a", "queue");
        assertThat(after).isGreaterThan(before);
    }

    @Test
    void a_clock_that_is_corrected_little_by_little_is_believed() {
        for (int hour = 0; hour < 48; hour++) {
            rig.time.jump(Duration.ofMinutes(1));
            rig.pass(Duration.ofHours(1));
        }
        assertThat(rig.events(MessageEvent.ClockJump.class)).isEmpty();
    }
}
