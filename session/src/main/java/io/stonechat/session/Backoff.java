package io.stonechat.session;

import io.stonechat.protocol.CommandStatus;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How long to wait before the next attempt to bind, by a {@link ReconnectPolicy}. Not thread-safe. */
final class Backoff {
    private final ReconnectPolicy policy;
    private final RandomGenerator random;
    private Duration next;
    private Duration nextRefused;

    Backoff(ReconnectPolicy policy, RandomGenerator random) {
        this.policy = policy;
        this.random = random;
        this.next = policy.first();
        this.nextRefused = policy.refused();
    }

    /** A bound session ended after so long. */
    void lived(Duration lifetime) {
        nextRefused = policy.refused();
        if (lifetime.compareTo(policy.healthyAfter()) >= 0) {
            next = policy.first();
        }
    }

    /**
     * Returns how long to wait now.
     *
     * @param refusal what the bind was refused with, or null if there was no answer or the session was lost
     */
    Duration pause(@Nullable CommandStatus refusal) {
        if (refusal != null && isHopeless(refusal)) {
            var pause = nextRefused;
            nextRefused = min(pause.multipliedBy(2), policy.longestRefused());
            return jittered(pause);
        }
        if (refusal != null && refusal.equals(CommandStatus.ESME_RALYBND)) {
            next = max(next, policy.alreadyBound());
        }
        var pause = next;
        next = min(next.multipliedBy(2), max(policy.longest(), pause));
        return jittered(pause);
    }

    /** Tells whether a refusal is about what we said of ourselves, so that only a change of the configuration helps. */
    static boolean isHopeless(CommandStatus refusal) {
        return refusal.equals(CommandStatus.ESME_RINVPASWD)
                || refusal.equals(CommandStatus.ESME_RINVSYSID)
                || refusal.equals(CommandStatus.ESME_RINVSYSTYP)
                || refusal.equals(CommandStatus.ESME_RBINDFAIL);
    }

    /** Between half of the pause and all of it. */
    private Duration jittered(Duration pause) {
        long half = pause.toMillis() / 2;
        return Duration.ofMillis(half + random.nextLong(half + 1));
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
