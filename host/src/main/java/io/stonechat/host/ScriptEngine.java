package io.stonechat.host;

import java.nio.file.Path;
import java.util.List;

/**
 * A language that scripts are written in. The host knows no language but through this.
 *
 * <p>The host calls one method at a time.
 */
public interface ScriptEngine {

    /** What the language is called, such as {@code Java}. */
    String language();

    /** Whether a file is written in this language, by its name. */
    boolean handles(Path file);

    /**
     * Checks scripts and runs nothing of them.
     *
     * @param sources all files of this language
     * @return the handlers they declare, as far as that can be told without running them
     * @throws ConfigException if they cannot be loaded
     */
    List<DeclaredHandler> check(List<ScriptSource> sources, ScriptEnvironment environment);

    /**
     * Loads scripts, so that their handlers can be called; their load hooks have not run.
     *
     * <p>What runs on loading (constructors, a module's top level) runs on the calling thread, guarded by the host.
     *
     * @param sources all files of this language
     * @throws ConfigException if they cannot be loaded
     */
    LoadedScript load(List<ScriptSource> sources, ScriptEnvironment environment);
}
