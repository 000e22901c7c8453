package io.stonechat.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What sessions cost that do nothing but answer enquire_link. */
@Command(
        name = "idle",
        mixinStandardHelpOptions = true,
        description = {
            "The resident memory of a server and of a client that hold idle transceiver sessions, each a process of its own.",
            "Writes benchmarks/target/idle.txt too. Exit status 1 if one of them is above the limit."
        })
final class IdleComparison implements Callable<Integer> {
    @Option(names = "--sessions", description = "how many; ${DEFAULT-VALUE} by default")
    private int sessions = 10_000;

    @Option(
            names = "--seconds",
            description = "how long they idle; ${DEFAULT-VALUE} by default, longer than enquire_link_timer")
    private int seconds = 40;

    @Option(names = "--limit", description = "MiB that neither may exceed; ${DEFAULT-VALUE} by default")
    private int limit = 400;

    private final Path home = Path.of(System.getProperty("stonechat.home", "."));
    private final Path target = home.resolve("benchmarks/target");

    @Override
    public Integer call() throws IOException, InterruptedException {
        int port = Child.freePort();
        var server = new Contestant("stonechat", true, List.of("benchmarks/bin/server"));
        var client = new Contestant("idle", false, List.of("benchmarks/bin/idle-client"));
        Path clientLog = target.resolve("idle-client.log");
        try (Child serving = server.start(home, target.resolve("idle-server.log"), port)) {
            serving.awaitPort(port);
            ProcessCost before = ProcessCost.of(serving.pid());
            try (Child holding = client.start(home, clientLog, port, "--sessions=" + sessions)) {
                awaitBound(holding, clientLog);
                TimeUnit.SECONDS.sleep(seconds);
                return report(before, ProcessCost.of(serving.pid()), ProcessCost.of(holding.pid()));
            }
        }
    }

    private static void awaitBound(Child holding, Path log) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (!Files.readString(log).contains(IdleClient.BOUND)) {
            if (!holding.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("not all sessions were bound; see " + log);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private int report(ProcessCost before, ProcessCost server, ProcessCost client) throws IOException {
        String table = String.format(
                Locale.ROOT,
                "%d idle sessions, after %d s%n%-10s %10s %16s%n%-10s %10.0f %16.1f%n%-10s %10.0f %16.1f%n(the server without sessions: %.0f MiB)%n",
                sessions,
                seconds,
                "",
                "RSS MiB",
                "KiB a session",
                "server",
                server.rssMib(),
                server.rssMib() * 1024 / sessions,
                "client",
                client.rssMib(),
                client.rssMib() * 1024 / sessions,
                before.rssMib());
        System.out.print(table);
        Files.writeString(target.resolve("idle.txt"), table);
        return server.rssMib() <= limit && client.rssMib() <= limit ? 0 : 1;
    }

    static void main(String[] args) {
        System.exit(Mains.commandLine(new IdleComparison()).execute(args));
    }
}
