package io.stonechat.protocol;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The records of the files under {@code vectors/}: bytes and texts seen in other software, one JSON object a line. */
final class Vectors {

    private static final JsonMapper JSON = new JsonMapper();

    private Vectors() {}

    static List<JsonNode> of(String file) {
        var stream = Objects.requireNonNull(Vectors.class.getResourceAsStream("/vectors/" + file), file);
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().map(JSON::readTree).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<JsonNode> wire(String kind) {
        return of("wire.jsonl").stream()
                .filter(record -> record.path("kind").asString().equals(kind))
                .toList();
    }

    /** The records under their ids, so that a failure tells which one it is. */
    static Stream<Named<JsonNode>> named(List<JsonNode> records) {
        return records.stream().map(record -> Named.of(record.path("id").asString(), record));
    }

    static JsonNode json(Object value) {
        return JSON.readTree(JSON.writeValueAsString(value));
    }

    static byte[] bytes(JsonNode record) {
        return Octets.fromHex(record.path("hex").asString()).toByteArray();
    }
}
