package io.stonechat.app;

import io.stonechat.api.ControlRequest;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stonechat session trace}: each PDU of a session in the log. */
@Command(
        name = "trace",
        description = "Logs each PDU of a session, or no longer.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "The lines go to the gateway's log, under io.stonechat.trace.",
            "",
            "Examples:",
            "  stonechat session trace s17 on",
            "  stonechat session trace s17 off"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything runs
final class SessionTraceCommand implements Callable<Integer> {

    @Mixin
    private StorePlace place;

    @Parameters(index = "0", paramLabel = "SESSION", description = "Its name, as \"session list\" shows it.")
    private String id;

    @Parameters(index = "1", paramLabel = "on|off", description = "Whether to log them.")
    private String trace;

    @Option(names = "--text", description = "Texts and numbers too; passwords never.")
    private boolean text;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        place.askGateway(
                ControlRequest.of("session-trace").with("id", id).with("trace", TraceOption.how(trace, text, spec)),
                item -> out.println(
                        json
                                ? item.toString()
                                : id + ": " + item.path("sentence").asString("") + "."));
        out.flush();
        return 0;
    }
}
