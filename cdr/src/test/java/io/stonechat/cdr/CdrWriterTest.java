package io.stonechat.cdr;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.delivery.Ending;
import io.stonechat.session.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records are written once each, and taken only when they are on disk. */
@SuppressWarnings("NullAway.Init")
class CdrWriterTest {

    private static final Duration MOMENT = Duration.ofMillis(100);

    @TempDir
    private Path temp;

    private final VirtualTime time = new VirtualTime(Samples.NOON);
    private final FaultyFiles files = new FaultyFiles();
    private Path folder;
    private Records records;
    private CdrWriter writer;

    @BeforeEach
    void start() {
        folder = temp.resolve("cdr");
        records = new Records(folder);
        writer = writer(settings(100 << 20, CdrPeriod.DAY));
    }

    @Test
    void many_records_share_one_wait_for_the_disk() {
        int before = files.forces();
        List<CompletableFuture<?>> taken = tellAll(1, 500);

        assertThat(taken).allSatisfy(each -> assertThat(each).isCompleted());
        assertThat(files.forces()).isEqualTo(before + 1);
        assertThat(records.ids()).hasSize(500).doesNotHaveDuplicates().startsWith("1.final");
        assertThat(writer.figures()).isEqualTo(new CdrFigures(500, 0, 0, 0, null));
    }

    @Test
    void a_record_is_not_taken_while_the_disk_does_not_keep_it() {
        files.forgetful(true);

        assertThat(isTaken(Samples.delivered(1))).isFalse();
        assertThat(writer.figures().trouble()).contains("Input/output error");
    }

    @Test
    void what_is_told_again_is_written_once() {
        tell(Samples.delivered(1));

        assertThat(isTaken(Samples.delivered(1))).isTrue();
        assertThat(records.ids()).containsExactly("1.final");
        assertThat(writer.figures().repeated()).isEqualTo(1);
    }

    @Test
    void what_was_on_disk_when_the_process_was_killed_is_not_written_again() {
        tellAll(1, 50);
        restart();

        assertThat(tellAll(1, 50)).allSatisfy(each -> assertThat(each).isCompleted());
        tell(Samples.delivered(51));
        assertThat(records.ids()).hasSize(51).doesNotHaveDuplicates();
    }

