package io.stonechat.python;

import io.stonechat.host.LoadedScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Scripts that are loaded in some workers, and in time in all of them.
 *
 * <p>A lane belongs to one worker for as long as the scripts live. Once all workers are there, which one it is follows from
 * the lane itself; lanes that were seen before then stay where they began.
 */
final class PythonScript implements LoadedScript {

    private static final int MOST_EARLY = 100_000;

    private final PythonEngine engine;
    private final PythonProgram program;
    private final int all;
    private final List<CallableHandler> handlers;
    private final Map<Object, LoadedInWorker> early = new ConcurrentHashMap<>();
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

    /** Where the calls of a lane run; null if no interpreter is there just now. */
    @Nullable
    LoadedInWorker loadedFor(@Nullable Object lane) {
        var now = loaded;
        if (now.isEmpty()) {
            return null;
        }
        if (now.size() == 1) {
            return lane == null ? now.getFirst() : remember(lane, now.getFirst());
        }
        if (lane == null) {
            return now.get(Math.floorMod(next.getAndIncrement(), now.size()));
        }
        var before = early.isEmpty() ? null : early.get(lane);
        if (before != null) {
            return before;
        }
        var own = now.get(Math.floorMod(lane.hashCode(), now.size()));
        return now.size() < all ? remember(lane, own) : own;
    }

    private LoadedInWorker remember(Object lane, LoadedInWorker own) {
        if (all > 1 && early.size() < MOST_EARLY) {
            var before = early.putIfAbsent(lane, own);
            return before == null ? own : before;
        }
        return own;
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
        early.values().removeIf(each -> each.worker() == worker);
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
    }

    @Override
    public synchronized void close() {
        closed = true;
        engine.closed(this);
        loaded.forEach(LoadedInWorker::discard);
    }
}
