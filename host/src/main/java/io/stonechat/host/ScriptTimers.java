package io.stonechat.host;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The timers of the scripts of one gateway, on the host's executor. Those that are set once outlive a reload; those that come
 * again and again belong to the handlers that are loaded.
 */
public final class ScriptTimers implements Timers {

    private final ScheduledExecutorService executor;
    private final List<ScriptEngine> engines;
    private final Map<String, OneShot> set = new ConcurrentHashMap<>();
    private final AtomicInteger active = new AtomicInteger();

    /** Guarded by this. */
    private final Map<String, Beat> beats = new HashMap<>();

    private volatile @Nullable ScriptCalls calls;

    ScriptTimers(ScheduledExecutorService executor, List<ScriptEngine> engines) {
        this.executor = executor;
        this.engines = engines;
    }

    @Override
    public TimerHandle set(String key, Duration delay, Consumer<String> handler) {
        return after(key, delay.toMillis(), arguments -> {
            handler.accept(key);
            return null;
        });
    }

    /**
     * {@link #set} for the engines of other languages.
     *
     * @param key names the timer
     * @param delayMillis not negative
     * @param function given the key
     * @return what cancels it
     * @throws IllegalArgumentException if the delay is negative
     * @throws IllegalStateException if {@link #MOST} timers are set, or the host does not run
     */
    public TimerHandle after(String key, long delayMillis, ScriptFunction function) {
        if (delayMillis < 0) {
            throw new IllegalArgumentException("a timer's delay must not be negative, found " + delayMillis + " ms");
        }
        var shot = new OneShot(key, running(), function);
        if (active.incrementAndGet() > MOST) {
            active.decrementAndGet();
            throw new IllegalStateException(MOST + " timers are set already");
        }
        var before = set.put(key, shot);
        if (before != null) {
            before.end();
        }
        shot.begin(delayMillis);
        return shot;
    }

    @Override
    public boolean cancel(String key) {
        var shot = set.remove(key);
        return shot != null && shot.end();
    }

    @Override
    public int activeCount() {
        return active.get();
    }

    /** From now on timers can be set; their calls run there. */
    void open(ScriptCalls where) {
        calls = where;
    }

    /** Takes over what is to be called again and again, from the snapshot that the supplier gives at each time. */
    synchronized void follow(Supplier<Handlers> handlers) {
        var wanted = handlers.get().selectors(Rhythm.KIND);
        beats.entrySet().removeIf(beat -> {
            boolean gone = !wanted.contains(beat.getKey());
            if (gone) {
                beat.getValue().stop();
            }
            return gone;
        });
        wanted.forEach(selector -> beats.computeIfAbsent(selector, _ -> {
            var beat = new Beat(executor, Rhythm.of(selector), handlers, selector);
            beat.next();
            return beat;
        }));
    }

    /** Nothing is called any more. */
    synchronized void close() {
        calls = null;
        beats.values().forEach(Beat::stop);
        beats.clear();
        set.values().forEach(OneShot::end);
        set.clear();
    }

    private ScriptCalls running() {
        var now = calls;
        if (now == null) {
            throw new IllegalStateException("timers can be set while the gateway runs");
        }
        return now;
    }

    private List<ScriptFrame> ownFrames(StackTraceElement[] trace) {
        return engines.stream()
                .flatMap(engine -> engine.ownFrames(trace).stream())
                .toList();
    }

    /** One call, later. */
    private final class OneShot implements TimerHandle {

        private final String key;
        private final ScriptCalls where;
        private final ScriptFunction function;

        /** Guarded by this. */
        private @Nullable Future<?> due;

        /** Guarded by this. */
        private boolean over;

        OneShot(String key, ScriptCalls where, ScriptFunction function) {
            this.key = key;
            this.where = where;
            this.function = function;
        }

        synchronized void begin(long delayMillis) {
            if (!over) {
                due = executor.schedule(this::fire, delayMillis, TimeUnit.MILLISECONDS);
            }
        }

        private void fire() {
            set.remove(key, this);
            if (end()) {
                var guarded = new GuardedFunction("timer \"" + key + "\"", function, ScriptTimers.this::ownFrames);
                Thread.ofVirtual().name("timer " + key).start(() -> call(guarded));
            }
        }

        private void call(GuardedFunction guarded) {
            try {
                where.call(guarded, _ -> {}, key);
            } catch (HandlerFailure _) {
                // It has been logged, with the script's line.
            }
        }

        /** Whether it had not ended before. */
        synchronized boolean end() {
            if (over) {
                return false;
            }
            over = true;
            active.decrementAndGet();
            var waiting = due;
            if (waiting != null) {
                waiting.cancel(false);
            }
            return true;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public boolean cancel() {
            set.remove(key, this);
            return end();
        }
    }
}
