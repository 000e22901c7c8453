package io.stonechat.host;

import java.util.List;

/** What the host itself gives to scripts, beside the caches. */
record OwnNamespaces(Log log, ScriptMetrics metrics, ScriptTimers timers) {

    /** All of it, with these caches. */
    List<Namespace> with(CacheStore caches) {
        return List.of(
                new Namespace("cache", Cache.class, caches),
                new Namespace("log", Log.class, log),
                new Namespace("timer", Timers.class, timers),
                new Namespace("metrics", Metrics.class, metrics));
    }
}
