package io.stonechat.smpp;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.Diagnostic;
import io.stonechat.host.Pieces;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads files with one entry a line. Empty lines, and what stands behind a {@code #}, do not count. */
final class ListFile {

    /** A file that is something else altogether is not told of line by line. */
    private static final int MOST_MISTAKES = 10;

    private ListFile() {}

    /**
     * Gives away the entries of a file, one after the other; a wrong one is recorded, and given away as well.
     *
     * @param problem what is wrong with an entry, in a sentence; null for nothing
     */
    static void each(
            Path file, ConfigErrors errors, Function<String, @Nullable String> problem, Consumer<String> reader) {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            int mistakes = 0;
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Pieces.between();
                number++;
                String entry = entry(line);
                if (entry.isEmpty()) {
                    continue;
                }
                String wrong = problem.apply(entry);
                if (wrong != null && ++mistakes <= MOST_MISTAKES) {
                    errors.add(new Diagnostic(Diagnostic.Severity.ERROR, file, number, 1, wrong, line, null));
                }
                reader.accept(entry);
            }
        } catch (NoSuchFileException _) {
            errors.error(file, "there is no such file: " + file);
        } catch (CharacterCodingException _) {
            errors.error(file, "the file is not UTF-8 text");
        } catch (IOException e) {
            errors.error(file, "the file cannot be read: " + e);
        }
    }

    private static String entry(String line) {
        int comment = line.indexOf('#');
        return (comment < 0 ? line : line.substring(0, comment)).strip();
    }
}