    @Test
    void it_is_not_written_again_either_if_its_file_was_closed_right_before() {
        writer = restart(settings(4096, CdrPeriod.NEVER));
        tellAll(1, 5);
        String closed = records.files().getFirst();
        assertThat(records.of(closed)).isNotEmpty();
        writer = restart(settings(4096, CdrPeriod.NEVER));

        tellAll(1, 5);

        assertThat(records.ids()).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void a_message_that_ends_again_at_another_time_has_another_record() {
        tell(Samples.delivered(1));
        Ending first = Samples.delivered(1);

        tell(new Ending(first.id(), first.message(), first.at().plusSeconds(9), false, null));

        assertThat(records.all())
                .extracting(record -> record.get("at").asString())
                .containsExactly("2026-11-20T12:00:03Z", "2026-11-20T12:00:12Z");
    }

    @Test
    void a_torn_last_line_is_cut_off_and_written_whole() throws IOException {
        tellAll(1, 3);
        stop();
        Path current = folder.resolve(CdrArchive.CURRENT);
        String whole = Files.readString(current);
        Files.writeString(current, whole.substring(0, whole.length() - 40));
        writer = writer(settings(100 << 20, CdrPeriod.DAY));

        tellAll(1, 4);

        assertThat(records.ids()).containsExactly("1.final", "2.final", "3.final", "4.final");
    }

    @Test
    void a_line_that_is_no_record_stays_and_stops_nothing() throws IOException {
        tell(Samples.delivered(1));
        stop();
        Files.writeString(folder.resolve(CdrArchive.CURRENT), "nonsense\n", StandardOpenOption.APPEND);
        writer = writer(settings(100 << 20, CdrPeriod.DAY));

        tellAll(1, 2);

        assertThat(contentOfCurrent()).contains("nonsense\n").hasLineCount(3);
    }

    @Test
    void a_file_is_closed_before_it_is_too_long() throws IOException {
        writer = restart(settings(8192, CdrPeriod.NEVER));

        tellAll(1, 100);
        tellAll(101, 100);

        assertThat(records.files()).hasSizeGreaterThan(10);
        for (String file : records.files()) {
            assertThat(Files.size(folder.resolve(file))).isLessThanOrEqualTo(8192);
        }
        assertThat(records.ids())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 200)
                        .mapToObj(id -> id + ".final")
                        .toList());
    }

    @Test
    void a_file_is_closed_at_midnight_also_when_nothing_comes() {
        tell(Samples.delivered(1));
        time.advance(Duration.ofHours(11).plusMinutes(59));
        assertThat(records.files()).containsExactly(CdrArchive.CURRENT);

        time.advance(Duration.ofMinutes(2));

        assertThat(records.files()).containsExactly("cdr-20261121T000000000Z.jsonl", CdrArchive.CURRENT);
        assertThat(records.of("cdr-20261121T000000000Z.jsonl")).hasSize(1);
        tell(Samples.delivered(2));
        assertThat(records.of(CdrArchive.CURRENT)).hasSize(1);
    }

    @Test
    void a_day_without_records_makes_no_file() {
        tell(Samples.delivered(1));
        time.advance(Duration.ofDays(5));

        assertThat(records.files()).hasSize(2);
    }

    @Test
    void a_file_of_yesterday_is_closed_at_the_start() {
        tell(Samples.delivered(1));
        stop();
        time.advance(Duration.ofHours(20));
        writer = writer(settings(100 << 20, CdrPeriod.DAY));

        assertThat(records.files()).hasSize(2);
        assertThat(records.of(CdrArchive.CURRENT)).isEmpty();
    }

    @Test
    void a_full_disk_takes_nothing_and_half_of_nothing_and_everything_when_it_has_room_again() {
        tell(Samples.delivered(1));
        files.full(true);
        assertThat(tellAll(2, 20)).allSatisfy(each -> assertThat(each).isCompletedExceptionally());
        assertThat(writer.figures().trouble())
                .contains("No space left on device")
                .contains(folder.toString());

        files.full(false);
        assertThat(isTaken(Samples.delivered(2)))
                .as("it is not tried again at once")
                .isFalse();
        time.advance(Duration.ofSeconds(2));

        assertThat(tellAll(2, 20)).allSatisfy(each -> assertThat(each).isCompleted());
        assertThat(records.ids()).hasSize(21).doesNotHaveDuplicates();
        assertThat(writer.figures().trouble()).isNull();
    }

    @Test
    void no_half_line_is_left_on_a_full_disk() throws IOException {
        tell(Samples.delivered(1));
        String before = contentOfCurrent();
        files.full(true);

        tell(Samples.delivered(2));

        assertThat(contentOfCurrent()).isEqualTo(before).endsWith("}\n");
    }

    @Test
    void a_disk_that_was_full_is_not_said_to_work_before_something_is_written() {
        files.full(true);
        tell(Samples.delivered(1));
        time.advance(Duration.ofHours(1));
        assertThat(writer.figures().trouble()).contains("No space left on device");

        files.full(false);
        tell(Samples.delivered(1));
        assertThat(writer.figures().trouble()).isNull();
    }

    @Test
    void a_file_where_the_folder_belongs_is_told_in_words_and_records_come_once_it_is_gone() throws IOException {
        stop();
        folder = temp.resolve("a-file");
        records = new Records(folder);
        Files.writeString(folder, "");
        writer = writer(settings(100 << 20, CdrPeriod.DAY));
        assertThat(writer.figures().trouble())
                .isEqualTo(
                        "No record can be written to " + folder + ": " + folder + " is a file, and must be a folder");

        Files.delete(folder);
        time.advance(Duration.ofHours(1));

        assertThat(writer.figures().trouble()).isNull();
        assertThat(isTaken(Samples.delivered(1))).isTrue();
        assertThat(records.ids()).containsExactly("1.final");
    }

    @Test
    void after_a_wait_for_the_disk_that_failed_the_file_is_left_alone() {
        tell(Samples.delivered(1));
        files.forgetful(true);
        tell(Samples.delivered(2));
        files.forgetful(false);
        time.advance(Duration.ofSeconds(2));

        tellAll(2, 2);

        assertThat(records.files()).hasSize(2);
        assertThat(records.of(records.files().getFirst())).hasSize(1);
        assertThat(records.ids()).containsExactly("1.final", "2.final", "3.final");
    }

    @Test
    void a_file_that_was_taken_away_is_followed_by_another() throws IOException {
        tell(Samples.delivered(1));
        Files.delete(folder.resolve(CdrArchive.CURRENT));

        tell(Samples.delivered(2));

        assertThat(records.ids()).containsExactly("2.final");
    }

    @Test
    void no_two_gateways_write_to_one_folder() {
        FaultyFiles others = new FaultyFiles();
        CdrWriter second =
                new CdrWriter(settings(8192, CdrPeriod.DAY), others, new CdrTime(time, time, time, time), "gw-1");
        second.start();
        time.advance(MOMENT);

        assertThat(second.figures().trouble()).contains("another gateway writes to");
    }

    @Test
    void records_move_to_another_folder_when_the_settings_say_so() {
        tell(Samples.delivered(1));
        Path other = temp.resolve("other");
        writer.use(new CdrSettings(
                other, 8192, CdrPeriod.DAY, 0, Duration.ofDays(9), false, false, new CdrRedaction(true, true)));
        time.advance(MOMENT);

        tell(Samples.delivered(2));

        assertThat(records.ids()).containsExactly("1.final");
        assertThat(new Records(other).ids()).containsExactly("2.final");
    }

    private List<CompletableFuture<?>> tellAll(long first, int count) {
        List<CompletableFuture<?>> taken = new ArrayList<>();
        for (long id = first; id < first + count; id++) {
            taken.add(writer.take(Samples.delivered(id)).toCompletableFuture());
        }
        time.advance(MOMENT);
        return taken;
    }

    private void tell(Ending ending) {
        boolean _ = isTaken(ending);
    }

    private boolean isTaken(Ending ending) {
        CompletableFuture<?> taken = writer.take(ending).toCompletableFuture();
        time.advance(MOMENT);
        assertThat(taken).isDone();
        return !taken.isCompletedExceptionally();
    }

    private String contentOfCurrent() throws IOException {
        return Files.readString(folder.resolve(CdrArchive.CURRENT));
    }

    private void restart() {
        writer = restart(settings(100 << 20, CdrPeriod.DAY));
    }

    private CdrWriter restart(CdrSettings settings) {
        stop();
        return writer(settings);
    }

    private void stop() {
        CompletableFuture<?> ended = writer.end();
        time.settle();
        assertThat(ended).isCompleted();
    }

    private CdrSettings settings(long size, CdrPeriod every) {
        return new CdrSettings(folder, size, every, 0, Duration.ofDays(90), false, false, new CdrRedaction(true, true));
    }

    private CdrWriter writer(CdrSettings settings) {
        CdrWriter made = new CdrWriter(settings, files, new CdrTime(time, time, time, time), "gw-1");
        made.start();
        time.settle();
        return made;
    }
}
