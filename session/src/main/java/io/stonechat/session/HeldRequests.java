package io.stonechat.session;

import io.stonechat.protocol.Request;
import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The requests of the peer that came while the receive window was full. The leader lays them down here and reads on, so that
 * responses and enquire_link never wait behind them; a thread of their own hands them over, in the order of arrival, as places
 * come free. There is room for as many as the window has places, up to {@link #MOST_OCTETS}.
 *
 * <p>While anything is held, or is just being handed over, every further request is held too: so none overtakes another. If a
 * handler blocks in that thread, another thread goes on with the rest, as with the leader itself: at once if the handler says so
 * ({@link Handover#aboutToBlock()}), else as soon as {@link LeaderWatch} notices.
 */
final class HeldRequests {
    private static final int MOST_OCTETS = 256 * 1024;
    private static final ScopedValue<Runnable> CURRENT = ScopedValue.newInstance();

    /** One request that waits. */
    record Held(Request request, Answer answer, int octets) {}

    private final Link link;
    private final Inbound inbound;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    /** Changed only under the lock, as its two sizes are. */
    private final ArrayDeque<Held> queue = new ArrayDeque<>();

    private volatile int octets;
    private volatile int size;
    private volatile @Nullable Drain drain;

    // Used by the watch alone.
    private @Nullable Drain seen;
    private long seenCall;

    HeldRequests(Link link, Inbound inbound) {
        this.link = link;
        this.inbound = inbound;
        this.most = link.config().receiveWindow();
    }

    /** Tells whether the next request has to be held, whatever the window says. */
    boolean isActive() {
        return drain != null;
    }

    int size() {
        return size;
    }

    /** Tells whether a request of so many octets can be held now. One alone always can, however long it is. */
    boolean hasRoomFor(int length) {
        int held = size;
        return held == 0 || (held < most && octets + length <= MOST_OCTETS);
    }

    /** Lays down a request; false if there is no room. Called by the leader. */
    boolean offer(Held request) {
        lock.lock();
        try {
            if (!hasRoomFor(request.octets())) {
                return false;
            }
            queue.add(request);
            changed(request.octets());
            if (drain == null) {
                startDrain();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void changed(int by) {
        octets = queue.isEmpty() ? 0 : octets + by;
        size = queue.size();
    }

    private void startDrain() {
        var next = new Drain();
        drain = next;
        next.thread.start();
    }

    /** A place may have come free, or the link has ended. */
    void wake() {
        var now = drain;
        if (now != null) {
            now.signal.wake();
        }
    }

    /** Looks whether the thread that hands over is kept by a handler: parked at two looks in the same call. Called by the watch. */
    void look() {
        var now = drain;
        if (now == null) {
            return;
        }
        long call = now.call;
        boolean kept = now.equals(seen) && call == seenCall && Leader.isLent(call) && now.isParked();
        seen = now;
        seenCall = call;
        if (kept) {
            succeed(now);
        }
    }

    /** Lets another thread go on with the rest if the current one hands over what is held. */
    static void handOverCurrent() {
        if (CURRENT.isBound()) {
            CURRENT.get().run();
        }
    }

    private void succeed(Drain old) {
        lock.lock();
        try {
            if (old.equals(drain)) {
                drain = null;
                if (!queue.isEmpty()) {
                    startDrain();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** One thread that hands over what is held, until nothing is. */
    private final class Drain implements Runnable {
        private final Signal signal = new Signal();
        private final Thread thread =
                Thread.ofVirtual().name("smpp-held-" + link.id()).unstarted(this);
        /** Odd while a handler has this thread, as the turns of a {@link Leader}. */
        private volatile long call;

        boolean isParked() {
            return switch (thread.getState()) {
                case WAITING, TIMED_WAITING, BLOCKED -> true;
                case NEW, RUNNABLE, TERMINATED -> false;
            };
        }

        @Override
        public void run() {
            ScopedValue.where(CURRENT, () -> succeed(this)).run(this::drain);
        }

        private void drain() {
            long turn = 0;
            for (var next = next(); next != null; next = next()) {
                inbound.madeRoom();
                call = ++turn;
                inbound.call(next.request(), next.answer());
                call = ++turn;
            }
        }

        /** Waits for a place and takes the first request; null if none is left, or another thread does this now. */
        private @Nullable Held next() {
            if (isDone()) {
                return null;
            }
            signal.await(() -> inbound.mayPass() || link.isEnded() || !equals(drain));
            lock.lock();
            try {
                if (!equals(drain)) {
                    return null;
                }
                if (link.isEnded()) {
                    queue.clear();
                    changed(0);
                    drain = null;
                    return null;
                }
                var first = queue.remove();
                inbound.opened(first.request());
                changed(-first.octets());
                return first;
            } finally {
                lock.unlock();
            }
        }

        private boolean isDone() {
            lock.lock();
            try {
                if (equals(drain) && queue.isEmpty()) {
                    drain = null;
                }
                return !equals(drain);
            } finally {
                lock.unlock();
            }
        }
    }
}
