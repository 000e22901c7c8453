package io.stonechat.session;

import io.stonechat.protocol.EnquireLink;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * All timers of one link in one task (SMPP 3.4 §2.7): it looks at the clock, does what is due, and schedules itself for what is
 * due next. So a request costs no timer, only a number.
 *
 * <p>It never waits longer than the response timer: a request that is sent between two looks is then looked at in time.
 * While the leader has stopped reading nothing runs out, since we cannot know what the peer has sent.
 */
final class LinkTimers {
    /** How long silence is looked at again before the link is given up: the leader may not have had a processor. */
    private static final long SECOND_LOOK = 250;

    private static final long NEVER = Long.MAX_VALUE;

    private final Link link;
    private final LinkConfig config;
    private final long opened;
    private volatile boolean bindArrived;
    private volatile @Nullable Future<?> next;

    // Used by one look at a time; each look happens before the next is scheduled.
    private long enquiredAt;
    private boolean enquired;
    private boolean suspected;

    LinkTimers(Link link) {
        this.link = link;
        this.config = link.config();
        this.opened = link.now();
    }

    /** Starts the clock. */
    void start() {
        schedule(
                opened,
                Math.min(
                        nextRegular(opened),
                        config.sessionInitTimer().isZero() ? NEVER : opened + millis(config.sessionInitTimer())));
    }

    /** The session_init timer has nothing more to do: the peer has sent its bind. */
    void bindArrived() {
        bindArrived = true;
    }

    void cancel() {
        var task = next;
        if (task != null) {
            task.cancel(false);
        }
    }

    /** Returns when a request that is sent now will have timed out. */
    long deadline(long now) {
        return config.responseTimer().isZero() ? NEVER : now + millis(config.responseTimer());
    }

    /** Runs something after a while, on a virtual thread; null if the timer was shut down. */
    @Nullable
    Future<?> after(Duration delay, Runnable task) {
        return submit(millis(delay), task);
    }

    private @Nullable Future<?> submit(long millis, Runnable task) {
        try {
            // What is due may complete futures, and so run code of others: not on the shared timer's thread.
            Runnable start = () -> Thread.startVirtualThread(task);
            return config.timer().schedule(start, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            // The timer was shut down with the program: nothing is due any more.
            return null;
        }
    }

    private void schedule(long now, long due) {
        if (due != NEVER && !link.isEnded()) {
            next = submit(Math.max(1, due - now), this::look);
        }
    }

    private void look() {
        if (link.isEnded()) {
            return;
        }
        long now = link.now();
        long due = nextRegular(now);
        if (link.state() == SessionState.OPEN) {
            due = Math.min(due, sessionInit(now));
        }
        due = Math.min(due, responses(now));
        if (!link.inbound().paused() && link.state().isBound()) {
            due = Math.min(due, enquireLink(now));
            due = Math.min(due, inactivity(now));
        }
        schedule(now, due);
    }

    /** Returns when to look again even if nothing is known to be due. */
    private long nextRegular(long now) {
        long due = deadline(now);
        if (!config.enquireLinkTimer().isZero()) {
            due = Math.min(due, now + millis(config.enquireLinkTimer()));
        }
        if (!config.inactivityTimer().isZero()) {
            due = Math.min(due, now + millis(config.inactivityTimer()));
        }
        return due;
    }

    private long sessionInit(long now) {
        if (config.sessionInitTimer().isZero() || bindArrived) {
            return NEVER;
        }
        long due = opened + millis(config.sessionInitTimer());
        if (now >= due) {
            link.end("no bind within " + config.sessionInitTimer().toMillis() + " ms (session_init timer)");
        }
        return due;
    }

    private long responses(long now) {
        var expiry = link.pending().expire(now, millis(config.lateResponseGrace()));
        for (var pending : expiry.timedOut()) {
            link.sending().timedOut(pending);
        }
        link.pace().expired();
        if (link.pending().allExpired()) {
            link.end("every request in the window timed out: the peer does not answer");
        }
        return expiry.nextDue();
    }

    private long enquireLink(long now) {
        if (config.enquireLinkTimer().isZero()) {
            return NEVER;
        }
        long heard = link.inbound().lastRead();
        if (enquired && heard >= enquiredAt) {
            enquired = false;
            suspected = false;
        }
        if (enquired) {
            return awaitSignOfLife(now);
        }
        long due = heard + millis(config.enquireLinkTimer());
        if (now < due) {
            return due;
        }
        enquired = true;
        enquiredAt = now;
        var _ = link.sending().control(new EnquireLink(0));
        return now + patience();
    }

    private long awaitSignOfLife(long now) {
        long due = enquiredAt + patience();
        if (now < due) {
            return due;
        }
        if (!suspected) {
            suspected = true;
            return now + SECOND_LOOK;
        }
        link.end("nothing came within " + patience() + " ms of an enquire_link: the link is dead");
        return NEVER;
    }

    private long patience() {
        return millis(config.responseTimer().isZero() ? config.enquireLinkTimer() : config.responseTimer());
    }

    private long inactivity(long now) {
        if (config.inactivityTimer().isZero()) {
            return NEVER;
        }
        long due = link.inbound().lastRequest() + millis(config.inactivityTimer());
        if (now < due) {
            return due;
        }
        link.ending()
                .unbind(
                        "inactive for " + config.inactivityTimer().toMillis() + " ms (inactivity timer)",
                        link.config().unbindWait());
        return NEVER;
    }

    private static long millis(Duration duration) {
        return duration.toMillis();
    }
}
