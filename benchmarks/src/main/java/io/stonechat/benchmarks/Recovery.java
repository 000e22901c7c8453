package io.stonechat.benchmarks;

import io.stonechat.store.DurableStore;
import io.stonechat.store.StoreLimits;
import io.stonechat.store.StoreOptions;
import java.io.IOException;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How soon a gateway that was killed answers its next bind, while many messages wait for an upstream that is away: with load
 * on it until the kill, and a process of its own as users start it.
 */
@Command(
        name = "recovery",
        mixinStandardHelpOptions = true,
        description = "Seconds from the start of a gateway that was killed under load to its first bind_resp.")
final class Recovery implements Callable<Integer> {
    private static final int WINDOW = 100;
    private static final long LIMIT = 100_000_000;

    @Option(names = "--pending", description = "how many messages wait; ${DEFAULT-VALUE} by default")
    long pending = 1_000_000;

    @Option(names = "--rounds", description = "how often it is killed; ${DEFAULT-VALUE} by default")
    int rounds = 3;

    @Option(names = "--seconds", description = "of load before each kill; ${DEFAULT-VALUE} by default")
    int seconds = 5;

    @Option(names = "--folder", description = "where the store and the gateway's log are; a temporary one by default")
    Path folder = Path.of("");

    private final Path home = Path.of(System.getProperty("stonechat.home", "."));

    @Override
    public Integer call() throws Exception {
        Path work = folder.toString().isEmpty() ? Files.createTempDirectory("recovery") : folder.toAbsolutePath();
        Files.createDirectories(work);
        fill(work.resolve("data"));
        var options = options();
        Path config = Files.writeString(work.resolve("stonechat.yaml"), config(options.port, Child.freePort()));
        List<String> command = List.of(home.resolve("stonechat").toString(), "run", config.toString());
        for (int round = 1; round <= rounds; round++) {
            killed(command, work.resolve("gateway.log"), options);
            long startedAt = System.nanoTime();
            try (var gateway = new Child(command, work.resolve("gateway.log"));
                    Selector selector = Selector.open()) {
                gateway.awaitPort(options.port);
                var bind = new RawBind(options, selector, new Tally());
                System.out.printf("kill %d: the next bind_resp after %.2f s%n", round, seconds(startedAt));
                bind.close();
            }
        }
        return 0;
    }

    private static LoadOptions options() throws IOException {
        var options = new LoadOptions();
        options.port = Child.freePort();
        options.systemId = "bench";
        options.password = "bench";
        return options;
    }

    private void fill(Path data) throws InterruptedException {
        var limits = new StoreLimits(LIMIT, LIMIT);
        try (DurableStore store = DurableStore.open(data, StoreOptions.DEFAULT.with(limits))) {
            long missing = pending - store.openMessages();
            if (missing > 0) {
                new StoreRun(store, 4 * WINDOW).wait(missing, "up");
            }
            System.out.printf("%d messages wait.%n", store.openMessages());
        }
    }

    private void killed(List<String> command, Path log, LoadOptions options) throws Exception {
        try (var gateway = new Child(command, log)) {
            gateway.awaitPort(options.port);
            try (var esme = new EndToEndEsme(options.port, 1, WINDOW, Integer.MAX_VALUE, new Tally())) {
                esme.start();
                TimeUnit.SECONDS.sleep(seconds);
                gateway.kill();
            }
        }
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static String config(int port, int away) {
        return """
                log: { level: warn }
                store: { path: ./data, sync: always, max_messages: 100000000 }
                extensions:
                  smpp:
                    server: { bind_address: 127.0.0.1, port: %d, window: %d }
                    users: [ { system_id: bench, password: bench, max_queued: 0 } ]
                    binds:
                      - { name: up, host: 127.0.0.1, port: %d, system_id: up, password: up, window: 1000 }
                    routing: { default_chain: ["bind:up", "queue"] }
                """.formatted(port, WINDOW, away);
    }

    static void main(String[] args) {
        System.exit(Mains.commandLine(new Recovery()).execute(args));
    }
}
