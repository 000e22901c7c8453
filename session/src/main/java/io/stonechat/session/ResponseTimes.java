package io.stonechat.session;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;

/** How long the peer of one link took to answer. One thread counts at a time, any may read. */
final class ResponseTimes {
    /** The upper bounds of the classes in milliseconds; what took longer is in one more. */
    static final List<Long> BOUNDS =
            List.of(1L, 2L, 5L, 10L, 25L, 50L, 100L, 250L, 500L, 1_000L, 2_500L, 5_000L, 10_000L, 30_000L);

    private static final long[] UPPER =
            BOUNDS.stream().mapToLong(Long::longValue).toArray();
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

    /** A cell for each class, then the sum in milliseconds, then how many were refused. */
    private final long[] cells = new long[cellCount()];

    static int cellCount() {
        return UPPER.length + 3;
    }

    static int sumCell() {
        return UPPER.length + 1;
    }

    static int refusedCell() {
        return UPPER.length + 2;
    }

    void took(long millis, boolean refused) {
        int at = 0;
        while (at < UPPER.length && millis > UPPER[at]) {
            at++;
        }
        add(at, 1);
        add(sumCell(), millis);
        if (refused) {
            add(refusedCell(), 1);
        }
    }

    private void add(int cell, long more) {
        CELL.setOpaque(cells, cell, cells[cell] + more);
    }

    void addTo(long[] sum) {
        for (int i = 0; i < cells.length; i++) {
            sum[i] += (long) CELL.getOpaque(cells, i);
        }
    }
}
