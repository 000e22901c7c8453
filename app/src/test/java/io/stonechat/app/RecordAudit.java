package io.stonechat.app;

import static io.stonechat.app.Patience.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds the records of a gateway against its store: each message that has ended has one.
 *
 * @param records all records, as they were written
 * @param messages all messages, as {@code stonechat store export} tells them
 */
record RecordAudit(List<JsonNode> records, List<JsonNode> messages) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern TO_BE_TOLD = Pattern.compile("\"queue\":\"final\",\"count\":[1-9]");

    static RecordAudit of(Path folder, List<String> exported) {
        return new RecordAudit(
                read(folder),
                exported.stream().map(JsonMapper.shared()::readTree).toList());
    }

    /** Waits until a gateway that runs has written the records of all that has ended. */
    static void awaitWritten(Path config) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> listing(config)
                        .filter(queues -> !TO_BE_TOLD.matcher(queues).find())
                        .isPresent());
    }

    /** Waits until every message of a gateway that runs has ended, also those that nobody was promised anything of. */
    static void awaitEnded(Path config) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> listing(config)
                        .filter(queues -> queues.contains("\"open_messages\":0"))
                        .isPresent());
    }

    /** What {@code stonechat store ls} tells; nothing while the gateway does not answer it. */
    private static Optional<String> listing(Path config) {
        CommandRun run = CommandRun.of("store", "ls", "--json", "--config", config.toString());
        return run.status() == 0 ? Optional.of(run.out()) : Optional.empty();
    }

    private static List<JsonNode> read(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<JsonNode> read = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                try (Stream<String> lines = Files.lines(file)) {
                    lines.map(JsonMapper.shared()::readTree).forEach(read::add);
                }
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names each message without a record of its end or with several, and records of an end that the store does not know. */
    void judge(KillVerdict verdict) {
        Map<String, List<JsonNode>> byMessage = new HashMap<>();
        records.stream()
                .filter(record -> text(record, "type").equals("final"))
                .forEach(record -> byMessage
                        .computeIfAbsent(text(record, "record"), _ -> new ArrayList<>())
                        .add(record));
        messages.stream()
                .filter(message -> text(message, "kind").equals("submit"))
                .forEach(message -> {
                    List<JsonNode> found = byMessage.getOrDefault(text(message, "record"), List.of());
                    if (found.size() != (message.has("ended") ? 1 : 0)) {
                        verdict.broken("message %s, %s, has %d records: %s"
                                .formatted(text(message, "id"), text(message, "state"), found.size(), found));
                    } else if (found.size() == 1
                            && !text(found.getFirst(), "state").equals(text(message, "state"))) {
                        verdict.broken("message %s is %s, its record says %s"
                                .formatted(text(message, "id"), text(message, "state"), found.getFirst()));
                    }
                });
        verdict.note("%d records".formatted(records.size()));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
