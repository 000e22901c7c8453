package io.stonechat.host;

import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mistake in a file of the user's, a configuration or a script, told with its place.
 *
 * <p>{@link #toString()} prints it as compilers do, with the line itself and a caret below it:
 *
 * <pre>{@code
 * stonechat.yaml:12:7: unknown key "prot" (did you mean "port"?)
 *       prot: 2775
 *       ^
 * }</pre>
 *
 * @param severity whether it stops the start
 * @param file the file
 * @param line 1-based; 0 where the whole file is meant
 * @param column 1-based, in UTF-16 units; 0 where the whole line is meant
 * @param message one sentence without a full stop: what is wrong, what was found, what was expected
 * @param sourceLine the line as it stands in the file; empty where there is none
 * @param hint what to do about it, or null
 */
public record Diagnostic(
        Severity severity,
        Path file,
        int line,
        int column,
        String message,
        String sourceLine,
        @Nullable String hint) {

    /** A value behind a key that names a secret, or was meant to: what is mistyped is told with its line. Never printed. */
    private static final Pattern SECRET =
            Pattern.compile("(?i)((?:pas|pss|psw|pwd|secr|ecret|tok|hash|(?:auth|api)_?key)[\\w-]{0,40}[\"']?\\s*:\\s*)"
                    + "(\"[^\"]*\"|'[^']*'|[^\\s,}\\]]+)");

    /** Whether a diagnostic stops the start. */
    public enum Severity {
        /** The file cannot be used as it is. */
        ERROR,
        /** The file can be used, though not all of it has an effect. */
        WARNING
    }

    /** Checks that nothing but the hint is null. */
    public Diagnostic {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(sourceLine, "sourceLine");
    }

    /** An error about a file as a whole. */
    public static Diagnostic ofFile(Path file, String message) {
        return new Diagnostic(Severity.ERROR, file, 0, 0, message, "", null);
    }

    /** Whether this is an error, not a warning. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The first line of {@link #toString()}: place, message and hint. */
    public String headline() {
        var out = new StringBuilder(
                file.getFileName() == null
                        ? file.toString()
                        : file.getFileName().toString());
        if (line > 0) {
            out.append(':').append(line);
        }
        if (column > 0) {
            out.append(':').append(column);
        }
        out.append(": ").append(severity == Severity.WARNING ? "warning: " : "").append(message);
        return hint == null
                ? out.toString()
                : out.append(" (").append(hint).append(')').toString();
    }

    @Override
    public String toString() {
        if (sourceLine.isBlank()) {
            return headline();
        }
        var shown = hideSecrets(sourceLine.stripTrailing());
        if (column <= 0 || column > shown.length() + 1) {
            return headline() + "\n    " + shown;
        }
        return headline() + "\n    " + shown + "\n    " + caret(shown);
    }

    /** A caret below the column; tabs are repeated so that it stands right however wide they are shown. */
    private String caret(String shown) {
        var out = new StringBuilder();
        for (int i = 0; i < column - 1; i++) {
            out.append(shown.charAt(i) == '\t' ? '\t' : ' ');
        }
        return out.append('^').toString();
    }

    private static String hideSecrets(String line) {
        return SECRET.matcher(line)
                .replaceAll(m -> java.util.regex.Matcher.quoteReplacement(
                        m.group(1) + "*".repeat(m.group(2).length())));
    }
}
