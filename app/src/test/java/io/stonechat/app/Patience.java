package io.stonechat.app;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long tests wait for what comes: a machine with much to do may stand still for many seconds. */
final class Patience {
    private static final Duration LONG = Duration.ofSeconds(60);

    private Patience() {}

    /** Waits until something has come, or fails after a minute. */
    static ConditionFactory await() {
        return Awaitility.await().atMost(LONG);
    }

    static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(LONG);
    }
}
