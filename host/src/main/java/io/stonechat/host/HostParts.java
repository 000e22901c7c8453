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
        ScheduledExecutorService timer,
        OwnNamespaces own) {

    /** Copies the lists. */
    HostParts {
        extensions = List.copyOf(extensions);
        engines = List.copyOf(engines);
        environment = Map.copyOf(environment);
    }

    /** What scripts are loaded into: everything that the extensions bring, and the host's own. */
    ScriptEnvironment scriptEnvironment(CacheStore caches) {
        return new ScriptEnvironment(
                Stream.concat(
                                extensions.stream().flatMap(extension -> extension.namespaces().stream()),
                                own.with(caches).stream())
                        .toList(),
                Stream.concat(
                                extensions.stream().flatMap(extension -> extension.handlerKinds().stream()),
                                Stream.of(Rhythm.kind()))
                        .toList(),
                clock,
                timer);
    }
}
