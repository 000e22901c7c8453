package io.stonechat.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the process uses of the memory. */
class MemoryFiguresTest {

    private static final MemoryUsage HEAP = new MemoryUsage(1, 20, 300, 4000);
    private static final MemoryUsage BESIDE = new MemoryUsage(2, 50_000, 600_000, 7_000_000);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static Map<String, Double> shown(MemoryFigures figures) {
        Reading reading = new Reading();
        figures.read(reading);
        return Shown.of(reading);
    }

    @Test
    void what_is_used_and_what_is_there_for_it_are_told_of_heap_and_everything_beside_it() throws IOException {
        Path status =
                Files.writeString(folder.resolve("status"), "Name:\tjava\nVmHWM:\t  99999 kB\nVmRSS:\t   1234 kB\n");

        assertThat(shown(MemoryFigures.of(HEAP, BESIDE, status)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "siphon_memory_allocated_bytes", 50_020.0,
                        "siphon_memory_mapped_bytes", 600_300.0,
                        "siphon_memory_resident_bytes", 1234.0 * 1024));
    }

    @Test
    void where_the_system_does_not_say_what_is_resident_it_is_left_out() throws IOException {
        assertThat(MemoryFigures.of(HEAP, BESIDE, folder.resolve("nowhere")).resident())
                .isEmpty();
        Path other = Files.writeString(folder.resolve("status"), "VmRSS: unknown\n");
        assertThat(shown(MemoryFigures.of(HEAP, BESIDE, other))).doesNotContainKey("siphon_memory_resident_bytes");
    }

    @Test
    void this_process_has_memory() {
        MemoryFigures now = MemoryFigures.now();

        assertThat(now.allocated()).isPositive();
        assertThat(now.mapped()).isPositive();
        assertThat(now.resident().isPresent()).isEqualTo(Files.exists(MemoryFigures.STATUS));
        assertThat(now.resident()).isNotEqualTo(OptionalLong.of(0));
    }
}
