package io.stonechat.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.graalvm.polyglot.Engine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The interpreters of an engine: the first one is there at once, the others join when they are ready. */
final class Workers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("script");

    private final PythonSettings settings;
    private final Engine engine = PythonContext.engine();
    private final ScheduledExecutorService stops = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("stonechat-python-stop").factory());
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("stonechat-python-watch").factory());
    private final Stopper stopper;
    private final List<Worker> all = new ArrayList<>();
    private final List<Worker> ready = new CopyOnWriteArrayList<>();
    private boolean closed;

    private Workers(PythonSettings settings) {
        this.settings = settings;
        var instrument = Objects.requireNonNull(
                engine.getInstruments().get(StopInstrument.ID), "this room's own part of the engine");
        this.stopper = new Stopper(instrument.lookup(StopInstrument.class), stops);
    }

    /** Starts the first one and waits for it. */
    static Workers start(PythonSettings settings) {
        long began = System.nanoTime();
        var workers = new Workers(settings);
        try {
            var first = workers.next().join();
            workers.ready.add(first);
        } catch (CompletionException e) {
            workers.close();
            throw new IllegalStateException("Python does not come up: " + e.getCause(), e.getCause());
        }
        new PythonWatch(() -> workers.ready).start(workers.watch);
        LOG.info(
                "Python is ready after {} ms, {}",
                (System.nanoTime() - began) / 1_000_000,
                workers.isCompiled()
                        ? "with its compiler"
                        : "interpreted: this JVM was started without the Graal compiler");
        return workers;
    }

    /**
     * Starts the others, one after another.
     *
     * @param joining told of each, on a thread of its own, before it is one of {@link #ready}
     */
    void startOthers(Consumer<Worker> joining) {
        Thread.ofPlatform().daemon().name("stonechat-python-start").start(() -> {
            for (int number = 1; number < settings.workers(); number++) {
                var next = next();
                if (next.isCompletedExceptionally()) {
                    return;
                }
                try {
                    joining.accept(next.join());
                    ready.add(next.join());
                } catch (RuntimeException e) {
                    LOG.error("another Python worker does not come up", e);
                    return;
                }
            }
        });
    }

    /** Those that are ready, in the order of their numbers. */
    List<Worker> ready() {
        return ready;
    }

    PythonSettings settings() {
        return settings;
    }

    boolean isIdle() {
        return ready.stream().allMatch(Worker::isIdle);
    }

    /** Whether the scripts are compiled to machine code. */
    boolean isCompiled() {
        return !engine.getImplementationName().equals("Interpreted");
    }

    private synchronized CompletableFuture<Worker> next() {
        if (closed) {
            return CompletableFuture.failedFuture(new IllegalStateException("the engine is closed"));
        }
        var worker = new Worker(all.size(), engine, settings, stopper);
        all.add(worker);
        return worker.start();
    }

    @Override
    public synchronized void close() {
        closed = true;
        watch.shutdownNow();
        stops.shutdownNow();
        all.forEach(Worker::close);
        engine.close(true);
    }
}
