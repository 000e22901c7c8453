package io.stonechat.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects everything that is wrong with a configuration, so that it is told at once and not one start at a time.
 *
 * <p>Not for several threads at once.
 */
public final class ConfigErrors {

    private final List<Diagnostic> problems = new ArrayList<>();

    /** Nothing is wrong yet. */
    public ConfigErrors() {}

    /** Records an error at the place of a node. */
    public void error(ConfigNode at, String message) {
        add(Diagnostic.Severity.ERROR, at.place(), message, null);
    }

    /** Records an error at the place of a node, with what to do about it. */
    public void error(ConfigNode at, String message, String hint) {
        add(Diagnostic.Severity.ERROR, at.place(), message, hint);
    }

    /** Records a warning at the place of a node. */
    public void warning(ConfigNode at, String message) {
        add(Diagnostic.Severity.WARNING, at.place(), message, null);
    }

    /** Records an error about a file as a whole, or about something that stands in no file. */
    public void error(Path file, String message) {
        problems.add(Diagnostic.ofFile(file, message));
    }

    /** Records a diagnostic made elsewhere. */
    public void add(Diagnostic problem) {
        problems.add(problem);
    }

    void add(Diagnostic.Severity severity, Place place, String message, @Nullable String hint) {
        problems.add(new Diagnostic(
                severity, place.file(), place.line(), place.column(), message, place.sourceLine(), hint));
    }

    /** Whether there is an error; warnings alone do not count. */
    public boolean hasErrors() {
        return problems.stream().anyMatch(Diagnostic::isError);
    }

    /** How much has been recorded so far, warnings included. */
    public int count() {
        return problems.size();
    }

    /** Everything recorded so far, in the order in which it was found. */
    public List<Diagnostic> problems() {
        return List.copyOf(problems);
    }
}
