package io.stonechat.cdr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of files that are closed. */
class CdrArchiveTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void files_sort_by_their_names_as_they_were_closed_also_within_one_instant() throws IOException {
        CdrArchive archive = new CdrArchive(folder);
        Path first = Files.createFile(archive.next(NOW));
        Path second = Files.createFile(archive.next(NOW));

        assertThat(archive.closed()).containsExactly(first, second);
    }

    @Test
    void only_so_many_are_kept() throws IOException {
        closed("20261101T000000000Z", "20261102T000000000Z", "20261103T000000000Z");

        tidy(2, Duration.ofDays(90), false);

        assertThat(names()).containsExactly("cdr-20261102T000000000Z.jsonl", "cdr-20261103T000000000Z.jsonl");
    }

    @Test
    void they_are_kept_only_for_so_long() throws IOException {
        closed("20261101T000000000Z", "20261119T000000000Z");

        tidy(0, Duration.ofDays(7), false);

        assertThat(names()).containsExactly("cdr-20261119T000000000Z.jsonl");
    }

    @Test
    void all_but_the_newest_are_packed_and_can_be_read() throws IOException {
        closed("20261118T000000000Z", "20261119T000000000Z", "20261120T000000000Z");

        tidy(0, Duration.ofDays(90), true);
        tidy(0, Duration.ofDays(90), true);

        assertThat(names())
                .containsExactly(
                        "cdr-20261118T000000000Z.jsonl.gz",
                        "cdr-20261119T000000000Z.jsonl.gz",
                        "cdr-20261120T000000000Z.jsonl");
        assertThat(new Records(folder).ids()).hasSize(3);
    }

    @Test
    void what_others_have_put_there_stays() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "ours");
        Files.writeString(folder.resolve("cdr-by-hand.jsonl"), "{}\n");

        tidy(0, Duration.ofSeconds(1), true);

        assertThat(names()).contains("notes.txt", "cdr-by-hand.jsonl");
    }

    private void closed(String... times) throws IOException {
        for (String time : times) {
            Files.writeString(folder.resolve("cdr-" + time + ".jsonl"), "{\"id\":\"" + time + "\"}\n");
        }
    }

    private void tidy(int count, Duration age, boolean compress) {
        new CdrArchive(folder)
                .tidy(
                        new CdrSettings(
                                folder, 8192, CdrPeriod.DAY, count, age, compress, false, new CdrRedaction(true, true)),
                        NOW);
    }

    private java.util.List<String> names() {
        return new Records(folder).files();
    }
}
