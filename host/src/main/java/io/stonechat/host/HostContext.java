package io.stonechat.host;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/** What the host provides to an extension. For any thread. */
public interface HostContext {

    /** The handlers of the scripts as they are at this moment; ask again for each event. */
    Handlers handlers();

    /** The extension's own section of the configuration; an empty mapping where there is none. */
    ConfigNode config();

    /** The whole configuration, for sections that extensions share, such as {@code store:}. */
    ConfigMapping root();

    /** The wall clock. */
    InstantSource clock();

    /** Runs things later. Its threads are few: do nothing there that blocks. */
    ScheduledExecutorService timer();

    /** The folder of the main configuration file, where relative paths start. */
    Path baseDir();

    /** The name of this gateway, from the start to the end: the key {@code node}, or the name of the machine. */
    String node();

    /** {@code server.drain_secs}: how long a stop may take. */
    Duration drainTime();

    /** The caches, the same that scripts see. */
    CacheStore caches();

    /** Whether the configuration that was saved last has errors, so that the one before it goes on. */
    boolean isConfigRefused();

    /** What has been counted of the scripts. */
    ScriptFigures scriptFigures();

    /** The threads on which languages run functions that may block; empty where no language has threads of its own. */
    Optional<ScriptPool> scriptPool();

    /** The series of the scripts' own as they are now, in the order of their names. */
    List<MetricReading> scriptMetrics();
}
