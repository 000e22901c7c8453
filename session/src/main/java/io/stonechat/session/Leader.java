package io.stonechat.session;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that leads a link, a virtual one but for the busiest links ({@link BusyLinks}): it reads octets, cuts them into PDUs, and handles each inline, so that a PDU costs no
 * change of threads. Whoever leads owns the read buffer and all that goes with it; exactly one thread leads at a time.
 *
 * <p><b>Turns.</b> The link has one atomic number, its turn, that only grows. Even: the leader is at work in its own code. Odd:
 * the leader has lent its thread to code that may block (a handler, a dependent of a response, a write to the socket). From
 * even to odd only the leader goes, by a plain release store. From odd to the next even number goes whoever is first by
 * compare-and-set:
 *
 * <ul>
 *   <li>the leader, coming back: it goes on leading;
 *   <li>{@link Handover#aboutToBlock()} in the lent thread itself, or {@link LeaderWatch} from outside: it starts a new leader,
 *       and the old one finds on coming back that it leads no longer, and ends.
 * </ul>
 *
 * <p>Since the number never repeats, a watcher that has seen the same odd number twice has seen one and the same call, and a
 * late compare-and-set of anyone fails. What the old leader did before it lent its thread, its successor sees: store and
 * compare-and-set are a release and an acquire of the same number.
 *
 * <p><b>Who flushes.</b> A leader does not flush what it appends; it flushes when no complete PDU is left. So whoever appends
 * in a leader's thread appends first and looks at the turn afterwards: if the thread still leads then, the coming back or a
 * successor will flush, and if not, it flushes by itself ({@link Flusher}).
 */
final class Leader implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Leader.class);
    private static final ScopedValue<Leader> CURRENT = ScopedValue.newInstance();

    private final Link link;
    private final Inbound inbound;
    private final AtomicLong word;
    private final Thread thread;
    private final boolean virtual;
    /** The turn as this thread knows it; used by this thread alone. */
    private long turn;

    private Leader(Link link, long turn, boolean virtual) {
        this.link = link;
        this.inbound = link.inbound();
        this.word = link.turn();
        this.turn = turn;
        this.virtual = virtual;
        var kind = virtual ? Thread.ofVirtual() : Thread.ofPlatform().daemon();
        this.thread = kind.name("smpp-" + link.id()).unstarted(this);
    }

    /** Starts the first leader of a link. */
    static void startFirst(Link link) {
        start(link, 0, true);
    }

    private static void start(Link link, long turn, boolean virtual) {
        var leader = new Leader(link, turn, virtual);
        link.ledBy(leader);
        leader.thread.start();
    }

    /** Takes the lead from a leader that lent its thread in this turn and starts a new one; false if it has come back. */
    static boolean succeed(Link link, long lentTurn) {
        if (!link.turn().compareAndSet(lentTurn, lentTurn + 1)) {
            return false;
        }
        link.inbound().leadTaken();
        start(link, lentTurn + 1, true);
        return true;
    }

    /** Passes the lead on if the current thread leads a link and has lent itself. */
    static void handOverCurrent() {
        if (CURRENT.isBound()) {
            CURRENT.get().handOver();
        }
    }

    boolean isVirtual() {
        return virtual;
    }

    /**
     * Leaves the lead to a thread of the other kind, between two reads; false if that is not possible. Afterwards this one must
     * touch nothing more.
     */
    boolean passOn(boolean toPlatform) {
        if (toPlatform && !BusyLinks.tryPlace()) {
            return false;
        }
        start(link, turn, !toPlatform);
        return true;
    }

    /** Tells whether a turn is one in which the leader's thread is lent. */
    static boolean isLent(long turn) {
        return (turn & 1) == 1;
    }

    /** Tells whether the thread is parked: it waits for something. Otherwise it computes, or waits for a processor. */
    boolean isParked() {
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING, BLOCKED -> true;
            case NEW, RUNNABLE, TERMINATED -> false;
        };
    }

    /** Tells whether the current thread is this leader's and still leads. */
    boolean leadsHere() {
        return thread.equals(Thread.currentThread()) && word.get() == turn;
    }

    /** Lends the thread to code that may block. */
    void lend() {
        turn++;
        word.setRelease(turn);
    }

    /** Comes back from code that may have blocked; false if another thread leads now: this one must touch nothing more. */
    boolean comeBack() {
        boolean leads = word.compareAndSet(turn, turn + 1);
        if (leads) {
            turn++;
        }
        return leads;
    }

    /** Passes the lead on before code that is expected to block. The thread must have been lent. */
    void handOver() {
        if (isLent(turn)) {
            succeed(link, turn);
        }
    }

    @Override
    public void run() {
        try {
            ScopedValue.where(CURRENT, this).run(this::lead);
        } finally {
            if (!virtual) {
                BusyLinks.returnPlace();
            }
        }
    }

    private void lead() {
        try {
            link.course().open();
            while (step()) {
                // Each step is one PDU, one flush or one read.
            }
        } catch (IOException e) {
            link.course().lost(e);
        } catch (Throwable e) {
            LOG.error("{}: closing the link after an error of ours", link, e);
            link.end("internal error: " + e);
        }
    }

    private boolean step() throws IOException {
        var pdu = inbound.next();
        if (pdu != null) {
            return inbound.handle(pdu, this) && (!link.isFlushDue() || flush());
        }
        return flush() && inbound.fill(this);
    }

    private boolean flush() throws IOException {
        if (link.out().isEmpty()) {
            return true;
        }
        lend();
        link.flusher().flushHere();
        return comeBack();
    }
}
