package io.stonechat.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A language that scripts are written in. The host knows no language but through this.
 *
 * <p>The host prepares and loads one set of scripts at a time; {@link #ownFrames} is for any thread.
 */
public interface ScriptEngine {

    /** What the language is called, such as {@code Java}. */
    String language();

    /** Whether a file is written in this language, by its name. */
    boolean handles(Path file);

    /**
     * Makes scripts ready to be loaded, and runs nothing of them.
     *
     * @param sources all files of this language, in the order of the configuration
     * @param environment what they will be loaded into
     * @param options what {@code script:} says beside
     * @throws ConfigException naming every mistake that can be told without running them
     */
    PreparedScript prepare(List<ScriptSource> sources, ScriptEnvironment environment, ScriptOptions options);

    /**
     * The scripts' own part of a stack trace, the innermost call first.
     *
     * @param trace of a thread, or of what a script threw
     */
    List<ScriptFrame> ownFrames(StackTraceElement[] trace);

    /** The key below {@code script:} under which the language has settings of its own; empty if it has none. */
    default String section() {
        return "";
    }

    /** Checks its settings and records all that is wrong with them. Changes nothing. */
    default void validate(ConfigNode section, ConfigErrors errors) {}

    /**
     * The files that scripts may be made of beside their own: a change to one is a change of the scripts.
     *
     * @param scripts the scripts in this language
     * @param includePaths where else they find modules of theirs
     */
    default List<Path> companions(List<Path> scripts, List<Path> includePaths) {
        return List.of();
    }

    /** Whether nothing of it is queued and no code of its scripts runs at this moment; for any thread. */
    default boolean isIdle() {
        return true;
    }

    /** The threads on which it runs functions that may block; empty while it has none of its own. For any thread. */
    default Optional<ScriptPool> pool() {
        return Optional.empty();
    }

    /**
     * Calls a function of a module that a room brings as a {@link Face}, on a thread of its own that may block.
     *
     * @param environment the host that the module belongs to
     * @param module its whole name
     * @return what the function returns, as Java sees it; fails with {@link ScriptException} if it throws
     * @throws UnsupportedOperationException if the language has no such modules
     */
    default CompletableFuture<@Nullable Object> run(
            ScriptEnvironment environment, String module, String function, Object... arguments) {
        throw new UnsupportedOperationException(language() + " has no modules of the host's");
    }
}
