package io.stonechat.app;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Awaits what comes a moment later, as long as a machine may take that has other things to do. */
final class Awaiting {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private Awaiting() {}

    static ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE);
    }

    static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(PATIENCE);
    }
}
