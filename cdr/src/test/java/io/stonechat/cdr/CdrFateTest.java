package io.stonechat.cdr;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.delivery.Ending;
import io.stonechat.session.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of messages, while the disk fills up, forgets, and the process ends at the worst of times: one record each. */
class CdrFateTest {

    private static final int MESSAGES = 5_000;

    @TempDir
    private Path temp;

    private final VirtualTime time = new VirtualTime(Samples.NOON);
    private final FaultyFiles files = new FaultyFiles();
    /** What an outbox has: those that nobody has taken. */
    private final Map<String, Ending> untold = new LinkedHashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void each_message_has_exactly_one_record(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        CdrWriter writer = writer();
        for (long next = 1; next <= MESSAGES || !untold.isEmpty(); ) {
            for (int i = random.nextInt(100); i > 0 && next <= MESSAGES; i--) {
                Ending ending = random.nextInt(10) == 0 ? Samples.corrected(next) : Samples.delivered(next);
                untold.put(ending.id(), ending);
                next++;
            }
            boolean troubled = next <= MESSAGES;
            files.full(troubled && random.nextInt(6) == 0);
            files.forgetful(troubled && random.nextInt(12) == 0);
            boolean killed = random.nextInt(8) == 0;
            tell(writer, killed);
            if (killed) {
                files.full(false);
                files.forgetful(false);
                var _ = writer.end();
                time.settle();
                writer = writer();
            }
            time.advance(Duration.ofMillis(random.nextInt(3_000)));
        }
        var _ = writer.end();
        time.settle();

        List<String> ids = new Records(temp.resolve("cdr")).ids();
        assertThat(ids).hasSize(MESSAGES).doesNotHaveDuplicates();
    }

    /** Tells all; where the process is killed, nobody notes that something was taken. */
    private void tell(CdrWriter writer, boolean killed) {
        List<Ending> now = List.copyOf(untold.values());
        for (Ending ending : now) {
            CompletableFuture<?> taken = writer.take(ending).toCompletableFuture();
            var _ = taken.thenRun(() -> {
                if (!killed) {
                    untold.remove(ending.id());
                }
            });
        }
        time.advance(Duration.ofMillis(50));
    }

    private CdrWriter writer() {
        CdrSettings settings = new CdrSettings(
                temp.resolve("cdr"),
                256 << 10,
                CdrPeriod.HOUR,
                0,
                Duration.ofDays(90),
                true,
                false,
                new CdrRedaction(true, true));
        CdrWriter made = new CdrWriter(settings, files, new CdrTime(time, time, time, time), "gw-1");
        made.start();
        time.settle();
        return made;
    }
}
