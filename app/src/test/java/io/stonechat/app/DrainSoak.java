package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM under load for as long as wanted; {@code ./soak/drain} runs it, no build does. */
class DrainSoak {

    @TempDir
    private Path folder;

    @Test
    void nothing_is_lost_or_sent_twice_however_often_it_is_stopped() throws Exception {
        int times = Integer.getInteger("drain.times", 20);
        long seed = Long.getLong("drain.seed", System.nanoTime());

        KillVerdict verdict = new DrainRun(folder, times, seed).run();

        System.out.printf("%d stops, seed %d: %s%n", times, seed, verdict);
        assertThat(verdict.broken()).as(verdict::toString).isEmpty();
    }
}
