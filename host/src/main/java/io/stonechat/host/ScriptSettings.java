package io.stonechat.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * What the section {@code script:} says.
 *
 * @param files the scripts, in their order
 * @param reload when they are loaded anew
 * @param deadline how long one call may take
 * @param options how they are loaded
 */
record ScriptSettings(List<Path> files, Reload reload, Duration deadline, ScriptOptions options) {

    private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(30);

    /** When scripts are loaded anew. */
    enum Reload {
        /** When a file changes. */
        AUTO,
        /** Never. */
        OFF,
        /** When the process is sent SIGHUP. */
        SIGHUP
    }

    /** Copies the list. */
    ScriptSettings {
        files = List.copyOf(files);
    }

    static ScriptSettings read(ConfigSection script, List<ScriptEngine> engines) {
        if (script.has("path") && script.has("paths")) {
            script.error("paths", "\"path\" and \"paths\" stand together; write one of them");
        }
        var files = new ArrayList<>(script.paths("paths"));
        script.path("path").ifPresent(files::add);
        var key = script.has("path") ? "path" : "paths";
        files.removeIf(file -> !isUsable(file, key, script, engines));
        var reload = script.choice("reload", Reload.AUTO);
        var deadline = script.millis("handler_deadline_ms", DEFAULT_DEADLINE);
        if (deadline.isZero()) {
            script.error("handler_deadline_ms", "\"handler_deadline_ms\" must be at least 1, found 0");
        }
        var options = options(script, engines);
        script.ignore(
                "sync_pool_size",
                "sync_pool_max",
                "async_pool_size",
                "executor_queue_capacity",
                "handler_stall_abort_secs");
        script.finish();
        return new ScriptSettings(files, reload, deadline.isZero() ? DEFAULT_DEADLINE : deadline, options);
    }

    private static ScriptOptions options(ConfigSection script, List<ScriptEngine> engines) {
        var sections = new HashMap<String, ConfigNode>();
        for (var engine : engines) {
            if (!engine.section().isEmpty()) {
                var section = script.section(engine.section()).node();
                engine.validate(section, script.errors());
                sections.put(engine.section(), section);
            }
        }
        script.ignore("python");
        return new ScriptOptions(script.paths("include_paths"), sections);
    }

    /** The files that the scripts may be made of beside their own. */
    List<Path> companions(List<ScriptEngine> engines) {
        return engines.stream()
                .flatMap(engine ->
                        engine
                                .companions(
                                        files.stream().filter(engine::handles).toList(), options.includePaths())
                                .stream())
                .toList();
    }

    private static boolean isUsable(Path file, String key, ConfigSection script, List<ScriptEngine> engines) {
        if (!Files.isRegularFile(file)) {
            script.error(key, "there is no script " + file);
            return false;
        }
        if (engines.stream().noneMatch(engine -> engine.handles(file))) {
            var languages = engines.stream().map(ScriptEngine::language).toList();
            script.error(
                    key,
                    "no script language of this build reads " + file.getFileName() + "; it has "
                            + String.join(", ", languages));
            return false;
        }
        return true;
    }
}
