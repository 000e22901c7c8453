package io.stonechat.python;

import com.oracle.truffle.api.TruffleContext;
import io.stonechat.host.ScriptEnvironment;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One interpreter with an event loop of its own, and the threads that run in it. */
final class Worker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("script");

    /** How many calls may be under way at once; the windows of the sessions keep them far below. */
    static final int MOST_CALLS = 50_000;

    private final int number;
    private final Stopper stopper;
    private final CompletableFuture<Worker> ready = new CompletableFuture<>();
    private final ConcurrentLinkedQueue<Work> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicInteger calls = new AtomicInteger();

    /** Those that have led, by the numbers that Python gives their threads. */
    private final Map<Long, Lead> led = new ConcurrentHashMap<>();

    /** Those that led before, and have not come back from what kept them. */
    private final Set<Lead> kept = ConcurrentHashMap.newKeySet();

    private final Bridge bridge = new Bridge(this);
    private final PlainLane lane;
    private final Context context;
    private volatile @Nullable Python python;
    private volatile @Nullable TruffleContext truffle;
    private volatile Lead lead;
    private volatile boolean turnDue;
    private volatile boolean closed;
    private int leads;

    /** A worker whose interpreter is yet to come up; that is done by its first leading thread. */
    Worker(int number, Engine engine, PythonSettings settings, Stopper stopper) {
        this.number = number;
        this.stopper = stopper;
        this.lane = new PlainLane(this, settings.threads());
        this.context = PythonContext.create(engine, settings);
        this.lead = newLead();
    }

    CompletableFuture<Worker> start() {
        lead.start();
        return ready;
    }

    int number() {
        return number;
    }

    Context context() {
        return context;
    }

    Bridge bridge() {
        return bridge;
    }

    PlainLane lane() {
        return lane;
    }

    Stopper stopper() {
        return stopper;
    }

    Python python() {
        var functions = python;
        if (functions == null) {
            throw new IllegalStateException("the worker is not ready");
        }
        return functions;
    }

    TruffleContext truffle() {
        return Objects.requireNonNull(truffle);
    }

    /** Hands something to the leading thread. */
    void submit(Work work) {
        if (closed) {
            work.lost();
            return;
        }
        inbox.add(work);
        lead.wake();
    }

    /** Something is ready in the event loop. */
    void wakeLoop() {
        turnDue = true;
        lead.wake();
    }

    void wakeLead() {
        lead.wake();
    }

    /** Whether there is room for one more call; if so it counts, until it has {@link #left}. */
    boolean enter() {
        if (calls.incrementAndGet() > MOST_CALLS) {
            calls.decrementAndGet();
            return false;
        }
        return true;
    }

    void left() {
        calls.decrementAndGet();
    }

    /** Whether nothing is queued and nothing runs. */
    boolean isIdle() {
        // The leading thread and those of plain functions hand work to each other: only where the one has not moved
        // while the others were looked at did all of them rest at that moment.
        var leading = lead;
        long step = leading.step();
        return rests(leading) && lane.isIdle() && rests(leading) && leading.step() == step;
    }

    private boolean rests(Lead leading) {
        return kept.isEmpty() && leading == lead && leading.isResting() && !hasWork();
    }

    /** Who leads, or has led, on the thread that Python knows by this number. */
    @Nullable
    Lead leadOf(long ident) {
        return led.get(ident);
    }

    /** How far each of those who lead, or have led, is at this moment. */
    Map<Lead, Long> steps() {
        return led.values().stream().collect(Collectors.toMap(Function.identity(), Lead::step));
    }

    /** Makes the worker serve another host, unless it does already. Called by the leading thread. */
    void serve(ScriptEnvironment environment) {
        if (bridge.serve(environment)) {
            python().renew().executeVoid(bridge.faces());
        }
    }

    /** Lets another thread lead, if this one still does. */
    void succeed(Lead former) {
        synchronized (inbox) {
            if (lead != former || closed) {
                return;
            }
            kept.add(former);
            lead = newLead();
        }
        LOG.debug("worker {} is kept by a script; another thread leads it", number);
        lead.start();
    }

    /** A thread that led has come back, and leads no more. */
    void ended(Lead former) {
        kept.remove(former);
        // What it ran last may have made something ready in the event loop that nobody else knows of.
        wakeLoop();
    }

    Lead lead() {
        return lead;
    }

    /** How many threads led once, and are kept by a script ever since. */
    int strays() {
        return kept.size();
    }

    boolean isLedBy(Lead thread) {
        return lead == thread && !closed;
    }

    boolean hasWork() {
        return turnDue || !inbox.isEmpty();
    }

    @Nullable
    Work take() {
        return inbox.poll();
    }

    void run(Work work) {
        try {
            work.run(this);
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.error("worker {} failed", number, e);
            }
        }
    }

    /**
     * Runs what is ready in the event loop; whether more is.
     *
     * @param next called before each piece of it
     */
    boolean turn(Runnable next) {
        turnDue = false;
        try {
            return python().turn().execute(next).asBoolean();
        } catch (PolyglotException e) {
            if (!closed) {
                bridge.failed(python().told(e));
            }
            return !closed;
        }
    }

    /** Called by each leading thread as the first thing. */
    void begin(Lead begun) {
        try {
            context.enter();
            try {
                boot();
                register(begun);
                ready.complete(this);
            } finally {
                context.leave();
            }
        } catch (RuntimeException e) {
            ready.completeExceptionally(e);
        }
    }

    private void boot() {
        if (python == null) {
            truffle = stopper.entered();
            python = PythonContext.boot(context, bridge);
        }
    }

    private void register(Lead begun) {
        led.values().removeIf(before -> !before.thread().isAlive());
        led.put(python().lead().execute().asLong(), begun);
    }

    private Lead newLead() {
        leads++;
        return new Lead(this, "stonechat-python-" + number + (leads == 1 ? "" : "-" + leads));
    }

    /** Gives up a worker that does not come back: nothing more is begun in it, and what waits for its turn in it has failed. */
    void abandon() {
        end();
        for (var work = inbox.poll(); work != null; work = inbox.poll()) {
            work.lost();
        }
        // This may take for ever, and would be in nobody's way.
        Thread.ofPlatform().daemon().name("stonechat-python-end-" + number).start(() -> context.close(true));
    }

    private void end() {
        closed = true;
        lead.wake();
        lane.close();
        stopper.close();
        bridge.close();
    }

    @Override
    public void close() {
        end();
        context.close(true);
    }
}
