package io.stonechat.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs contestants one after the other, round after round, so that whatever else the machine does falls on all of
 * them. Each is a process of its own on loopback, started anew for each round; nothing is left running at the end.
 */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Compares servers under the raw generator, or clients against the raw sink.",
            "Prints a table of medians with the least and the most, and writes it to benchmarks/target/SIDE.txt, all rounds to SIDE.json."
        })
final class Comparison implements Callable<Integer> {
    /** What a comparison is about. */
    enum Side {
        SERVERS,
        CLIENTS
    }

    @Parameters(paramLabel = "SIDE", description = "servers or clients")
    private Side side = Side.SERVERS;

    @Parameters(index = "1..*", paramLabel = "NAME", description = "the contestants; all of that side by default")
    private List<String> names = List.of();

    @Option(
            names = "--shapes",
            split = ",",
            converter = Shape.Converter.class,
            description = "the loads as BINDSxWINDOW; ${DEFAULT-VALUE} by default")
    private List<Shape> shapes = List.of(new Shape(1, 64), new Shape(16, 64));

    @Option(names = "--rounds", description = "how often everybody runs; ${DEFAULT-VALUE} by default")
    private int rounds = 5;

    @Option(names = "--warm-up", description = "seconds of load before measuring; ${DEFAULT-VALUE} by default")
    private int warmUp = 3;

    @Option(names = "--seconds", description = "seconds measured; ${DEFAULT-VALUE} by default")
    private int seconds = 10;

    @Option(names = "--name", description = "what the files are called; that of the side by default")
    private String name = "";

    private final Path home = Path.of(System.getProperty("stonechat.home", "."));
    private final Path target = home.resolve("benchmarks/target");
    private final Results results = new Results();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Contestant> contestants = Contestant.named(side == Side.SERVERS, names).stream()
                .filter(contestant -> !names.isEmpty() || contestant.isInstalled(home))
                .toList();
        int failures = 0;
        for (int round = 1; round <= rounds; round++) {
            for (Contestant contestant : contestants) {
                failures += run(contestant, round);
            }
        }
        System.out.println(results.table());
        String files = name.isEmpty() ? side.name().toLowerCase(Locale.ROOT) : name;
        Files.writeString(target.resolve(files + ".txt"), results.table());
        Path json = target.resolve(files + ".json");
        Files.writeString(json, json(results.all()));
        System.out.println("All of it: " + json.normalize());
        return failures == 0 ? 0 : 1;
    }

    /** Runs one contestant through all shapes; a failure of its own ends that and is told. */
    private int run(Contestant contestant, int round) throws InterruptedException {
        System.err.printf("round %d of %d: %s%n", round, rounds, contestant.name());
        Contestant server = contestant.server() ? contestant : Contestant.RAW_SINK;
        Contestant client = contestant.server() ? Contestant.RAW_GENERATOR : contestant;
        try {
            int port = Child.freePort();
            try (Child serving = server.start(home, output(server), port)) {
                serving.awaitPort(port);
                for (Shape shape : shapes) {
                    results.add(
                            contestant, shape, round, load(client, shape, port, contestant.server() ? serving : null));
                }
            }
            return 0;
        } catch (IOException e) {
            System.err.printf("%s failed: %s; see %s.%n", contestant.name(), e.getMessage(), output(server));
            return 1;
        }
    }

    private LoadReport load(Contestant client, Shape shape, int port, @Nullable Child watched)
            throws IOException, InterruptedException {
        Path output = output(client);
        String[] options = {
            "--binds=" + shape.binds(),
            "--window=" + shape.window(),
            "--warm-up=" + warmUp,
            "--seconds=" + seconds,
            watched == null ? "--host=127.0.0.1" : "--pid=" + watched.pid()
        };
        try (Child loading = client.start(home, output, port, options)) {
            loading.await(warmUp + seconds + 60);
        }
        return Files.readAllLines(output).stream()
                .filter(line -> line.startsWith("{"))
                .map(LoadReport::fromJson)
                .findFirst()
                .orElseThrow(() -> new IOException("the load ended without a report, see " + output));
    }

    private Path output(Contestant contestant) {
        return target.resolve(contestant.name() + (contestant.server() ? "-server.log" : "-client.log"));
    }

    private static String json(List<Results.Result> results) {
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(results);
    }

    static void main(String[] args) {
        System.exit(Mains.commandLine(new Comparison())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }
}
