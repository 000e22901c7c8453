package io.stonechat.python;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The lanes that were seen before all workers were there. Calls of a lane begin in their order: so one stays where it began for as
 * long as a call of it waits for its turn, and goes to where it belongs with the first call after that.
 *
 * @param <W> a worker
 */
final class EarlyLanes<W> {

    private static final int MOST = 100_000;

    private final Map<Object, Seat<W>> seats = new ConcurrentHashMap<>();

    /** Where a lane is for now; to be run when a call that was given it begins. */
    static final class Seat<W> implements Runnable {

        private final W worker;
        private final AtomicInteger waiting = new AtomicInteger();

        Seat(W worker) {
            this.worker = worker;
        }

        W worker() {
            return worker;
        }

        @Override
        public void run() {
            waiting.decrementAndGet();
        }
    }

    /**
     * Where the next call of a lane is to be made; null if that is where the lane belongs.
     *
     * @param complete whether all workers are there
     * @param first where the lane is to be until they are
     */
    @Nullable
    Seat<W> seat(Object lane, boolean complete, Supplier<W> first) {
        // Lanes that ended early are never asked for again: their seats must not cost the others anything.
        if (complete && !seats.containsKey(lane)) {
            return null;
        }
        return seats.compute(lane, (_, before) -> {
            if (before == null) {
                return complete || seats.size() >= MOST ? null : taken(new Seat<>(first.get()));
            }
            return complete && before.waiting.get() == 0 ? null : taken(before);
        });
    }

    private static <W> Seat<W> taken(Seat<W> seat) {
        seat.waiting.incrementAndGet();
        return seat;
    }

    /** Forgets lanes whose worker is of no use any more. */
    void forget(Predicate<W> gone) {
        seats.values().removeIf(seat -> gone.test(seat.worker));
    }
}
