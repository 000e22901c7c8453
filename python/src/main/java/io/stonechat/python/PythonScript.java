package io.stonechat.python;

import io.stonechat.host.AsyncScriptFunction;
import io.stonechat.host.LoadedScript;
import io.stonechat.host.ScriptException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Scripts that are loaded in some workers, and in time in all of them.
 *
 * <p>A lane belongs to one worker for as long as the scripts live; which one follows from the lane itself. Lanes that were seen before
 * all workers were there move there once ({@link EarlyLanes}).
 */
final class PythonScript implements LoadedScript {

    private final PythonEngine engine;
    private final PythonProgram program;
    private final int all;
    private final List<CallableHandler> handlers;
    private final EarlyLanes<LoadedInWorker> early = new EarlyLanes<>();
    private final AtomicInteger next = new AtomicInteger();
    private volatile List<LoadedInWorker> loaded;
    private boolean committed;
    private boolean closed;

    PythonScript(PythonEngine engine, PythonProgram program, List<LoadedInWorker> loaded, int all) {
        this.engine = engine;
        this.program = program;
        this.loaded = List.copyOf(loaded);
        this.all = all;
        this.handlers =
                new Binding(program).bind(loaded.getFirst().handlers(), index -> new PythonFunction(this, index));
    }

    PythonProgram program() {
        return program;
    }

    /** Begins a call of the handler with that index, where calls of its lane are made. */
    AsyncScriptFunction.Begun begin(
            int index, @Nullable Object lane, @Nullable Object[] arguments, AsyncScriptFunction.Ended ended) {
        var now = loaded;
        if (now.isEmpty()) {
            ended.threw(new ScriptException("no interpreter is there just now; another one comes up", List.of()));
            return PythonCallback.NOTHING;
        }
        var seat = lane == null ? null : early.seat(lane, now.size() == all, () -> own(now, lane));
        var chosen = seat == null ? own(now, lane) : seat.worker();
        var entry = chosen.handlers().get(index).entry();
        return PythonCallback.begin(
                new PythonCall(chosen.worker(), entry, arguments, ended, seat == null ? PythonCall.NOBODY : seat));
    }

    private LoadedInWorker own(List<LoadedInWorker> now, @Nullable Object lane) {
        int place = lane == null ? next.getAndIncrement() : lane.hashCode();
        return now.get(Math.floorMod(place, now.size()));
    }

    /** Another worker has loaded the scripts. */
    synchronized void joined(LoadedInWorker other) {
        if (closed) {
            other.discard();
            return;
        }
        var more = new ArrayList<>(loaded);
        more.add(other);
        // A lane's worker follows from its place in the list.
        more.sort(Comparator.comparingInt(each -> each.worker().number()));
        loaded = List.copyOf(more);
        if (committed) {
            other.commit();
        }
    }

    /** A worker is given up: its lanes go on elsewhere. */
    synchronized void left(Worker worker) {
        loaded = loaded.stream().filter(each -> each.worker() != worker).toList();
        early.forget(each -> each.worker() == worker);
    }

    @Override
    public List<CallableHandler> handlers() {
        return handlers;
    }

    /** Python has no load hooks beside its module level; from now on the scripts are those that were loaded last. */
    @Override
    public synchronized void runLoadHooks() {
        committed = true;
        loaded.forEach(LoadedInWorker::commit);
        engine.live();
    }

    @Override
    public synchronized void close() {
        closed = true;
        engine.closed(this);
        loaded.forEach(LoadedInWorker::discard);
    }
}
