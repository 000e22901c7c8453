package io.stonechat.smpp;

import io.stonechat.session.TokenBucket;
import java.util.function.LongSupplier;

/** How much is said of what others can make happen without end: twenty lines at once, and a line a second. */
final class LogRate {
    private static final int AT_ONCE = 20;

    private LogRate() {}

    /** One, to be asked before each line; {@code nanos} is a clock that never goes back. */
    static TokenBucket of(LongSupplier nanos) {
        return new TokenBucket(1, AT_ONCE, nanos);
    }
}
