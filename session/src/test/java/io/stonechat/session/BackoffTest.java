package io.stonechat.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.CommandStatus;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {
    private final Backoff backoff = new Backoff(ReconnectPolicy.DEFAULT, new Random(1));

    private static void between(Duration pause, long least, long most) {
        assertThat(pause).isBetween(Duration.ofMillis(least), Duration.ofMillis(most));
    }

    @Test
    void doublesFromASecondToAMinute_withJitter() {
        for (long most = 1000; most < 60_000; most *= 2) {
            between(backoff.pause(null), most / 2, most);
        }
        between(backoff.pause(null), 30_000, 60_000);
        between(backoff.pause(null), 30_000, 60_000);
    }

    @Test
    void startsAgain_afterAHealthySession() {
        backoff.pause(null);
        backoff.pause(null);

        backoff.lived(Duration.ofSeconds(29));
        between(backoff.pause(null), 2000, 4000);

        backoff.lived(Duration.ofSeconds(30));
        between(backoff.pause(null), 500, 1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ESME_RINVPASWD", "ESME_RINVSYSID", "ESME_RINVSYSTYP", "ESME_RBINDFAIL"})
    void isSlowAtOnce_whenTheCentreDoesNotKnowUs(String status) {
        between(backoff.pause(CommandStatus.byName(status).orElseThrow()), 30_000, 60_000);
    }

    @Test
    void givesACentreThatHoldsTheDeadSession_moreTime() {
        between(backoff.pause(CommandStatus.ESME_RALYBND), 2500, 5000);
        between(backoff.pause(CommandStatus.ESME_RALYBND), 5000, 10_000);
    }
}
