package io.stonechat.python;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigNode;
import io.stonechat.host.ConfigSection;

/**
 * What {@code script.python} says.
 *
 * @param workers how many interpreters there are
 * @param threads how many plain functions may block at once in one of them
 * @param files what scripts may do with files
 * @param network whether scripts may open sockets
 * @param environment whether scripts see the process's environment variables
 */
record PythonSettings(int workers, int threads, Files files, boolean network, boolean environment) {

    private static final int MOST_WORKERS = 64;
    private static final int MOST_THREADS = 1000;
    private static final int DEFAULT_THREADS = 32;

    /** What scripts may do with files. */
    enum Files {
        /** Nothing but import modules. */
        NONE,
        /** Read them. */
        READ,
        /** Read and write them. */
        WRITE
    }

    /** Nothing is said. */
    static PythonSettings defaults() {
        return new PythonSettings(cores(), DEFAULT_THREADS, Files.READ, false, true);
    }

    static PythonSettings read(ConfigNode section, ConfigErrors errors) {
        var python = ConfigSection.of(section, errors);
        var settings = new PythonSettings(
                python.integer("workers", cores(), 1, MOST_WORKERS),
                python.integer("threads", DEFAULT_THREADS, 1, MOST_THREADS),
                python.choice("files", Files.READ),
                python.bool("network", false),
                python.bool("environment", true));
        python.finish();
        return settings;
    }

    private static int cores() {
        return Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_WORKERS);
    }
}
