package io.stonechat.python;

import io.stonechat.host.AsyncScriptFunction;
import io.stonechat.host.ScriptException;
import io.stonechat.host.ScriptFrame;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** One call of a handler, from the worker's inbox to its end. */
final class PythonCall implements Work, PythonJob, AsyncScriptFunction.Begun {

    /** Nobody wants to know when it begins. */
    static final Runnable NOBODY = () -> {};

    private final Worker worker;
    private final Entry entry;
    private final @Nullable Object[] arguments;
    private final AsyncScriptFunction.Ended ended;
    private final Runnable begins;

    /** The thread that it runs on, before it suspends. */
    private volatile @Nullable Thread thread;

    /** What Python has made of it, once it has suspended. */
    private volatile @Nullable Value pending;

    private volatile boolean over;

    /** Completes with the place where it was stopped; null as long as nobody wants it stopped. */
    private volatile @Nullable CompletableFuture<List<ScriptFrame>> stopped;

    /**
     * A call that is yet to begin.
     *
     * @param ended told of its end
     * @param begins run when its turn has come
     */
    PythonCall(
            Worker worker,
            Entry entry,
            @Nullable Object[] arguments,
            AsyncScriptFunction.Ended ended,
            Runnable begins) {
        this.worker = worker;
        this.entry = entry;
        this.arguments = arguments;
        this.ended = ended;
        this.begins = begins;
    }

    @Override
    public void run(Worker here) {
        begins.run();
        // In this order: whoever stops it says so first, and looks at its thread then. One of the two sees the other.
        thread = Thread.currentThread();
        if (stopped != null) {
            thread = null;
            end(List.of());
            return;
        }
        try {
            settle(entry.driver().execute(arguments));
        } catch (PolyglotException e) {
            threw(worker.python().told(e));
        } catch (Stopped e) {
            // It was stopped before Python had begun with it.
            threw(new ScriptException(String.valueOf(e.getMessage()), List.of()));
        } finally {
            thread = null;
        }
    }

    private void settle(Value value) {
        if (value.isHostObject()) {
            result(value.asHostObject());
        } else if (value.isNull()) {
            result(null);
        } else if (value.isString() || value.isBoolean() || value.isNumber()) {
            result(value.as(Object.class));
        } else {
            pending = value;
            worker.python().attach().executeVoid(value, this);
            var wanted = stopped;
            if (wanted != null) {
                worker.stopper().stop(this, wanted);
            }
        }
    }

    private void result(@Nullable Object value) {
        thread = null;
        returned(value);
    }

    @Override
    public void returned(@Nullable Object result) {
        end(List.of());
        ended.returned(result);
    }

    @Override
    public void threw(String sentence, List<String> frames) {
        threw(PythonErrors.of(sentence, frames));
    }

    private void threw(ScriptException thrown) {
        thread = null;
        end(thrown.frames());
        ended.threw(thrown);
    }

    private void end(List<ScriptFrame> frames) {
        over = true;
        pending = null;
        worker.left();
        var wanted = stopped;
        if (wanted != null) {
            wanted.complete(frames);
        }
    }

    /** What has not begun will not; what runs, or waits, is stopped. */
    @Override
    public CompletionStage<List<ScriptFrame>> stop() {
        var wanted = new CompletableFuture<List<ScriptFrame>>();
        if (over) {
            wanted.complete(List.of());
        } else {
            stopped = wanted;
            worker.stopper().stop(this, wanted);
        }
        return wanted;
    }

    /** Its worker is given up before it has begun. */
    @Override
    public void lost() {
        threw(new ScriptException("its interpreter was given up", List.of()));
    }

    /** It will not begin: there is no room for it. */
    void refused(ScriptException why) {
        begins.run();
        ended.threw(why);
    }

    Worker worker() {
        return worker;
    }

    Entry entry() {
        return entry;
    }

    /** What is called. */
    String name() {
        return entry.name();
    }

    /** The thread that it runs on before it suspends. */
    @Nullable
    Thread thread() {
        return thread;
    }

    /** What Python has made of it once it has suspended. */
    @Nullable
    Value pending() {
        return pending;
    }

    boolean isOver() {
        return over;
    }
}
