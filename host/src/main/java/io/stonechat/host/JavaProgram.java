package io.stonechat.host;

import java.util.List;

/** Java scripts on their way from source to handlers. */
final class JavaProgram {

    private final List<String> modules;
    private final List<ScriptSource> sources;
    private final ScriptEnvironment environment;

    JavaProgram(List<String> modules, List<ScriptSource> sources, ScriptEnvironment environment) {
        this.modules = modules;
        this.sources = sources;
        this.environment = environment;
    }

    List<DeclaredHandler> declared() {
        return List.of();
    }

    LoadedScript load() {
        throw new IllegalStateException("cannot load " + sources + " with " + modules + " into " + environment);
    }
}
