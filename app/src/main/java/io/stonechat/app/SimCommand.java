package io.stonechat.app;

import io.stonechat.simulator.Account;
import io.stonechat.simulator.MessageIdStyle;
import io.stonechat.simulator.ReceiptStyle;
import io.stonechat.simulator.Scenario;
import io.stonechat.simulator.Simulator;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stonechat sim}: a simulated message centre on a port. */
@Command(
        name = "sim",
        description =
                "A simulated message centre: accepts ESMEs, answers, sends receipts, fails what it is asked to fail.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "The last digits of a destination choose what becomes of the message:",
            "  0001 UNDELIV           0002 refused (ESME_RINVDSTADR)  0003 ESME_RTHROTTLED, then accepted",
            "  0004 EXPIRED           0005 never answered             0006 receipt before the response",
            "  0007 receipt twice     0008 no receipt                 0009 ENROUTE before the receipt",
            "  0010 ESME_RMSGQFUL     0011 link closed                0012 REJECTD by receipt",
            "  0013 UNKNOWN           0014 DELETED                    all others DELIVRD",
            "",
            "Examples:",
            "  stonechat sim",
            "  stonechat sim flaky --port 2776",
            "  stonechat sim --ids hex_then_decimal --receipts without_counts",
            "  stonechat sim --mo 491711111111:1000:Hello --mo-every 10",
            "  stonechat sim centre.yaml"
        })
final class SimCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "SCENARIO",
            defaultValue = "healthy",
            description = "healthy, slow, throttling, flaky, silent, or a YAML file; ${DEFAULT-VALUE} by default.")
    @SuppressWarnings("NullAway.Init")
    private String scenario;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "0.0.0.0",
            description = "The address to listen on, ${DEFAULT-VALUE} by default.")
    @SuppressWarnings("NullAway.Init")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "2775",
            description = "The port, ${DEFAULT-VALUE} by default; 0 for one that is free.")
    private int port;

    @Option(names = "--system-id", paramLabel = "ID", description = "Who may bind, smppclient1 by default.")
    private @Nullable String systemId;

    @Option(names = "--password", paramLabel = "WORD", description = "With which password, 'password' by default.")
    private @Nullable String password;

    @Option(names = "--ids", paramLabel = "STYLE", description = "How ids are written: ${COMPLETION-CANDIDATES}.")
    private @Nullable MessageIdStyle ids;

    @Option(
            names = "--receipts",
            paramLabel = "STYLE",
            description = "How receipts are written: ${COMPLETION-CANDIDATES}.")
    private @Nullable ReceiptStyle receipts;

    @Option(names = "--seed", paramLabel = "N", description = "Choices by chance are the same for the same seed.")
    private @Nullable Long seed;

    @Option(
            names = "--mo",
            paramLabel = "FROM:TO:TEXT",
            description = "A text that a handset sends to the ESME, again and again; may be given more than once.")
    private List<String> mobileTexts = List.of();

    @Option(
            names = "--mo-every",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How often, every ${DEFAULT-VALUE} s by default.")
    private int mobileEvery;

    @Option(names = "--quiet", description = "Print where it listens, and nothing after that.")
    private boolean quiet;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<MobileTextOption> texts = mobileTexts.stream()
                .map(text -> MobileTextOption.parse(text, spec))
                .toList();
        StopSignal stop = StopSignal.install();
        try (Simulator simulator = start(chosen(), out)) {
            out.printf(
                    "A simulated message centre listens on port %d: %s. Ctrl-C ends it.%n",
                    simulator.address().getPort(), accounts(chosen()));
            out.flush();
            while (!stop.await(Math.max(1, mobileEvery), TimeUnit.SECONDS)) {
                texts.forEach(text -> simulator.text(text.from(), text.to(), text.text()));
            }
        }
        return 0;
    }

    private Simulator start(Scenario chosen, PrintWriter out) {
        return Simulator.builder()
                .scenario(chosen)
                .host(host)
                .port(port)
                .events(quiet ? _ -> {} : new SimLines(out))
                .start();
    }

    private Scenario chosen() {
        Scenario chosen = Scenario.preset(scenario).orElseGet(this::fromFile);
        if (systemId != null || password != null) {
            chosen = chosen.withAccounts(List.of(new Account(
                    Optional.ofNullable(systemId).orElse("smppclient1"),
                    Optional.ofNullable(password).orElse("password"))));
        }
        if (ids != null) {
            chosen = chosen.withMessageIds(ids);
        }
        if (receipts != null) {
            chosen = chosen.withReceipts(receipts);
        }
        return seed == null ? chosen : chosen.withSeed(seed);
    }

    private Scenario fromFile() {
        Path file = Path.of(scenario);
        if (!Files.exists(file)) {
            throw new Failure("There is no scenario \"%s\": expected one of %s, or a YAML file."
                    .formatted(scenario, String.join(", ", ScenarioFile.presetNames())));
        }
        return ScenarioFile.load(file);
    }

    private String accounts(Scenario chosen) {
        if (chosen.accounts().isEmpty()) {
            return "anyone may bind";
        }
        // Passwords of a file or an option stay where they are; the default one is no secret, and needed.
        boolean isDefault = chosen.accounts().equals(Scenario.HEALTHY.accounts());
        return chosen.accounts().stream().map(Account::systemId).collect(Collectors.joining(", "))
                + (isDefault ? " may bind, password 'password'" : " may bind");
    }
}
