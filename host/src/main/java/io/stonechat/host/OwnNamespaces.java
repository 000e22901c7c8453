package io.stonechat.host;

import java.util.List;

/** What the host itself gives to scripts, beside the caches. */
record OwnNamespaces(Log log, ScriptMetrics metrics, ScriptTimers timers) {

    /** All of it, with these caches. */
    List<Namespace> with(CacheStore caches) {
        return List.of(
                new Namespace("cache", Cache.class, caches, List.of(face("cache", new FlatCache(caches)))),
                // A script that imports http learns from the second face why it is not there.
                new Namespace("log", Log.class, log, List.of(face("log"), face("http"))),
                new Namespace("timer", Timers.class, timers, List.of(face("timer"))),
                new Namespace("metrics", Metrics.class, metrics, List.of(face("metrics", new FlatMetrics(metrics)))));
    }

    private static Face face(String module) {
        return Face.python(module, OwnNamespaces.class);
    }

    private static Face face(String module, Object support) {
        return Face.python(module, OwnNamespaces.class, support);
    }
}
