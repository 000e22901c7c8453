package io.stonechat.host;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration or script that cannot be used; it has no stack trace, for the mistake is in no code of ours. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> problems;

    /** What is wrong; at least one problem. */
    public ConfigException(List<Diagnostic> problems) {
        super(problems.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")), null, false, false);
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, in the order in which it was found. */
    public List<Diagnostic> problems() {
        return problems;
    }
}
