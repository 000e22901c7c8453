package io.stonechat.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LockoutTest {
    private static final SourceAddress HOME = address("192.0.2.1");
    private static final SourceAddress ELSEWHERE = address("192.0.2.2");

    private final ManualTime time = new ManualTime();
    private final LockoutPolicy policy = LockoutPolicy.DEFAULTS
            .withFailures(4, 3)
            .withLock(Duration.ofSeconds(10), Duration.ofSeconds(35))
            .withDelay(Duration.ofMillis(100), Duration.ofMillis(350))
            .withRemembered(50);
    private final Lockout lockout = new Lockout(policy, time);

    private static SourceAddress address(String text) {
        return SourceAddress.of(new InetSocketAddress(text, 4000));
    }

    private void fail(int times, SourceAddress address, String systemId) {
        for (int i = 0; i < times; i++) {
            lockout.failed(address, systemId);
        }
    }

    @Test
    void eachFailure_isAnsweredLater_upToALimit() {
        var delays = java.util.stream.IntStream.range(0, 4)
                .mapToObj(_ -> lockout.failed(HOME, "esme").delay().toMillis())
                .toList();

        assertThat(delays).containsExactly(100L, 200L, 350L, 350L);
    }

    @Test
    void aSystemId_thatFailedTooOften_isLockedOutFromEverywhere_andFreeAfterwards() {
        fail(2, HOME, "esme");
        assertThat(lockout.locked(ELSEWHERE, "esme")).isZero();

        assertThat(lockout.failed(HOME, "esme").systemIdLock()).isEqualTo(Duration.ofSeconds(10));

        assertThat(lockout.locked(ELSEWHERE, "esme")).isEqualTo(Duration.ofSeconds(10));
        assertThat(lockout.locked(ELSEWHERE, "other")).isZero();
        time.advance(Duration.ofSeconds(10));
        assertThat(lockout.locked(ELSEWHERE, "esme")).isZero();
    }

    @Test
    void anAddress_thatTriesManySystemIds_isLockedOut_atTheDoorToo() {
        for (int i = 0; i < 4; i++) {
            lockout.failed(HOME, "guess" + i);
        }

        assertThat(lockout.atTheDoor(HOME)).isEqualTo(Duration.ofSeconds(10));
        assertThat(lockout.locked(HOME, "somebody")).isEqualTo(Duration.ofSeconds(10));
        assertThat(lockout.atTheDoor(ELSEWHERE)).isZero();
    }

    @Test
    void eachFurtherLock_lastsTwiceAsLong_upToALimit() {
        for (int expected : new int[] {10, 20, 35, 35}) {
            fail(2, HOME, "esme");
            assertThat(lockout.failed(HOME, "esme").systemIdLock()).isEqualTo(Duration.ofSeconds(expected));
            time.advance(Duration.ofSeconds(expected));
        }
    }

    @Test
    void whatFailedLongAgo_isForgotten() {
        fail(2, HOME, "esme");
        time.advance(policy.forget());

        assertThat(lockout.failed(HOME, "esme").systemIdLock()).isZero();
        assertThat(lockout.remembered()).isEqualTo(2);
    }

    @Test
    void aGoodBind_clearsTheFailuresBeforeIt() {
        fail(2, HOME, "esme");
        lockout.succeeded(HOME, "esme");

        fail(2, ELSEWHERE, "esme");

        assertThat(lockout.locked(ELSEWHERE, "esme")).isZero();
    }

    @Test
    void othersCannotLockOut_whoBoundWellFromItsOwnAddress() {
        lockout.succeeded(HOME, "esme");

        fail(10, ELSEWHERE, "esme");

        assertThat(lockout.locked(ELSEWHERE, "esme")).isPositive();
        assertThat(lockout.locked(HOME, "esme")).isZero();
    }

    @Test
    void aNeighbourBehindTheSameAddress_isNotLockedOutEither_untilItFailsItself() {
        lockout.succeeded(HOME, "good");
        fail(10, HOME, "bad");

        assertThat(lockout.atTheDoor(HOME)).isZero();
        assertThat(lockout.locked(HOME, "good")).isZero();
        assertThat(lockout.locked(HOME, "bad")).isPositive();

        lockout.failed(HOME, "good");
        assertThat(lockout.locked(HOME, "good")).isPositive();
        assertThat(lockout.atTheDoor(HOME)).isPositive();
    }

    @Test
    void aFloodOfNames_isForgottenFromItsOldEnd() {
        for (int i = 0; i < 1_000; i++) {
            lockout.failed(address("198.51.100." + (i % 256)), "guess" + i);
        }

        assertThat(lockout.remembered()).isEqualTo(100);
    }

    @Test
    void theAddressesOfOneIpv6Network_countAsOne() {
        for (int i = 0; i < 4; i++) {
            lockout.failed(address("2001:db8::" + i), "guess" + i);
        }

        assertThat(lockout.atTheDoor(address("2001:db8::ffff"))).isPositive();
        assertThat(lockout.atTheDoor(address("2001:db8:0:1::1"))).isZero();
    }

    @Test
    void switchedOff_locksAndDelaysNothing() {
        var off = new Lockout(LockoutPolicy.OFF, time);
        Lockout.Consequence last = off.failed(HOME, "esme");
        for (int i = 0; i < 100; i++) {
            last = off.failed(HOME, "esme");
        }

        assertThat(last).isEqualTo(new Lockout.Consequence(Duration.ZERO, Duration.ZERO, Duration.ZERO));
        assertThat(off.locked(HOME, "esme")).isZero();
    }
}
