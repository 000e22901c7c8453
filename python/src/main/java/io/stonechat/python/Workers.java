package io.stonechat.python;

import io.stonechat.host.ScriptPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.graalvm.polyglot.Engine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The interpreters of an engine: the first one is there at once, the others join when they are ready. */
final class Workers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("script");

    private final PythonSettings settings;
    private final Engine engine = PythonContext.engine();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("stonechat-python-watch").factory());
    private final StopInstrument instrument;
    private final List<Worker> all = new ArrayList<>();
    private final List<Worker> ready = new CopyOnWriteArrayList<>();
    private volatile @Nullable Crew crew;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile boolean closed;

    /** Whether one was given up; its context may never end. */
    private boolean lost;

    /** What those that were given up had done: it must not be taken back. */
    private ScriptPool gone = new ScriptPool(0, 0, 0, 0, 0, 0);

    /** Who is told of workers that come and go. */
    interface Crew {
        /** One has come up; called on a thread of its own, before it is one of {@link #ready}. */
        void joins(Worker worker);

        /** One is no longer of use, and none of {@link #ready} any more. */
        void leaves(Worker worker);
    }

    private Workers(PythonSettings settings) {
        this.settings = settings;
        this.instrument = Objects.requireNonNull(
                        engine.getInstruments().get(StopInstrument.ID), "this room's own part of the engine")
                .lookup(StopInstrument.class);
    }

    /** Starts the first one and waits for it. */
    static Workers start(PythonSettings settings) {
        long began = System.nanoTime();
        var workers = new Workers(settings);
        try {
            var first = workers.next(0).join();
            workers.ready.add(first);
        } catch (CompletionException e) {
            workers.close();
            throw new IllegalStateException("Python does not come up: " + e.getCause(), e.getCause());
        }
        new PythonWatch(() -> workers.ready, workers::replace).start(workers.watch);
        LOG.info(
                "Python is ready after {} ms, {}",
                (System.nanoTime() - began) / 1_000_000,
                workers.isCompiled()
                        ? "with its compiler"
                        : "interpreted: this JVM was started without the Graal compiler");
        return workers;
    }

    /** Says who is to be told of those that come and go from now on. */
    void tell(Crew told) {
        crew = told;
    }

    /** Starts the others, one after another; once, however often this is called. */
    void startOthers() {
        var told = crew;
        if (told == null || begun.getAndSet(true)) {
            return;
        }
        Thread.ofPlatform().daemon().name("stonechat-python-start").start(() -> {
            boolean all = true;
            for (int number = 1; all && number < settings.workers(); number++) {
                all = bring(number, told);
            }
        });
    }

    /** Brings one more up; whether it has. */
    private boolean bring(int number, Crew told) {
        try {
            var next = next(number).join();
            told.joins(next);
            ready.add(next);
            return true;
        } catch (RuntimeException e) {
            if (closed) {
                LOG.debug("Python worker {} does not come up any more: the gateway stops", number);
            } else {
                LOG.error("Python worker {} does not come up", number, e);
            }
            return false;
        }
    }

    /** Gives a worker up and brings another one up in its place. */
    private void replace(Worker worker, String suspect) {
        var told = crew;
        if (told == null || !giveUp(worker)) {
            return;
        }
        LOG.error(
                "worker {} is lost: the lock of its interpreter does not come back. Stopped last in it: {}. Another worker comes up",
                worker.number(),
                suspect);
        told.leaves(worker);
        worker.abandon();
        Thread.ofPlatform().daemon().name("stonechat-python-start").start(() -> bring(worker.number(), told));
    }

    private synchronized boolean giveUp(Worker worker) {
        if (closed || !ready.remove(worker)) {
            return false;
        }
        lost = true;
        all.remove(worker);
        var pool = worker.lane().pool();
        gone = gone.plus(new ScriptPool(0, 0, 0, 0, pool.completed(), pool.refused()));
        return true;
    }

    /** Those that are ready. */
    List<Worker> ready() {
        return ready;
    }

    PythonSettings settings() {
        return settings;
    }

    /** The threads of plain functions, in all of them. */
    synchronized ScriptPool pool() {
        return ready.stream().map(worker -> worker.lane().pool()).reduce(gone, ScriptPool::plus);
    }

    boolean isIdle() {
        return ready.stream().allMatch(Worker::isIdle);
    }

    /** Whether the scripts are compiled to machine code. */
    boolean isCompiled() {
        return !engine.getImplementationName().equals("Interpreted");
    }

    private synchronized CompletableFuture<Worker> next(int number) {
        if (closed) {
            return CompletableFuture.failedFuture(new IllegalStateException("the engine is closed"));
        }
        var worker = new Worker(number, engine, settings, new Stopper(instrument, number));
        all.add(worker);
        return worker.start();
    }

    @Override
    public synchronized void close() {
        closed = true;
        watch.shutdownNow();
        all.forEach(Worker::close);
        if (!lost) {
            engine.close(true);
        }
    }
}
