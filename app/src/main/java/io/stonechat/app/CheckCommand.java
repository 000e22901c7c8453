package io.stonechat.app;

import io.stonechat.host.ConfigException;
import io.stonechat.host.ConfigFile;
import io.stonechat.host.Diagnostic;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code stonechat check}: every mistake in a configuration and its scripts. */
@Command(
        name = "check",
        description = "Validates a configuration and compiles its scripts, and starts nothing.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Exit status 1 if there is an error; warnings alone do not count.",
            "",
            "Examples:",
            "  stonechat check",
            "  stonechat check examples/gateway/stonechat.yaml",
            "  stonechat check --json gateway.java"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything runs
final class CheckCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "CONFIG",
            description = "The configuration or script, ./stonechat.yaml by default.")
    private @Nullable Path config;

    @Option(names = "--json", description = "Print one JSON object a mistake, and nothing else.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Diagnostic> problems = problems();
        boolean failed = problems.stream().anyMatch(Diagnostic::isError);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            problems.forEach(problem -> out.println(object(problem)));
        } else {
            PrintWriter err = spec.commandLine().getErr();
            problems.forEach(err::println);
            err.flush();
            if (!failed) {
                out.println("No mistakes found.");
            }
        }
        out.flush();
        return failed ? 1 : 0;
    }

    private List<Diagnostic> problems() {
        try {
            ConfigFile file = GatewayFiles.load(config, System.getenv());
            return GatewayHost.of(file).check();
        } catch (ConfigException mistakes) {
            return mistakes.problems();
        }
    }

    private static ObjectNode object(Diagnostic problem) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("severity", problem.severity().name().toLowerCase(Locale.ROOT))
                .put("file", problem.file().toString())
                .put("line", problem.line())
                .put("column", problem.column())
                .put("message", problem.message())
                .put("hint", problem.hint());
    }
}
