package io.stonechat.delivery;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/**
 * The time that delivery lives in, and the threads it lives on.
 *
 * @param clock the wall clock
 * @param timer what wakes it; its tasks are short and never block
 * @param workers what runs its queues, which may block: a virtual thread a task, in a test the virtual time itself
 * @param nanos a clock that never jumps, in nanoseconds from anywhere, such as {@link System#nanoTime}: the wall clock is
 *     checked against it
 */
public record DeliveryTime(InstantSource clock, ScheduledExecutorService timer, Executor workers, LongSupplier nanos) {

    /** The same with another wall clock. */
    DeliveryTime by(InstantSource other) {
        return new DeliveryTime(other, timer, workers, nanos);
    }
}
