package io.stonechat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private final Faults faults = new Faults(0.1, 0.2, 0.3, 0, 0);

    @Test
    void the_same_seed_makes_the_same_choices() {
        assertThat(fates(7)).isEqualTo(fates(7)).isNotEqualTo(fates(8));
    }

    @Test
    void each_fault_has_its_share() {
        List<Fate> fates = fates(1);

        assertThat(fates).filteredOn(Fate.SYSTEM_ERROR::equals).hasSizeBetween(800, 1200);
        assertThat(fates).filteredOn(Fate.UNANSWERED::equals).hasSizeBetween(1800, 2200);
        assertThat(fates).filteredOn(Fate.UNDELIVERABLE::equals).hasSizeBetween(2800, 3200);
    }

    @Test
    void refuses_shares_above_one() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Faults(0.6, 0.6, 0, 0, 0))
                .withMessageContaining("0 to 1");
    }

    private List<Fate> fates(long seed) {
        return LongStream.range(0, 10_000)
                .mapToObj(number -> faults.roll(seed, number))
                .toList();
    }
}
