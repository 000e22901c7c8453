package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The long run of {@code ./soak/kill}: each variant with as many kills as asked for. Its name keeps it out of the ordinary
 * build.
 */
class KillSoak {

    @TempDir
    private Path folder;

    static Stream<KillVariant> variants() {
        String named = System.getProperty("kill.variants", "");
        return named.isEmpty()
                ? Stream.of(KillVariant.values())
                : Arrays.stream(named.split(",", -1)).map(KillVariant::valueOf);
    }

    @ParameterizedTest
    @MethodSource("variants")
    void thePromiseIsKept(KillVariant variant) throws Exception {
        int kills = Integer.getInteger("kill.kills", 50);
        long seed = Long.getLong("kill.seed", System.nanoTime());

        KillVerdict verdict = new KillRun(folder, variant, kills, seed).run();

        System.out.printf("%s, %d kills, seed %d: %s%n", variant, kills, seed, verdict);
        assertThat(verdict.broken()).as(verdict::toString).isEmpty();
    }
}
