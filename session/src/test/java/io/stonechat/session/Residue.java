package io.stonechat.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a process holds: what is there after all is over has leaked. */
final class Residue {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    /** A thread in a dump: its number, its name, and what follows of it, up to the next. */
    private static final Pattern THREAD = Pattern.compile("""
            "tid": *"(?<tid>\\d+)"[^{}]*"name": *"(?<name>smpp-(?:s\\d|c\\d|flush-|held-|bind-|unbind-|listen-)[^"]*)"(?<rest>[^\\]]*)\
            """, Pattern.DOTALL);

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

    /** The threads of links, platform and virtual ones: each by its number, its name, and what it does. */
    Map<String, String> threadsOfLinks() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("threads");
        Path dump = folder.resolve("dump.json");
        try {
            var jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            // How long this process may take to answer; it is its own 10 s otherwise.
                            "-J-Dsun.tools.attach.attachTimeout=60000",
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
            var threads = new TreeMap<String, String>();
            var thread = THREAD.matcher(Files.readString(dump));
            while (thread.find()) {
                threads.put(
                        thread.group("tid"),
                        thread.group("name") + thread.group("rest").replaceAll("\\s+", " "));
            }
            return threads;
        } finally {
            Files.deleteIfExists(dump);
            Files.delete(folder);
        }
    }
}
