package io.stonechat.app;

import io.stonechat.host.ConfigException;
import io.stonechat.host.ConfigFile;
import io.stonechat.host.Diagnostic;
import io.stonechat.protocol.Address;
import io.stonechat.protocol.DataCoding;
import io.stonechat.protocol.LongMessage;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.smpp.RouteExplanation;
import io.stonechat.smpp.SmppExtension;
import io.stonechat.smpp.SmppWiring;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stonechat route}: which way a message would take, and why. */
@Command(
        name = "route",
        description = "Explains which route a message would take, and sends nothing.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "It reads the configuration and asks no running gateway: which binds are up does not count.",
            "Exit status 1 if there is no route, the message is refused, or the configuration has errors.",
            "",
            "Examples:",
            "  stonechat route --from ACME --to 31612345678 --user acme --text Hello",
            "  stonechat route --from 12345 --to 0612345678 --user acme --at 2026-11-21T22:00:00Z --json gateway.yaml"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything runs
final class RouteCommand implements Callable<Integer> {

    @Option(names = "--from", paramLabel = "NUMBER", required = true, description = "The sender: a number or a name.")
    private String from;

    @Option(names = "--to", paramLabel = "NUMBER", required = true, description = "The destination.")
    private String to;

    @Option(
            names = "--user",
            paramLabel = "SYSTEM_ID",
            defaultValue = "",
            description = "Who would submit it; nobody in particular by default.")
    private String user;

    @Option(names = "--text", paramLabel = "TEXT", defaultValue = "", description = "Its text.")
    private String text;

    @Option(
            names = "--data-coding",
            paramLabel = "N",
            description = "Its data_coding; by default the smallest alphabet that its text fits.")
    private @Nullable Integer dataCoding;

    @Option(names = "--to-ton", paramLabel = "N", description = "The type of number of the destination.")
    private @Nullable Integer ton;

    @Option(names = "--at", paramLabel = "TIME", description = "When, such as 2026-11-21T22:00:00Z; now by default.")
    private @Nullable Instant at;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Parameters(arity = "0..1", paramLabel = "CONFIG", description = "The configuration, ./stonechat.yaml by default.")
    private @Nullable Path config;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ConfigFile file = GatewayFiles.load(config, System.getenv());
        SmppExtension smpp = new SmppExtension(SmppWiring.of(System.getenv()));
        List<Diagnostic> problems = GatewayHost.of(file, smpp).check();
        if (problems.stream().anyMatch(Diagnostic::isError)) {
            throw new ConfigException(problems);
        }
        RouteExplanation explanation =
                RouteExplanation.of(smpp.checkedConfig(), message(), user, at == null ? Instant.now() : at);
        RouteReport report =
                new RouteReport(explanation, file.root().find("script").isPresent());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(report.json());
        } else {
            report.lines().forEach(out::println);
        }
        out.flush();
        return explanation.refusal() == null && !explanation.way().isEmpty() ? 0 : 1;
    }

    private SubmitSm message() {
        LongMessage message = text(text);
        SubmitSm pdu = message.split(1)
                .getFirst()
                .applyTo(SubmitSm.builder().source(from).destination(to))
                .build();
        SubmitSm.Builder built = pdu.toBuilder();
        if (dataCoding != null) {
            built.dataCoding(dataCoding);
        }
        return ton == null
                ? built.build()
                : built.destination(new Address(
                                ton, pdu.destination().npi(), pdu.destination().address()))
                        .build();
    }

    private LongMessage text(String words) {
        try {
            LongMessage message = LongMessage.of(words);
            return dataCoding == null
                    ? message
                    : new DataCoding(dataCoding).alphabet().map(message::with).orElse(message);
        } catch (IllegalArgumentException e) {
            throw new Failure("This text cannot be sent: " + e.getMessage() + ".");
        }
    }
}
