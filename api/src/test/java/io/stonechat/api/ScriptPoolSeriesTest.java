package io.stonechat.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.host.ScriptPool;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The threads of scripts that may block, under the names that siphon gave them. */
class ScriptPoolSeriesTest {

    @Test
    void each_figure_is_where_it_belongs() {
        Reading reading = new Reading();
        GatewayFigures.pool(reading, new ScriptPool(1, 2, 3, 4, 5, 6));

        assertThat(Shown.of(reading))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "siphon_pyexec_pool_size", 1.0,
                        "siphon_pyexec_pool_max", 2.0,
                        "siphon_pyexec_inflight", 3.0,
                        "siphon_pyexec_queue_depth", 4.0,
                        "siphon_pyexec_jobs_completed", 5.0,
                        "siphon_pyexec_jobs_shed", 6.0));
    }

    @Test
    void without_such_a_script_there_are_none(@TempDir Path folder) {
        try (RunningApi gateway = new RunningApi(folder)) {
            assertThat(Scrape.of(gateway).names()).noneMatch(name -> name.startsWith("siphon_pyexec"));
        }
    }
}
