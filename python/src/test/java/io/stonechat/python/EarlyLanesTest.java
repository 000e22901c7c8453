package io.stonechat.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class EarlyLanesTest {

    private final EarlyLanes<String> lanes = new EarlyLanes<>();

    @Test
    void aLane_staysWhereItBegan_untilAllWorkersAreThere() {
        seat(false, "first").run();

        assertThat(seat(false, "second").worker()).isEqualTo("first");
    }

    @Test
    void aLane_staysAfterThat_whileACallOfItHasNotBegun() {
        var call = seat(false, "first");

        var next = seat(true, "second");
        assertThat(next.worker()).isEqualTo("first");
        call.run();
        assertThat(seat(true, "second").worker()).isEqualTo("first");
    }

    @Test
    void aLane_goesWhereItBelongs_onceNoneWaits() {
        seat(false, "first").run();

        assertThat(lanes.seat("lane", true, () -> "second")).isNull();
        assertThat(lanes.seat("lane", true, () -> "second")).isNull();
    }

    @Test
    void aLane_thatIsNew_belongsWhereItBelongs() {
        seat(false, "first");

        assertThat(lanes.seat("another", true, () -> "second")).isNull();
    }

    @Test
    void aLane_ofAWorkerThatIsGone_isForgotten() {
        seat(false, "first");
        lanes.forget("first"::equals);

        assertThat(seat(false, "second").worker()).isEqualTo("second");
    }

    private EarlyLanes.Seat<String> seat(boolean complete, String first) {
        return Objects.requireNonNull(lanes.seat("lane", complete, () -> first));
    }
}
