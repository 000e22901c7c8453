package io.stonechat.session;

import java.util.concurrent.atomic.AtomicInteger;

/** Numbers in the order of counting, 1 to 0x7FFFFFFF and round. */
final class CountedNumbers implements SequenceNumbers {
    private static final int MAX_SEQUENCE = 0x7FFF_FFFF;

    private final AtomicInteger next;

    CountedNumbers(int first) {
        if (first < 1) {
            throw new IllegalArgumentException("the first sequence number: " + first + " (expected: 1 to 0x7FFFFFFF)");
        }
        this.next = new AtomicInteger(first);
    }

    @Override
    public int next() {
        int sequence = next.getAndIncrement() & MAX_SEQUENCE;
        return sequence == 0 ? next() : sequence;
    }
}
