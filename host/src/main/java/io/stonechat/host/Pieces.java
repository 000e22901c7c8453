package io.stonechat.host;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Long work beside traffic, done in pieces: whoever does it without hurry rests after each piece for several times as long
 * as the piece took, so that no message waits for a core long, and few at all.
 */
public final class Pieces {

    private static final ScopedValue<Pieces> UNHURRIED = ScopedValue.newInstance();

    /** Short enough for whoever waits for the core meanwhile. */
    private static final long LONGEST_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** Steps from one look at the clock to the next: most take less time than that does. */
    private static final int STEPS = 16;

    private long begun = System.nanoTime();
    private int steps;

    private Pieces() {}

    /** Does something without hurry. */
    static <T> T unhurried(Supplier<T> work) {
        return ScopedValue.where(UNHURRIED, new Pieces()).call(work::get);
    }

    /** Stands between two small steps of long work; costs next to nothing where there is a hurry. */
    public static void between() {
        if (UNHURRIED.isBound()) {
            UNHURRIED.get().rest();
        }
    }

    private void rest() {
        if (++steps % STEPS == 0 && System.nanoTime() - begun >= LONGEST_NANOS) {
            LockSupport.parkNanos(REST_NANOS);
            begun = System.nanoTime();
        }
    }
}
