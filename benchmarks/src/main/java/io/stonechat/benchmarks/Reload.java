package io.stonechat.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What a changed table of routes costs whoever is sending meanwhile: spans of time without and with reloads take turns, under
 * the same steady load, on a gateway that is a process of its own. Each reload is a file that is saved, as operators do it.
 */
@Command(
        name = "reload",
        mixinStandardHelpOptions = true,
        description = "Response times and losses with and without reloads of many rules, under steady load.")
final class Reload implements Callable<Integer> {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final String DONE = "the configuration was reloaded";
    private static final List<Double> PERCENTILES = List.of(50.0, 90.0, 99.0, 99.9, 100.0);

    /** How the rules stand in the configuration. */
    enum Shape {
        /** Each a rule of its own in {@code stonechat.yaml}. */
        RULES,
        /** Prefixes in a file that one rule names. */
        PREFIX_FILE
    }

    @Option(names = "--rules", description = "how many there are; ${DEFAULT-VALUE} by default")
    int rules = 100_000;

    @Option(names = "--shape", description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default")
    Shape shape = Shape.RULES;

    @Option(names = "--rate", description = "messages a second; ${DEFAULT-VALUE} by default")
    int rate = 1_000;

    @Option(names = "--turns", description = "pairs of spans, without and with reloads; ${DEFAULT-VALUE} by default")
    int turns = 3;

    @Option(names = "--reloads", description = "in each span that has some; ${DEFAULT-VALUE} by default")
    int reloads = 3;

    @Option(names = "--seconds", description = "of each span; ${DEFAULT-VALUE} by default")
    int seconds = 20;

    @Option(names = "--warm-up", description = "seconds of load before; ${DEFAULT-VALUE} by default")
    int warmUp = 20;

    @Option(names = "--folder", description = "where the store and the gateway's log are; a temporary one by default")
    Path folder = Path.of("");

    private int saved;
    private int port;
    private int upstreamPort;

    @Override
    public Integer call() throws Exception {
        folder = folder.toString().isEmpty() ? Files.createTempDirectory("reload") : folder.toAbsolutePath();
        Files.createDirectories(folder);
        port = Child.freePort();
        try (var upstream = new EndToEndUpstream(200)) {
            upstreamPort = upstream.port();
            prepare();
            save();
            var command = List.of(System.getProperty("stonechat.home", ".") + "/stonechat", "run", config().toString());
            Files.deleteIfExists(log());
            try (var gateway = new Child(command, log())) {
                gateway.awaitPort(port);
                try (var cost = new JvmCost(gateway.pid())) {
                    return measured(cost);
                }
            }
        }
    }

    private int measured(JvmCost cost) throws Exception {
        var tally = new Tally();
        try (var esme = new PacedEsme(port, rate, tally)) {
            esme.start();
            TimeUnit.SECONDS.sleep(warmUp);
            tally.take();
            cost.since();
            var quiet = new ArrayList<Histogram>();
            var reloading = new ArrayList<Histogram>();
            for (int turn = 0; turn < turns; turn++) {
                quiet.add(span("without", 0, tally, cost));
                reloading.add(span("with", reloads, tally, cost));
            }
            esme.finish();
            System.out.printf("ms, median of %d spans (least-most): p50 | p90 | p99 | p99.9 | most%n", turns);
            System.out.println("without | " + spread(quiet));
            System.out.println("with    | " + spread(reloading));
            System.out.printf(
                    "%d submitted, %d not accepted, %d lost%n", esme.submitted(), esme.refused(), esme.lost());
            return esme.refused() == 0 && esme.lost() == 0 ? 0 : 1;
        }
    }

    /** The percentiles of several spans: the median of each, and how far they lie apart. */
    private static String spread(List<Histogram> spans) {
        return PERCENTILES.stream()
                .map(percentile -> {
                    var sorted = spans.stream()
                            .map(span -> millis(span, percentile))
                            .sorted()
                            .toList();
                    return String.format(
                            Locale.ROOT,
                            "%.2f (%.2f-%.2f)",
                            sorted.get(sorted.size() / 2),
                            sorted.getFirst(),
                            sorted.getLast());
                })
                .collect(Collectors.joining(" | "));
    }

    /** Lets some seconds pass, with so many reloads spread over them. */
    private Histogram span(String name, int times, Tally tally, JvmCost cost) throws Exception {
        long begun = System.nanoTime();
        for (int i = 0; i < times; i++) {
            sleepUntil(begun + TimeUnit.SECONDS.toNanos(seconds) * i / times);
            long before = done();
            long savedAt = System.nanoTime();
            save();
            while (done() == before) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            System.out.printf("  taken over after %.2f s%n", (System.nanoTime() - savedAt) / 1e9);
        }
        sleepUntil(begun + TimeUnit.SECONDS.toNanos(seconds));
        Histogram answered = tally.take();
        show(name, answered);
        System.out.printf("  the gateway: %s%n", cost.since());
        return answered;
    }

    private static void sleepUntil(long at) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(at - System.nanoTime());
    }

