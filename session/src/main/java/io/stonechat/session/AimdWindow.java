package io.stonechat.session;

/**
 * How many requests a peer that says "slower" may be sent at a time: halved when it refuses for want of room, grown by one for
 * each window of requests that it takes (additive increase, multiplicative decrease). Below a window of one, the pauses between
 * single requests grow and shrink in the same way.
 *
 * <p>Pure: times, in milliseconds, are told. Not thread-safe.
 */
final class AimdWindow {
    /** The pause between two requests at half a request is twice this, at a quarter four times, and so on. */
    static final long PAUSE = 50;
    /** The longest pause is that many times {@link #PAUSE}. */
    private static final int LEAST_FRACTION = 256;
    /** How much below one is won with each request that is taken. */
    private static final double STEP = 1.0 / 16;
    /** From here on a congestion_state says that the peer is well used: no more than now, please (SMPP 5.0 §4.8.4.18). */
    private static final int OPTIMUM = 80;
    /** From here on, that it is nearing congestion. */
    private static final int NEARING = 90;
    /** This it says when it is congested. */
    private static final int CONGESTED = 100;

    private static final double SLIGHTLY_LESS = 0.75;

    private final int most;
    private double limit;
    private long pauseUntil = Long.MIN_VALUE;
    private int cuts;

    /** Starts with the whole window. */
    AimdWindow(int most) {
        this.most = most;
        this.limit = most;
    }

    /** Tells whether the whole window may be used. */
    boolean isWhole() {
        return limit >= most;
    }

    /** Returns how many requests may be unanswered now: 0 during a pause. */
    int allowed(long now) {
        return pauseUntil > now ? 0 : Math.max(1, (int) limit);
    }

    /** Returns how often it was made smaller: a request that was sent before the last time tells nothing new by its refusal. */
    int cuts() {
        return cuts;
    }

    /** Returns how long the pause lasts; 0 if there is none. */
    long pause(long now) {
        return pauseUntil > now ? pauseUntil - now : 0;
    }

    /**
     * The peer refused a request for want of room.
     *
     * @param sentAfter what {@link #cuts} was when it was sent: the refusals of one burst count once
     * @param inFlight how many others are unanswered
     */
    void refused(int sentAfter, long now, int inFlight) {
        cut(sentAfter, inFlight, 0.5);
        pauseIfSingle(now);
    }

    /**
     * The peer took a request.
     *
     * @param inFlight how many others are unanswered: a window that is not used does not grow
     */
    void accepted(long now, int inFlight) {
        if (limit < 1) {
            limit = Math.min(1, limit + STEP);
        } else if (inFlight + 1 >= (int) limit) {
            limit = Math.min(most, limit + 1 / limit);
        }
        pauseIfSingle(now);
    }

    /**
     * The peer took a request and said how loaded it is.
     *
     * @param state its congestion_state, 0 to 100
     */
    void accepted(int state, int sentAfter, long now, int inFlight) {
        if (state >= CONGESTED) {
            refused(sentAfter, now, inFlight);
        } else if (state >= NEARING) {
            cut(sentAfter, inFlight, SLIGHTLY_LESS);
            pauseIfSingle(now);
        } else if (state >= OPTIMUM) {
            pauseIfSingle(now);
        } else {
            accepted(now, inFlight);
        }
    }

    private void cut(int sentAfter, int inFlight, double factor) {
        if (sentAfter != cuts) {
            return;
        }
        cuts++;
        double used = Math.min(limit, Math.max(1, inFlight + 1));
        limit = Math.max(1.0 / LEAST_FRACTION, (limit < 1 ? limit : used) * factor);
    }

    private void pauseIfSingle(long now) {
        if (limit < 1) {
            pauseUntil = now + Math.round(PAUSE / limit);
        }
    }
}
