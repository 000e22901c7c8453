package io.stonechat.session;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** The timer of links that were given none: one daemon platform thread for the process, started when first needed. */
final class SharedTimer {
    private static final ScheduledExecutorService INSTANCE = create();

    private SharedTimer() {}

    static ScheduledExecutorService instance() {
        return INSTANCE;
    }

    private static ScheduledExecutorService create() {
        var timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("smpp-timer").factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
