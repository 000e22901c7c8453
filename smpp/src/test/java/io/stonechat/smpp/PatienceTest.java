package io.stonechat.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.session.Accepted;
import io.stonechat.session.NotSent;
import io.stonechat.session.Rejected;
import io.stonechat.session.Unknown;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final Patience patience = new Patience(() -> now);

    @Test
    void isOver_afterThreeInARowWithoutAnAnswer_forAMinute() {
        timeOut(2);
        assertThat(patience.isOver()).isFalse();
        timeOut(1);
        assertThat(patience.isOver()).isTrue();
        now = now.plus(Duration.ofSeconds(61));
        assertThat(patience.isOver()).isFalse();
        // One chance, not three: it has shown what it does.
        timeOut(1);
        assertThat(patience.isOver()).isTrue();
    }

    @Test
    void anyAnswer_startsAnew() {
        timeOut(2);
        patience.note(new Rejected(CommandStatus.ESME_RX_T_APPN));
        timeOut(2);
        assertThat(patience.isOver()).isFalse();
        timeOut(1);
        patience.note(new Accepted(""));
        assertThat(patience.isOver()).isFalse();
    }

    @Test
    void whatWasNotSent_saysNothing() {
        timeOut(2);
        patience.note(new NotSent("window full"));
        assertThat(patience.isOver()).isFalse();
        timeOut(1);
        assertThat(patience.isOver()).isTrue();
    }

    private void timeOut(int times) {
        for (int i = 0; i < times; i++) {
            patience.note(new Unknown("timeout"));
        }
    }
}
