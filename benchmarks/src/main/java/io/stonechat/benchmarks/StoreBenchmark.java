package io.stonechat.benchmarks;

import io.stonechat.store.DurableStore;
import io.stonechat.store.StoreFigures;
import io.stonechat.store.StoreLimits;
import io.stonechat.store.StoreOptions;
import io.stonechat.store.SyncMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the durable store costs: messages taken through their whole life, beside those that are stored already. */
@Command(
        name = "store",
        mixinStandardHelpOptions = true,
        description =
                "Takes messages through their life in a durable store: six commits each, two of which wait for the disk.")
final class StoreBenchmark implements Callable<Integer> {

    @Option(names = "--folder", description = "Where the store is; made if there is none, removed unless --keep.")
    Path folder = Path.of(System.getProperty("java.io.tmpdir"), "stonechat-store-benchmark");

    @Option(names = "--keep", description = "Leave the store for another run.")
    boolean keep;

    @Option(names = "--messages", description = "How many messages a round takes (${DEFAULT-VALUE}).")
    long messages = 300_000;

    @Option(names = "--rounds", description = "How many rounds, after one that does not count (${DEFAULT-VALUE}).")
    int rounds = 3;

    @Option(names = "--concurrency", description = "How many are on their way at once (${DEFAULT-VALUE}).")
    int concurrency = 1000;

    @Option(names = "--stored", description = "How many ended messages are to be stored before (${DEFAULT-VALUE}).")
    long stored;

    @Option(
            names = "--pending",
            description = "How many messages wait when the store is opened anew (${DEFAULT-VALUE}).")
    long pending;

    @Option(names = "--sync", description = "always or os (${DEFAULT-VALUE}).")
    String sync = "always";

    static void main(String[] args) {
        System.exit(new CommandLine(new StoreBenchmark()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        try {
            try (DurableStore store = open()) {
                fill(store);
                for (int round = 0; round <= rounds; round++) {
                    round(store, round == 0 ? "warm-up" : "round " + round);
                }
                System.out.println(figures(store.figures()));
                if (pending > 0) {
                    new StoreRun(store, concurrency).wait(pending, "later");
                }
            }
            reopen();
            return 0;
        } finally {
            if (!keep) {
                delete(folder);
            }
        }
    }

    private DurableStore open() {
        var limits = new StoreLimits(100_000_000, 100_000_000);
        return DurableStore.open(
                folder, StoreOptions.DEFAULT.with(limits).with(SyncMode.valueOf(sync.toUpperCase(Locale.ROOT))));
    }

    private void fill(DurableStore store) throws InterruptedException {
        long missing = (stored - store.figures().stored()) / 2;
        if (missing > 0) {
            long begun = System.nanoTime();
            new StoreRun(store, 4 * concurrency).live(missing);
            System.out.printf("filled with %d in %.1f s%n", store.figures().stored(), seconds(begun));
        }
    }

    private void round(DurableStore store, String name) throws Exception {
        StoreFigures before = store.figures();
        double cpu = ProcessCost.of(ProcessHandle.current().pid()).cpuSeconds();
        long begun = System.nanoTime();
        new StoreRun(store, concurrency).live(messages);
        double took = seconds(begun);
        double micros = (ProcessCost.of(ProcessHandle.current().pid()).cpuSeconds() - cpu) * 1e6 / messages;
        StoreFigures after = store.figures();
        System.out.printf(
                "%s: %,.0f lives/s, %.1f CPU µs each, %d octets logged each, %.1f commits a write, %d stored%n",
                name,
                messages / took,
                micros,
                (after.bytesLogged() - before.bytesLogged()) / messages,
                (after.commits() - before.commits()) / (double) (after.groups() - before.groups()),
                after.stored());
    }

    private static String figures(StoreFigures figures) {
        return "waits for the disk: " + figures.syncs() + "\ncheckpoints: " + figures.checkpoints();
    }

    private void reopen() throws Exception {
        long begun = System.nanoTime();
        try (DurableStore store = open()) {
            System.out.printf(
                    "opened again in %.2f s, %d stored%n",
                    seconds(begun), store.figures().stored());
            if (pending > 0) {
                long drain = System.nanoTime();
                long drained = new StoreRun(store, concurrency).drain("later");
                System.out.printf("%d pending taken on at %,.0f/s%n", drained, drained / seconds(drain));
            }
        }
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
