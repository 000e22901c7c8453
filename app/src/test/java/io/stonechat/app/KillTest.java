package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promise of ESME_ROK under {@code kill -9}, in short; {@code ./soak/kill} has the long run and the other variants. */
class KillTest {

    private static final int KILLS = 5;

    @TempDir
    private Path folder;

    @Test
    void whatGotEsmeRok_isDeliveredAndReceipted_howeverOftenAnybodyIsKilled() throws Exception {
        KillVerdict verdict = new KillRun(folder, KillVariant.ALL, KILLS, System.nanoTime()).run();

        assertThat(verdict.broken()).as(verdict::toString).isEmpty();
    }
}
