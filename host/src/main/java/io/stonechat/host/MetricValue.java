package io.stonechat.host;

import java.util.concurrent.atomic.AtomicLong;

/** A number that many threads change. */
final class MetricValue {

    private final AtomicLong bits = new AtomicLong(Double.doubleToRawLongBits(0));

    void add(double amount) {
        bits.updateAndGet(before -> Double.doubleToRawLongBits(Double.longBitsToDouble(before) + amount));
    }

    void set(double value) {
        bits.set(Double.doubleToRawLongBits(value));
    }

    double get() {
        return Double.longBitsToDouble(bits.get());
    }
}
