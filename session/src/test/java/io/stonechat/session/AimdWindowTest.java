package io.stonechat.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AimdWindowTest {
    private final AimdWindow window = new AimdWindow(64);
    private long now = 1_000;

    /** A full window is sent a moment later, and each request is answered in turn 10 ms after that. */
    private void round(boolean taken) {
        now++;
        int sentAfter = window.cuts();
        int size = Math.max(1, window.allowed(now));
        now += 10;
        for (int left = size - 1; left >= 0; left--) {
            if (taken) {
                window.accepted(now, size - 1);
            } else {
                window.refused(sentAfter, now, left);
            }
        }
    }

    @Test
    void startsWhole_andStaysSoWhileThePeerTakesEverything() {
        round(true);

        assertThat(window.isWhole()).isTrue();
        assertThat(window.allowed(now)).isEqualTo(64);
    }

    @Test
    void aBurstOfRefusals_halvesOnce() {
        round(false);

        assertThat(window.allowed(now)).isEqualTo(32);
        assertThat(window.isWhole()).isFalse();
    }

    @Test
    void eachRefusedRound_halvesAgain_thenPausesDouble() {
        for (int expected : new int[] {32, 16, 8, 4, 2, 1}) {
            round(false);
            assertThat(window.allowed(now)).isEqualTo(expected);
        }
        for (long expected : new long[] {100, 200, 400}) {
            round(false);
            assertThat(window.allowed(now)).isZero();
            assertThat(window.pause(now)).isEqualTo(expected);
            now += expected;
            assertThat(window.allowed(now)).isEqualTo(1);
        }
    }

    @Test
    void aPause_hasALimit() {
        for (int i = 0; i < 100; i++) {
            now += 60_000;
            round(false);
        }

        assertThat(window.pause(now)).isEqualTo(AimdWindow.PAUSE * 256);
    }

    @Test
    void growsByOne_forEachWindowThatIsTaken() {
        round(false);
        for (int i = 0; i < 8; i++) {
            round(true);
        }

        assertThat(window.allowed(now)).isBetween(36, 40);
    }

    @Test
    void recoversFromTheLongestPause_toTheWholeWindow() {
        for (int i = 0; i < 30; i++) {
            now += 60_000;
            round(false);
        }
        int rounds = 0;
        while (!window.isWhole() && rounds < 200) {
            now += window.pause(now);
            round(true);
            rounds++;
        }

        assertThat(window.isWhole()).isTrue();
        assertThat(rounds).isGreaterThan(64);
    }

    @Test
    void aWindowThatIsNotUsed_doesNotGrow() {
        round(false);
        for (int i = 0; i < 1_000; i++) {
            window.accepted(now, 3);
        }

        assertThat(window.allowed(now)).isEqualTo(32);
    }

    @Test
    void whatIsHalved_isWhatIsInUse() {
        window.refused(window.cuts(), now + 10, 7);

        assertThat(window.allowed(now + 10)).isEqualTo(4);
    }

    @Test
    void settlesNearThePaceOfAPeerThatTakesTenASecond() {
        // a peer with a bucket of ten a second, that refuses above that
        double tokens = 0;
        long last = now;
        int taken = 0;
        int refused = 0;
        long end = now + 60_000;
        while (now < end) {
            now += Math.max(1, window.pause(now));
            tokens = Math.min(1, tokens + (now - last) / 100.0);
            last = now;
            int sentAfter = window.cuts();
            for (int i = window.allowed(now); i > 0; i--) {
                if (tokens >= 1) {
                    tokens--;
                    taken++;
                    window.accepted(now, i - 1);
                } else {
                    refused++;
                    window.refused(sentAfter, now, i - 1);
                }
            }
        }

        assertThat(taken).isBetween(300, 600);
        assertThat(refused).isLessThan(taken);
    }

    @Test
    void obeysWhatAPeerSaysOfItsLoad() {
        window.accepted(100, window.cuts(), now + 1, 63);
        assertThat(window.allowed(now + 1)).isEqualTo(32);

        window.accepted(95, window.cuts(), now + 3, 31);
        assertThat(window.allowed(now + 3)).isEqualTo(24);

        for (int i = 0; i < 1_000; i++) {
            window.accepted(85, window.cuts(), now + 5, 23);
        }
        assertThat(window.allowed(now + 5)).isEqualTo(24);

        for (int i = 0; i < 10_000; i++) {
            window.accepted(40, window.cuts(), now + 7, 63);
        }
        assertThat(window.isWhole()).isTrue();
    }
}
