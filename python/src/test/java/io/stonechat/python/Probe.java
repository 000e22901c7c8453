package io.stonechat.python;

import com.oracle.truffle.api.nodes.Node;
import io.stonechat.host.AsyncScriptFunction;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The namespace of the tests. */
public final class Probe {

    private final Queue<String> notes = new ConcurrentLinkedQueue<>();
    private final List<CompletableFuture<String>> endless = new CopyOnWriteArrayList<>();
    private final List<AsyncScriptFunction> kept = new CopyOnWriteArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private final ScheduledExecutorService timer;

    Probe(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /** Writes something down. */
    public void note(String text) {
        notes.add(text);
    }

    /** What was written down. */
    public Queue<String> notes() {
        return notes;
    }

    /** A text after some time. */
    public CompletableFuture<String> later(int millis, @Nullable String text) {
        var stage = new CompletableFuture<String>();
        var _ = timer.schedule(() -> stage.complete(text), millis, TimeUnit.MILLISECONDS);
        return stage;
    }

    /** What does not end by itself. */
    public CompletableFuture<String> never() {
        var stage = new CompletableFuture<String>();
        endless.add(stage);
        return stage;
    }

    /** What was asked for by {@link #never}. */
    public List<CompletableFuture<String>> endless() {
        return endless;
    }

    /** What has failed. */
    public CompletableFuture<String> failing() {
        return CompletableFuture.failedFuture(new IllegalArgumentException("no such thing"));
    }

    /** Keeps a function of the script's. */
    public void keep(AsyncScriptFunction function) {
        kept.add(function);
    }

    /** The functions that scripts have handed over. */
    public List<AsyncScriptFunction> kept() {
        return kept;
    }

    /** Takes the interpreter's lock on a thread that ends with it, as an error inside of the interpreter might. */
    public void loseLock() throws InterruptedException, ReflectiveOperationException {
        var interpreter = Class.forName("com.oracle.graal.python.runtime.PythonContext");
        var field = interpreter.getDeclaredField("globalInterpreterLock");
        field.setAccessible(true);
        var lock = (ReentrantLock)
                field.get(interpreter.getMethod("get", Node.class).invoke(null, (Object) null));
        var thief = new Thread(lock::lock);
        thief.start();
        thief.join();
    }

    /** Waits for {@link #release}, whatever interrupts. */
    public void waitWhateverInterrupts() {
        boolean waiting = true;
        while (waiting) {
            try {
                released.await();
                waiting = false;
            } catch (InterruptedException _) {
                note("interrupted");
            }
        }
    }

    /** Lets everybody go on who waits. */
    public void release() {
        released.countDown();
    }
}
