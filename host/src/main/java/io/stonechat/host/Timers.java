package io.stonechat.host;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * The {@code timer} namespace: what a script wants to be done later. ({@code Timer} would be the name of a type of java.base's.)
 *
 * <p>Declare a field {@code Timers timers;} and the host fills it in. What is to be done again and again is a method with
 * {@link Every}. Timers live in memory: what is set is lost when the process ends; what must not be lost belongs in
 * {@code store}, which holds messages until they are due. All methods are for any thread.
 */
public interface Timers {

    /** How many timers may be set at once. */
    int MOST = 100_000;

    /**
     * Calls something later, once. A timer of the same key that is set is cancelled. The call runs on a virtual thread of its
     * own, under the deadline of a handler; what it throws is logged. After a reload it still is the code that was given.
     *
     * @param key names the timer
     * @param delay not negative
     * @param handler given the key
     * @return what cancels it
     * @throws IllegalArgumentException if the delay is negative
     * @throws IllegalStateException if {@link #MOST} timers are set, or the host does not run
     */
    TimerHandle set(String key, Duration delay, Consumer<String> handler);

    /**
     * Cancels a timer.
     *
     * @param key its key
     * @return whether one was set that had not begun
     */
    boolean cancel(String key);

    /** How many timers are set and have not begun; what is called again and again does not count. */
    int activeCount();
}
