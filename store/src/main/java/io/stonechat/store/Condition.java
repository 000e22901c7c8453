package io.stonechat.store;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a durable store is: what it refuses and why, told to the log once each time that it changes. */
final class Condition {

    static final String CLOSED = "The store is closed; nothing is stored any more.";

    private static final Logger LOG = LoggerFactory.getLogger(Condition.class);

    private final StoreLimits limits;
    private final SpaceWatch space;
    private final Trouble trouble;
    private volatile @Nullable String checkpointFailure;
    private Set<Purpose> told = Set.of();

    Condition(StoreLimits limits, SpaceWatch space, Trouble trouble) {
        this.limits = limits;
        this.space = space;
        this.trouble = trouble;
    }

    StoreHealth health(long open) {
        StoreException failure = trouble.failure();
        if (failure != null) {
            return new StoreHealth.ReadOnly(String.valueOf(failure.getMessage()));
        }
        Set<Purpose> refused = EnumSet.noneOf(Purpose.class);
        refused.addAll(limits.refused(open));
        refused.addAll(byDisk());
        StoreHealth health =
                refused.isEmpty() ? new StoreHealth.Writable() : new StoreHealth.Low(refused, reason(open));
        tell(health, refused);
        return health;
    }

    private String reason(long open) {
        return byDisk().isEmpty() ? limits.full(open) : diskReason();
    }

    private Set<Purpose> byDisk() {
        return checkpointFailure == null ? space.refused() : EnumSet.complementOf(EnumSet.of(Purpose.OUTCOME));
    }

    /** Why the disk has something refused. */
    String diskReason() {
        String failure = checkpointFailure;
        return failure == null ? space.reason() : failure;
    }

    /** Why a batch of this purpose is refused whatever it says; null if it is not. */
    @Nullable
    String refusal(Purpose purpose) {
        return byDisk().contains(purpose) ? diskReason() : null;
    }

    void checkpointFailed(StoreException failure) {
        checkpointFailure = "What was stored cannot be moved out of memory: " + failure.getMessage()
                + " It is tried again every second.";
    }

    void checkpointSucceeded() {
        checkpointFailure = null;
    }

    boolean isCheckpointFailing() {
        return checkpointFailure != null;
    }

    private synchronized void tell(StoreHealth health, Set<Purpose> refused) {
        if (refused.equals(told)) {
            return;
        }
        told = Set.copyOf(refused);
        switch (health) {
            case StoreHealth.Low low -> LOG.warn("The store refuses {}: {}", refused, low.reason());
            case StoreHealth.Writable _ -> LOG.info("The store takes everything again.");
            case StoreHealth.ReadOnly _ -> {}
        }
    }
}
