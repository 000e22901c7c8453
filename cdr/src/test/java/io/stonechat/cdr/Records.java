package io.stonechat.cdr;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is in a folder of records, as somebody else reads it. */
record Records(Path folder) {

    /** The names of the files, oldest first; the one that is written to comes last. */
    List<String> files() {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = new ArrayList<>(
                    files.map(file -> file.getFileName().toString()).sorted().toList());
            if (names.remove(CdrArchive.CURRENT)) {
                names.add(CdrArchive.CURRENT);
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The records of one file. */
    List<JsonNode> of(String name) {
        try (InputStream in = Files.newInputStream(folder.resolve(name));
                InputStream unpacked = name.endsWith(".gz") ? new GZIPInputStream(in) : in) {
            String text = new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().map(JsonMapper.shared()::readTree).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All records, as they were written. */
    List<JsonNode> all() {
        return files().stream().flatMap(name -> of(name).stream()).toList();
    }

    List<String> ids() {
        return all().stream().map(record -> record.get("id").asString()).toList();
    }
}
