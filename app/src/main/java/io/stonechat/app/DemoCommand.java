package io.stonechat.app;

import io.stonechat.host.LogSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stonechat demo}: messages on their way, hop by hop. */
@Command(
        name = "demo",
        description =
                "Runs a message centre, the gateway and an ESME on this machine, sends texts through, and shows their way.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Examples:", "  stonechat demo --once", "  stonechat demo"})
final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--once",
            description = "End when the texts have arrived; exit status 1 if one did not end as it should.")
    private boolean once;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() {
        LogSetup.apply(new LogSettings(LogSettings.Level.ERROR, LogSettings.Format.PRETTY, null));
        StopSignal stop = StopSignal.install();
        DemoLines lines = new DemoLines(spec.commandLine().getOut());
        Path folder = folder();
        try (Demo demo = new Demo(lines, folder, once ? DemoPorts.FREE : DemoPorts.usual())) {
            demo.start();
            lines.say("An esme, the gateway on port %d and a message centre on port %d, all on this machine:%n"
                    .formatted(demo.gatewayPort(), demo.centrePort()));
            List<DemoResult> results = demo.sendAll();
            table(lines, results);
            if (!once) {
                invite(lines, demo, folder);
                stop.await();
            }
            return results.stream().allMatch(DemoResult::isAsExpected) ? 0 : 1;
        } finally {
            delete(folder);
        }
    }

    private static void table(DemoLines lines, List<DemoResult> results) {
        String row = "%-4s%-28s%-22s%-10s%-13s%6s";
        lines.say(row.formatted("", "text", "message id", "segments", "final state", "ms"));
        for (DemoResult result : results) {
            String text = result.message().text();
            lines.say(row.formatted(
                    result.message().label(),
                    text.length() <= 26 ? text : text.substring(0, 23) + "...",
                    result.ids(),
                    result.segments().size(),
                    result.finalState(),
                    result.millis()));
        }
        boolean good = results.stream().allMatch(DemoResult::isAsExpected);
        lines.say("%n%s"
                .formatted(
                        good
                                ? "All ended as they should: three delivered, one to a number that the centre fails."
                                : "Not all ended as they should."));
    }

    private static void invite(DemoLines lines, Demo demo, Path folder) {
        String port = demo.gatewayPort() == 2775 ? "" : " --port " + demo.gatewayPort();
        lines.say("""

                The gateway stays up. Try in another terminal, and watch the hops here:
                  ./stonechat send%s --to 491700000000 --text 'Hello' --wait-receipt
                  ./stonechat send%s --to 491700000001 --text 'Nobody there' --wait-receipt
                  ./stonechat listen%s
                The script is %s: change it, save it, and the next message runs the new code.
                Ctrl-C ends it.""".formatted(port, port, port, folder.resolve("gateway.java")));
    }

    /** A folder of its own with the script in it, for the user to look at and to change. */
    private static Path folder() {
        try (InputStream script = DemoCommand.class.getResourceAsStream("demo-gateway.java")) {
            if (script == null) {
                throw new IllegalStateException("The script of the demonstration is missing in this build");
            }
            Path folder = Files.createTempDirectory("stonechat-demo");
            Files.copy(script, folder.resolve("gateway.java"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("No folder for the demonstration could be made", e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException _) {
            // It is in the system's folder for temporary files, which is cleared anyway.
        }
    }
}
