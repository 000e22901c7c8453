package io.stonechat.benchmarks;

import java.io.IOException;
import java.nio.channels.Selector;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts servers again and again, and tells how long each takes to answer its first bind. */
@Command(
        name = "start-up",
        mixinStandardHelpOptions = true,
        description = "Milliseconds from the start of a server's process to its first bind_resp.")
final class StartUp implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "the servers; all but the raw sink by default")
    private List<String> names = List.of("cloudhopper", "jsmpp", "stonechat", "gateway");

    @Option(names = "--rounds", description = "how often each is started; ${DEFAULT-VALUE} by default")
    private int rounds = 5;

    private final Path home = Path.of(System.getProperty("stonechat.home", "."));

    @Override
    public Integer call() throws IOException, InterruptedException {
        for (Contestant contestant : Contestant.named(true, names)) {
            var millis = new Histogram(3);
            for (int round = 0; round < rounds; round++) {
                millis.recordValue(TimeUnit.NANOSECONDS.toMillis(nanosToFirstBind(contestant)));
            }
            System.out.printf(
                    "%-14s %d ms (%d-%d)%n",
                    contestant.name(), millis.getValueAtPercentile(50), millis.getMinValue(), millis.getMaxValue());
        }
        return 0;
    }

    private long nanosToFirstBind(Contestant contestant) throws IOException, InterruptedException {
        var options = new LoadOptions();
        options.port = Child.freePort();
        Path output = home.resolve("benchmarks/target/start-up.log");
        long startedAt = System.nanoTime();
        try (Child server = contestant.start(home, output, options.port);
                Selector selector = Selector.open()) {
            server.awaitPort(options.port);
            var bind = new RawBind(options, selector, new Tally());
            long nanos = System.nanoTime() - startedAt;
            bind.close();
            return nanos;
        }
    }

    static void main(String[] args) {
        System.exit(Mains.commandLine(new StartUp()).execute(args));
    }
}
