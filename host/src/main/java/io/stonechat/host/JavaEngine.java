package io.stonechat.host;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Scripts in Java: compact source files (JEP 512) and ordinary classes, compiled in memory.
 *
 * <p>A compact file may leave {@code void main()} out, and need not be named like a Java identifier. Namespaces are put
 * into its fields by type, before the initialisers of other fields run; an ordinary class takes them in its constructor.
 * A method that carries the annotation of a {@link HandlerKind} is a handler; it may leave out trailing parameters.
 */
public final class JavaEngine implements ScriptEngine {

    private final List<String> modules;
    private @Nullable ScriptCompiler compiler;

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
    public synchronized PreparedScript prepare(
            List<ScriptSource> sources, ScriptEnvironment environment, ScriptOptions options) {
        if (compiler == null) {
            compiler = new ScriptCompiler(modules);
        }
        return JavaProgram.of(compiler.compile(sources), environment);
    }

    @Override
    public List<ScriptFrame> ownFrames(StackTraceElement[] trace) {
        return Stream.of(trace)
                .filter(frame -> ScriptLoader.NAME.equals(frame.getClassLoaderName()))
                .map(frame -> new ScriptFrame(
                        String.valueOf(frame.getFileName()), frame.getLineNumber(), function(frame.getMethodName())))
                .toList();
    }

    /** The method as the script names it: a lambda counts to the method that it stands in. */
    private static String function(String method) {
        if (method.startsWith("lambda$")) {
            return method.split("\\$", -1)[1];
        }
        return method.equals("<init>") ? "constructor" : method;
    }
}
