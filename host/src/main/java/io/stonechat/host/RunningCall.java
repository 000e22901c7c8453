package io.stonechat.host;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call into a script, from its start to its end.
 *
 * <p>Two threads meet here: the one that runs the call, and the watch that finds it past its deadline. Whoever moves
 * {@code state} away from RUNNING first decides how the call has ended.
 */
final class RunningCall extends WatchedCall implements ScopedValue.CallableOp<@Nullable Object, Throwable> {

    /** What runs outside of any call, such as a thread that a script has started. */
    private static final RunningCall NONE = new RunningCall();

    private static final ScopedValue<RunningCall> CURRENT = ScopedValue.newInstance();

    private static final VarHandle STATE;

    /** How long a call may keep its carrier thread while others wait. */
    private static final long SLICE_NANOS = 1_000_000;

    /** Method entries between two looks at the time; one less than a power of two. */
    private static final int ENTRY_MASK = 1023;

    private static final int RUNNING = 0;
    private static final int ENDED = 1;
    private static final int EXPIRING = 2;
    private static final int EXPIRED = 3;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(RunningCall.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final Thread thread = Thread.currentThread();
    final Consumer<HandlerFailure> onDeadline;

    private final @Nullable Object[] arguments;

    @SuppressWarnings("UnusedVariable") // set through STATE
    private volatile int state = RUNNING;

    private volatile @Nullable HandlerFailure failure;

    /** Known to the running thread only. */
    private long sliceStart;

    private int entries;

    RunningCall(
            GuardedFunction target,
            @Nullable Object[] arguments,
            Consumer<HandlerFailure> onDeadline,
            long now,
            long limitNanos) {
        super(target, now + limitNanos);
        this.arguments = arguments;
        this.onDeadline = onDeadline;
        this.sliceStart = now;
    }

    private RunningCall() {
        this(GuardedFunction.NONE, new Object[0], _ -> {}, 0, Long.MAX_VALUE);
    }

    /** The call that this thread is in, or one that never expires. */
    static RunningCall current() {
        return CURRENT.orElse(NONE);
    }

    /** Runs the script's function; to be called once, on the thread that made this object. */
    @Nullable
    Object run() throws Throwable {
        return ScopedValue.where(CURRENT, this).call(this);
    }

    @Override
    public @Nullable Object call() throws Throwable {
        return target.function().call(arguments);
    }

    /** The script's function has returned or thrown; null if it was in time, else why the call has failed. */
    @Nullable
    HandlerFailure end() {
        if (STATE.compareAndSet(this, RUNNING, ENDED)) {
            return null;
        }
        while (state == EXPIRING) {
            Thread.onSpinWait();
        }
        // The interruption was meant for the script and must not reach what this thread does next.
        Thread.interrupted();
        return failure;
    }

    @Override
    boolean isRunning() {
        return state == RUNNING;
    }

    /** Interrupts the call, each poll of which throws from now on; false if it has ended before. */
    boolean expire(HandlerFailure why) {
        if (!STATE.compareAndSet(this, RUNNING, EXPIRING)) {
            return false;
        }
        failure = why;
        thread.interrupt();
        state = EXPIRED;
        return true;
    }

    /** A loop's poll: stops, or lets others go on. */
    void turned() {
        if (this == NONE) {
            letOthersGoOn();
            return;
        }
        stopIfExpired();
        long now = System.nanoTime();
        if (now - sliceStart > SLICE_NANOS) {
            letOthersGoOn();
            sliceStart = System.nanoTime();
        }
    }

    /** A method's poll. */
    void entered() {
        if (this == NONE) {
            return;
        }
        stopIfExpired();
        if ((++entries & ENTRY_MASK) == 0) {
            turned();
        }
    }

    void stopIfExpired() {
        if (state > ENDED) {
            // A script that goes on nevertheless, by way of its finally clauses, must not hold up the others.
            letOthersGoOn();
            throw new CallStopped();
        }
    }

    /** Puts this virtual thread behind the others that wait for its carrier. */
    @SuppressWarnings("ThreadPriorityCheck") // the scheduler of virtual threads is first in, first out
    private static void letOthersGoOn() {
        Thread.yield();
    }
}