    private static void show(String name, Histogram times) {
        System.out.printf(
                Locale.ROOT,
                "%-12s %7d answers, ms: p50 %6.2f  p90 %6.2f  p99 %7.2f  p99.9 %7.2f  most %7.2f%n",
                name,
                times.getTotalCount(),
                millis(times, 50),
                millis(times, 90),
                millis(times, 99),
                millis(times, 99.9),
                millis(times, 100));
    }

    private static double millis(Histogram times, double percentile) {
        return times.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }

    private Path config() {
        return folder.resolve("stonechat.yaml");
    }

    private Path log() {
        return folder.resolve("gateway.log");
    }

    /** How many reloads the gateway has told of. */
    private long done() throws IOException {
        try (var lines = Files.lines(log())) {
            return lines.filter(line -> line.contains(DONE)).count();
        }
    }

    /** Writes what is saved later: writing as many rules takes processor time of its own. */
    private void prepare() throws IOException {
        for (int number = 0; number <= turns * reloads; number++) {
            try (var out = Files.newBufferedWriter(prepared(number))) {
                switch (shape) {
                    case RULES -> rules(out, number);
                    case PREFIX_FILE -> prefixes(out, number);
                }
            }
        }
        if (shape == Shape.PREFIX_FILE) {
            Files.writeString(
                    config(), head() + "        - { prefix_file: prefixes.txt, chain: [\"bind:up\", queue] }\n");
        }
    }

    private Path prepared(int number) throws IOException {
        return Files.createDirectories(folder.resolve("prepared")).resolve(String.valueOf(number));
    }

    /** Puts other rules than before in their place. */
    private void save() throws IOException {
        Path file = shape == Shape.RULES ? config() : folder.resolve("prefixes.txt");
        Files.move(prepared(saved++), file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private void rules(BufferedWriter out, int number) throws IOException {
        out.write(head());
        for (int i = 0; i < rules; i++) {
            out.write("        - { prefix: \"%s\", name: r%d, chain: [\"bind:up\", queue] }\n"
                    .formatted(prefix(i, number), i));
        }
    }

    private void prefixes(BufferedWriter out, int number) throws IOException {
        for (int i = 0; i < rules; i++) {
            out.write(prefix(i, number));
            out.newLine();
        }
    }

    /** Those of one table differ from those of the next in some. */
    private static String prefix(int i, int number) {
        return String.valueOf(40_000_000 + (i * 97L + number) % 10_000_000);
    }

    private String head() {
        return """
                log: { level: info }
                store: { path: ./data, sync: os }
                extensions:
                  smpp:
                    server: { bind_address: 127.0.0.1, port: %d, window: 10000 }
                    users: [ { system_id: bench, password: bench } ]
                    binds:
                      - { name: up, host: 127.0.0.1, port: %d, system_id: up, password: up, window: 1000 }
                    routing:
                      default_chain: ["bind:up", queue]
                      rules:
                """.formatted(port, upstreamPort);
    }

    static void main(String[] args) {
        System.exit(Mains.commandLine(new Reload()).execute(args));
    }
}
