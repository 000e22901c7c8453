package io.stonechat.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program in a comparison.
 *
 * @param name what the table calls it
 * @param server whether it answers load; if not, it makes it
 * @param command how it is started, from the checkout's folder; {@code --port N} is added to it
 */
record Contestant(String name, boolean server, List<String> command) {

    private static final String NODE = "node-smpp";

    static final Contestant RAW_SINK = server("raw", "benchmarks/bin/raw-sink");
    static final Contestant RAW_GENERATOR = client("raw", "benchmarks/bin/raw-generator");

    /** Everybody there is, in the order of the table. */
    static final List<Contestant> ALL = List.of(
            RAW_SINK,
            server("cloudhopper", "benchmarks/bin/cloudhopper-server"),
            server("jsmpp", "benchmarks/bin/jsmpp-server"),
            server(NODE, "benchmarks/bin/node-server"),
            server("stonechat", "benchmarks/bin/server"),
            server("gateway", "benchmarks/bin/gateway"),
            RAW_GENERATOR,
            client("cloudhopper", "benchmarks/bin/cloudhopper-client"),
            client("jsmpp", "benchmarks/bin/jsmpp-client"),
            client("jsmpp-virtual", "benchmarks/bin/jsmpp-client", "--virtual"),
            client(NODE, "benchmarks/bin/node-client"),
            client("stonechat", "benchmarks/bin/client"));

    private static Contestant server(String name, String... command) {
        return new Contestant(name, true, List.of(command));
    }

    private static Contestant client(String name, String... command) {
        return new Contestant(name, false, List.of(command));
    }

    /** The servers or the clients of these names, or all of them if none is named. */
    static List<Contestant> named(boolean server, List<String> names) {
        return ALL.stream()
                .filter(c -> c.server() == server && (names.isEmpty() || names.contains(c.name())))
                .toList();
    }

    /** Whether what it needs is there: only node-smpp must be installed first. */
    boolean isInstalled(Path home) {
        return !name.equals(NODE) || Files.isDirectory(home.resolve("benchmarks/node/node_modules/smpp"));
    }

    /** Starts it, with options added to its command. */
    Child start(Path home, Path output, int port, String... options) throws IOException {
        var whole = new ArrayList<>(command);
        whole.set(0, home.resolve(command.getFirst()).toString());
        whole.addAll(List.of("--port", Integer.toString(port)));
        whole.addAll(List.of(options));
        return new Child(whole, output);
    }
}
