package io.stonechat.python;

import io.stonechat.host.Face;
import io.stonechat.host.Namespace;
import io.stonechat.host.ScriptEnvironment;
import io.stonechat.host.ScriptException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the engine's Python parts call. One for each worker; public only because Python must be able to call it.
 *
 * <p>Its methods are named as Python knows them.
 */
public final class Bridge implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("script");
    private static final double NANOS = 1e9;

    private final Worker worker;
    private final List<Declared> declared = new ArrayList<>();
    private volatile @Nullable ScriptEnvironment environment;
    private volatile Instant start = Instant.EPOCH;
    private @Nullable ScheduledFuture<?> alarm;

    Bridge(Worker worker) {
        this.worker = worker;
    }

    /** Serves a host from now on; false if it does already. */
    boolean serve(ScriptEnvironment wanted) {
        if (wanted.equals(environment)) {
            return false;
        }
        environment = wanted;
        start = wanted.clock().instant();
        return true;
    }

    /** The names of the modules that the rooms bring. */
    List<String> faces() {
        return allFaces().stream().map(Face::module).toList();
    }

    /** What was declared since this was asked last. */
    List<Declared> takeDeclared() {
        var all = List.copyOf(declared);
        declared.clear();
        return all;
    }

    private ScriptEnvironment environment() {
        var current = environment;
        if (current == null) {
            throw new IllegalStateException("no script has been loaded");
        }
        return current;
    }

    private List<Face> allFaces() {
        return environment().namespaces().stream()
                .flatMap(namespace -> namespace.faces().stream())
                .filter(face -> face.language().equals(PythonEngine.NAME))
                .toList();
    }

    private Face findFace(String module) {
        return allFaces().stream()
                .filter(face -> face.module().equals(module))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(module));
    }

    /** Which worker this is. */
    public int number() {
        return worker.number();
    }

    /** The text of one of the engine's own parts. */
    public String part(String name) {
        return PythonContext.part(name);
    }

    /** The text of a module that a room brings. */
    public String face(String module) {
        return findFace(module).text("py");
    }

    /** The object that was made for such a module. */
    public @Nullable Object support(String module) {
        return findFace(module).support();
    }

    /** The object of a namespace. */
    public Object host(String name) {
        return environment().namespaces().stream()
                .filter(namespace -> namespace.name().equals(name))
                .findFirst()
                .map(Namespace::value)
                .orElseThrow(() -> new NoSuchElementException("there is no namespace " + name));
    }

    /** The event loop's time, in seconds. */
    public double time() {
        var now = environment;
        if (now == null) {
            return 0;
        }
        var since = Duration.between(start, now.clock().instant());
        return since.getSeconds() + since.getNano() / NANOS;
    }

    /** Rings when the event loop's time is this. An earlier alarm is given up. */
    public synchronized void alarm(double when) {
        if (alarm != null) {
            alarm.cancel(false);
        }
        long nanos = (long) Math.ceil(Math.max(0, when - time()) * NANOS);
        alarm = environment().timer().schedule(this::ring, nanos, TimeUnit.NANOSECONDS);
    }

    private void ring() {
        worker.submit(here -> here.python().ring().executeVoid());
    }

    /** Something is ready in the event loop. */
    public void wake() {
        worker.wakeLoop();
    }

    /** Something that nobody awaits has failed. */
    public void failed(String sentence, List<String> frames) {
        failed(PythonErrors.of(sentence, frames));
    }

    void failed(ScriptException thrown) {
        var frames = thrown.frames();
        LOG.error("{}: {}", frames.isEmpty() ? "outside of any handler" : frames.getFirst(), thrown.getMessage());
    }

    /** A line for the log, at a level of Python's. */
    public void log(int level, String logger, String text) {
        var log = logger.equals("root") ? LOG : LoggerFactory.getLogger("script." + logger);
        PythonLevel.of(level).log(log, text);
    }

    /** From which level on, as Python counts, lines are of interest. */
    public int logLevel() {
        return PythonLevel.of(LOG).number();
    }

    /** A handler is declared. */
    public void declare(
            String kind,
            String function,
            String path,
            int line,
            List<String> keys,
            List<Object> values,
            Value driver,
            boolean direct) {
        declared.add(new Declared(
                kind,
                function,
                new Declared.Site(path, line),
                Declared.options(keys, values),
                new Entry(driver, direct, PythonErrors.name(path) + ":" + line + " " + function)));
    }

    /** Something that the host can call. */
    public PythonCallback callback(Value driver, boolean direct, String name) {
        return new PythonCallback(worker, new Entry(driver, direct, name));
    }

    /** Whether a stage has ended; if not, the outcome is told when it has. */
    public boolean whenDone(CompletionStage<?> stage, Value outcome) {
        if (stage.toCompletableFuture().isDone()) {
            return true;
        }
        var _ = stage.whenComplete((value, error) ->
                worker.submit(here -> here.python().resume().executeVoid(outcome, value, cause(error))));
        return false;
    }

    /** What a stage that has ended has ended with; null if it has failed. */
    public @Nullable Object value(CompletionStage<?> stage) {
        var future = stage.toCompletableFuture();
        return future.isCompletedExceptionally() ? null : future.join();
    }

    /** Why a stage that has ended has failed; null if it has not. */
    public @Nullable Throwable error(CompletionStage<?> stage) {
        var future = stage.toCompletableFuture();
        return switch (future.state()) {
            case FAILED -> cause(future.exceptionNow());
            case CANCELLED -> new CancellationException("it was cancelled");
            case RUNNING, SUCCESS -> null;
        };
    }

    /** Waits for the end of a stage, on a thread that may. */
    public void await_(CompletionStage<?> stage) {
        Blocking.await(stage);
    }

    /** Nobody waits for the stage any more. */
    public void cancel(CompletionStage<?> stage) {
        stage.toCompletableFuture().cancel(true);
    }

    /** Octets as text, one character each. */
    public String text(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    /** Text as octets, one character each. */
    public byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Which of Python's exceptions means the same; null if none does. */
    public @Nullable String kind(@Nullable Object exception) {
        return switch (exception) {
            case IllegalArgumentException _ -> "value";
            case IllegalStateException _ -> "runtime";
            case NoSuchElementException _ -> "key";
            case ClassCastException _ -> "type";
            case TimeoutException _ -> "timeout";
            case null, default -> null;
        };
    }

    /** What an exception says. */
    public String message(Throwable exception) {
        var message = exception.getMessage();
        return message == null ? exception.getClass().getSimpleName() : message;
    }

    private static @Nullable Throwable cause(@Nullable Throwable error) {
        return (error instanceof CompletionException || error instanceof ExecutionException) && error.getCause() != null
                ? error.getCause()
                : error;
    }

    @Override
    public synchronized void close() {
        if (alarm != null) {
            alarm.cancel(false);
        }
    }
}
