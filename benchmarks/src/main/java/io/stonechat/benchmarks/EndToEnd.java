package io.stonechat.benchmarks;

import io.stonechat.store.DurableStore;
import io.stonechat.store.StoreLimits;
import io.stonechat.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole way of a message, measured: ESME, gateway and upstream, the gateway a process of its own as users start it,
 * without a script. Five writes to the store and eight PDUs a message.
 */
@Command(
        name = "end-to-end",
        mixinStandardHelpOptions = true,
        description = "Messages a second from ESME to upstream, receipts included; prints one line of JSON a window.")
final class EndToEnd implements Callable<Integer> {
    private static final double NANOS_PER_MICRO = 1e3;
    private static final long FILL_LIMIT = 1_000_000_000;
    private static final int FILL_CONCURRENCY = 4000;

    @Option(names = "--windows", split = ",", description = "of the ESME's binds; ${DEFAULT-VALUE} by default")
    List<Integer> windows = List.of(10, 100, 1000);

    @Option(names = "--binds", description = "of the ESME; ${DEFAULT-VALUE} by default")
    int binds = 1;

    @Option(
            names = "--store",
            description = "memory, always or os (how surely it is on disk); ${DEFAULT-VALUE} by default")
    String store = "always";

    @Option(names = "--folder", description = "where the store and the gateway's log are; a temporary one by default")
    Path folder = Path.of("");

    @Option(names = "--warm-up", description = "seconds of load before measuring; ${DEFAULT-VALUE} by default")
    int warmUp = 10;

    @Option(names = "--seconds", description = "seconds measured; ${DEFAULT-VALUE} by default")
    int seconds = 15;

    @Option(names = "--owed", description = "receipts the ESME waits for at most; ${DEFAULT-VALUE} by default")
    int owed = 30_000;

    @Option(
            names = "--receipt-delay",
            description = "milliseconds until the upstream tells; ${DEFAULT-VALUE} by default")
    int receiptDelay = 200;

    @Option(
            names = "--stored",
            description =
                    "ended messages, receipts among them, that the store holds before; ${DEFAULT-VALUE} by default")
    long stored;

    @Option(names = "--fill-only", description = "fills the store in --folder with --stored messages, and no more")
    boolean fillOnly;

    @Option(names = "--gateway", description = "the command that runs a configuration; ./stonechat run by default")
    String gateway = "";

    @Override
    public Integer call() throws Exception {
        Path work = folder.toString().isEmpty() ? Files.createTempDirectory("end-to-end") : folder.toAbsolutePath();
        Files.createDirectories(work);
        fill(work.resolve("data"));
        if (fillOnly) {
            return 0;
        }
        boolean whole = true;
        try (var upstream = new EndToEndUpstream(receiptDelay)) {
            int port = Child.freePort();
            Path config = Files.writeString(work.resolve("stonechat.yaml"), config(port, upstream.port()));
            try (var child = new Child(command(config), work.resolve("gateway.log"))) {
                child.awaitPort(port);
                for (int window : windows) {
                    EndToEndReport report = run(window, port, child.pid());
                    System.out.println(JsonMapper.shared().writeValueAsString(report));
                    whole &= report.lost() == 0 && report.refused().isEmpty() && report.rate() > 0;
                }
            }
        }
        return whole ? 0 : 1;
    }

    private void fill(Path data) throws InterruptedException {
        if (stored == 0) {
            return;
        }
        var limits = new StoreLimits(FILL_LIMIT, FILL_LIMIT);
        try (DurableStore spool = DurableStore.open(data, StoreOptions.DEFAULT.with(limits))) {
            long missing = (stored - spool.figures().stored()) / 2;
            if (missing > 0) {
                new StoreRun(spool, FILL_CONCURRENCY).live(missing);
            }
            System.err.println(spool.figures().stored() + " messages are stored.");
        }
    }

    private List<String> command(Path config) {
        List<String> command = new ArrayList<>(
                gateway.isEmpty()
                        ? List.of(System.getProperty("stonechat.home", ".") + "/stonechat", "run")
                        : Arrays.asList(gateway.split(" ", -1)));
        command.add(config.toString());
        return command;
    }

    private String config(int port, int upstream) {
        int largest = windows.stream().mapToInt(Integer::intValue).max().orElse(1);
        String where = store.equals("memory") ? "memory" : "{ path: ./data, sync: " + store + " }";
        return """
                log: { level: warn }
                store: %s
                extensions:
                  smpp:
                    server: { bind_address: 127.0.0.1, port: %d, window: %d }
                    users: [ { system_id: bench, password: bench, max_binds: %d } ]
                    binds:
                      - { name: up, host: 127.0.0.1, port: %d, system_id: up, password: up, window: 1000 }
                    routing: { default_chain: ["bind:up", "queue"] }
                """.formatted(where, port, largest, binds, upstream);
    }

    private EndToEndReport run(int window, int port, long pid) throws Exception {
        var tally = new Tally();
        try (var esme = new EndToEndEsme(port, binds, window, owed, tally)) {
            esme.start();
            TimeUnit.SECONDS.sleep(warmUp);
            tally.take();
            long before = esme.receipts();
            ProcessCost cost = ProcessCost.of(pid);
            long written = written(pid);
            long start = System.nanoTime();
            TimeUnit.SECONDS.sleep(seconds);
            double elapsed = (System.nanoTime() - start) / 1e9;
            long messages = esme.receipts() - before;
            ProcessCost after = ProcessCost.of(pid);
            long octets = written(pid) - written;
            Histogram latencies = tally.take();
            esme.finish();
            return new EndToEndReport(
                    store,
                    binds,
                    window,
                    messages,
                    Math.round(messages / elapsed),
                    latencies.getValueAtPercentile(50) / NANOS_PER_MICRO,
                    latencies.getValueAtPercentile(99) / NANOS_PER_MICRO,
                    (after.cpuSeconds() - cost.cpuSeconds()) * 1e6 / Math.max(1, messages),
                    after.rssMib(),
                    octets / Math.max(1, messages),
                    esme.refused(),
                    esme.accepted() - esme.receipts());
        }
    }

    /** What the process has had written to files, in octets. */
    private static long written(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "io"))) {
            if (line.startsWith("write_bytes: ")) {
                return Long.parseLong(line.substring("write_bytes: ".length()));
            }
        }
        return 0;
    }

    static void main(String[] args) {
        System.exit(Mains.commandLine(new EndToEnd()).execute(args));
    }
}
