package io.stonechat.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process holds: what is there after all is over has leaked. */
final class Residue {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    /** How many files and sockets are open; 0 where the system does not say. */
    long descriptors() throws IOException {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return 0;
        }
        try (var open = Files.list(DESCRIPTORS)) {
            return open.count();
        }
    }

    /** How many octets of the heap are in use, right after the garbage was collected. */
    long heapAfterCollection() {
        var runtime = Runtime.getRuntime();
        // Twice: what the first finds unreachable may hold on to more until its references are handled.
        runtime.gc();
        runtime.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** How many threads of links there are, platform and virtual ones. */
    long threadsOfLinks() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("threads");
        Path dump = folder.resolve("dump.json");
        try {
            var jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(ProcessHandle.current().pid()),
                            "Thread.dump_to_file",
                            "-format=json",
                            dump.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (jcmd.waitFor() != 0) {
                throw new IOException("jcmd did not dump the threads");
            }
            try (var lines = Files.lines(dump)) {
                return lines.filter(line -> line.matches(".*\"name\": *\"smpp-(s\\d|c\\d|flush-|bind-|listen-).*"))
                        .count();
            }
        } finally {
            Files.deleteIfExists(dump);
            Files.delete(folder);
        }
    }
}
