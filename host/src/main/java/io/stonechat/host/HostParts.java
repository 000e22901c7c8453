package io.stonechat.host;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

/** What a host is made of, beside its configuration. */
record HostParts(
        List<HostExtension> extensions,
        List<ScriptEngine> engines,
        Map<String, String> environment,
        InstantSource clock,
        ScheduledExecutorService timer) {

    /** Copies the lists. */
    HostParts {
        extensions = List.copyOf(extensions);
        engines = List.copyOf(engines);
        environment = Map.copyOf(environment);
    }

    /** What scripts are loaded into: everything that the extensions bring, the caches and the log. */
    ScriptEnvironment scriptEnvironment(CacheStore caches) {
        var own =
                List.of(new Namespace("cache", Cache.class, caches), new Namespace("log", Log.class, new ScriptLog()));
        return new ScriptEnvironment(
                Stream.concat(extensions.stream().flatMap(extension -> extension.namespaces().stream()), own.stream())
                        .toList(),
                extensions.stream()
                        .flatMap(extension -> extension.handlerKinds().stream())
                        .toList());
    }
}
