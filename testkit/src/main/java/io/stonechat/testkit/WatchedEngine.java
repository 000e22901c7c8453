package io.stonechat.testkit;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigNode;
import io.stonechat.host.DeclaredHandler;
import io.stonechat.host.LoadedScript;
import io.stonechat.host.LoadedScript.CallableHandler;
import io.stonechat.host.PreparedScript;
import io.stonechat.host.ScriptEngine;
import io.stonechat.host.ScriptEnvironment;
import io.stonechat.host.ScriptFrame;
import io.stonechat.host.ScriptOptions;
import io.stonechat.host.ScriptSource;
import java.nio.file.Path;
import java.util.List;

/** A language whose handlers' calls are written down. */
record WatchedEngine(ScriptEngine engine, CallBook book) implements ScriptEngine {

    @Override
    public String language() {
        return engine.language();
    }

    @Override
    public boolean handles(Path file) {
        return engine.handles(file);
    }

    @Override
    public PreparedScript prepare(List<ScriptSource> sources, ScriptEnvironment environment, ScriptOptions options) {
        return new Prepared(engine.prepare(sources, environment, options), book);
    }

    @Override
    public List<ScriptFrame> ownFrames(StackTraceElement[] trace) {
        return engine.ownFrames(trace);
    }

    @Override
    public String section() {
        return engine.section();
    }

    @Override
    public void validate(ConfigNode section, ConfigErrors errors) {
        engine.validate(section, errors);
    }

    @Override
    public List<Path> companions(List<Path> scripts, List<Path> includePaths) {
        return engine.companions(scripts, includePaths);
    }

    @Override
    public boolean isIdle() {
        return engine.isIdle();
    }

    private record Prepared(PreparedScript script, CallBook book) implements PreparedScript {

        @Override
        public List<DeclaredHandler> declared() {
            return script.declared();
        }

        @Override
        public LoadedScript load() throws Throwable {
            return new Loaded(script.load(), book);
        }
    }

    private record Loaded(LoadedScript script, CallBook book) implements LoadedScript {

        @Override
        public List<CallableHandler> handlers() {
            return script.handlers().stream().map(book::watched).toList();
        }

        @Override
        public void runLoadHooks() throws Throwable {
            script.runLoadHooks();
        }

        @Override
        public void close() {
            script.close();
        }
    }
}
