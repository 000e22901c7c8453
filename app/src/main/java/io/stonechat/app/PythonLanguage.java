package io.stonechat.app;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigException;
import io.stonechat.host.ConfigMapping;
import io.stonechat.host.ConfigNode;
import io.stonechat.host.Diagnostic;
import io.stonechat.host.PreparedScript;
import io.stonechat.host.ScriptEngine;
import io.stonechat.host.ScriptEnvironment;
import io.stonechat.host.ScriptFrame;
import io.stonechat.host.ScriptOptions;
import io.stonechat.host.ScriptPool;
import io.stonechat.host.ScriptSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Scripts in Python: the engine that the launcher has put beside the program, looked for when the first script asks for it. A
 * run without such a script pays nothing.
 */
final class PythonLanguage implements ScriptEngine {

    private static final String NAME = "Python";
    private static final String SUFFIX = ".py";

    private @Nullable ScriptEngine engine;

    @Override
    public String language() {
        return NAME;
    }

    @Override
    public boolean handles(Path file) {
        return file.toString().endsWith(SUFFIX);
    }

    @Override
    public String section() {
        return "python";
    }

    @Override
    public void validate(ConfigNode section, ConfigErrors errors) {
        if (section instanceof ConfigMapping mapping && !mapping.entries().isEmpty()) {
            find().ifPresent(found -> found.validate(section, errors));
        }
    }

    @Override
    public PreparedScript prepare(List<ScriptSource> sources, ScriptEnvironment environment, ScriptOptions options) {
        return find().orElseThrow(() -> absent(sources.getFirst())).prepare(sources, environment, options);
    }

    @Override
    public List<Path> companions(List<Path> scripts, List<Path> includePaths) {
        return scripts.isEmpty()
                ? List.of()
                : find().map(found -> found.companions(scripts, includePaths)).orElse(List.of());
    }

    @Override
    public synchronized List<ScriptFrame> ownFrames(StackTraceElement[] trace) {
        return engine == null ? List.of() : engine.ownFrames(trace);
    }

    @Override
    public synchronized boolean isIdle() {
        return engine == null || engine.isIdle();
    }

    @Override
    public synchronized Optional<ScriptPool> pool() {
        return engine == null ? Optional.empty() : engine.pool();
    }

    private synchronized Optional<ScriptEngine> find() {
        if (engine == null) {
            engine = ServiceLoader.load(ScriptEngine.class).findFirst().orElse(null);
        }
        return Optional.ofNullable(engine);
    }

    private static ConfigException absent(ScriptSource script) {
        return new ConfigException(List.of(new Diagnostic(
                Diagnostic.Severity.ERROR,
                script.file(),
                0,
                0,
                "this gateway was started without Python",
                "",
                "start it again with the script, or a configuration that names it: ./stonechat then adds Python")));
    }
}
