package io.stonechat.smpp;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.Diagnostic;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads files with one entry a line. Empty lines, and what stands behind a {@code #}, do not count. */
final class ListFile {

    /** A file that is something else altogether is not told of line by line. */
    private static final int MOST_MISTAKES = 10;

    private ListFile() {}

    private record Line(int number, String text, String whole) {}

    /**
     * The entries of a file.
     *
     * @param problem what is wrong with an entry, in a sentence; null for nothing
     */
    static List<String> read(Path file, ConfigErrors errors, Function<String, @Nullable String> problem) {
        List<Line> lines = lines(file, errors).toList();
        lines.stream()
                .flatMap(line -> Stream.ofNullable(diagnostic(file, line, problem.apply(line.text()))))
                .limit(MOST_MISTAKES)
                .forEach(errors::add);
        return lines.stream().map(Line::text).toList();
    }

    private static Stream<Line> lines(Path file, ConfigErrors errors) {
        try {
            List<String> all = Files.readAllLines(file);
            return IntStream.range(0, all.size())
                    .mapToObj(i -> new Line(i + 1, entry(all.get(i)), all.get(i)))
                    .filter(line -> !line.text().isEmpty());
        } catch (NoSuchFileException _) {
            errors.error(file, "there is no such file: " + file);
        } catch (CharacterCodingException _) {
            errors.error(file, "the file is not UTF-8 text");
        } catch (IOException e) {
            errors.error(file, "the file cannot be read: " + e);
        }
        return Stream.of();
    }

    private static String entry(String line) {
        int comment = line.indexOf('#');
        return (comment < 0 ? line : line.substring(0, comment)).strip();
    }

    private static @Nullable Diagnostic diagnostic(Path file, Line line, @Nullable String problem) {
        return problem == null
                ? null
                : new Diagnostic(Diagnostic.Severity.ERROR, file, line.number(), 1, problem, line.whole(), null);
    }
}
