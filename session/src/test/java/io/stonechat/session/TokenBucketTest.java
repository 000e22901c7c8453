package io.stonechat.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final long SECOND = 1_000_000_000;

    private final AtomicLong nanos = new AtomicLong(-7);

    private int taken(TokenBucket bucket, int attempts) {
        return (int)
                IntStream.range(0, attempts).filter(_ -> bucket.tryAcquire()).count();
    }

    @Test
    void givesTheBurst_thenTheRate() {
        var bucket = new TokenBucket(100, 10, nanos::get);

        assertThat(taken(bucket, 50)).isEqualTo(10);
        nanos.addAndGet(SECOND / 20);
        assertThat(taken(bucket, 50)).isEqualTo(5);
    }

    @Test
    void savesNoMoreThanTheBurst() {
        var bucket = new TokenBucket(100, 10, nanos::get);

        nanos.addAndGet(3600 * SECOND);

        assertThat(taken(bucket, 50)).isEqualTo(10);
    }

    @Test
    void saysHowLongUntilTheNextToken() {
        var bucket = new TokenBucket(4, 1, nanos::get);
        assertThat(bucket.nanosUntilAvailable()).isZero();

        bucket.tryAcquire();

        assertThat(bucket.nanosUntilAvailable()).isEqualTo(SECOND / 4);
        nanos.addAndGet(bucket.nanosUntilAvailable());
        assertThat(bucket.tryAcquire()).isTrue();
    }

    @Test
    void rejectsRatesAndBurstsThatMakeNoSense() {
        assertThatThrownBy(() -> new TokenBucket(0, 1, nanos::get)).hasMessageContaining("0.0");
        assertThatThrownBy(() -> new TokenBucket(Double.NaN, 1, nanos::get)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new TokenBucket(1, 0, nanos::get)).hasMessageContaining("at least 1");
    }
}
