package io.stonechat.host;

import java.nio.file.Path;
import java.util.List;

/**
 * Scripts in Java: compact source files (JEP 512) and ordinary classes, compiled in memory.
 *
 * <p>A compact file may leave {@code void main()} out, and need not be named like a Java identifier. Namespaces are put
 * into its fields that have no initialiser, by type, before the other fields' initialisers run; an ordinary class takes
 * them in its constructor. A method marked with the annotation of a {@link HandlerKind} is a handler.
 */
public final class JavaEngine implements ScriptEngine {

    private final List<String> modules;

    /**
     * An engine.
     *
     * @param modules the modules that scripts may import beside the platform's, such as {@code io.stonechat.script};
     *     found where this program's own code is found, on its module path or its class path
     */
    public JavaEngine(List<String> modules) {
        this.modules = List.copyOf(modules);
    }

    @Override
    public String language() {
        return "Java";
    }

    @Override
    public boolean handles(Path file) {
        return file.toString().endsWith(".java");
    }

    @Override
    public List<DeclaredHandler> check(List<ScriptSource> sources, ScriptEnvironment environment) {
        return new JavaProgram(modules, sources, environment).declared();
    }

    @Override
    public LoadedScript load(List<ScriptSource> sources, ScriptEnvironment environment) {
        return new JavaProgram(modules, sources, environment).load();
    }
}
