package io.stonechat.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SmppWiringTest {

    private final SmppWiring real = SmppWiring.of(Map.of());

    @Test
    void a_gateway_that_listens_trusts_nobody() {
        assertThatThrownBy(() -> real.withTrusted(() -> false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without listeners");
        assertThat(real.trusted()).isNull();
    }

    @Test
    void a_harness_without_listeners_may_trust() {
        SmppWiring harness = real.withoutListeners().withTrusted(() -> true).withSessionEvents(_ -> {});

        assertThat(harness.trusted()).isNotNull();
        assertThat(harness.listens()).isFalse();
    }
}
