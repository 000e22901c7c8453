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

/** {@code stonechat session kick}: ends a session. */
@Command(
        name = "kick",
        description = "Ends a session: what is open on it is finished, it is unbound, its link is closed.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "An ESME may bind again, and a bind of ours does. To keep an ESME out, set its user's \"enabled\" to false.",
            "",
            "Examples:",
            "  stonechat session kick s17",
            "  stonechat session kick s17 --now"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything runs
final class SessionKickCommand implements Callable<Integer> {

    @Mixin
    private StorePlace place;

    @Parameters(paramLabel = "SESSION", description = "Its name, as \"session list\" shows it.")
    private String id;

    @Option(names = "--now", description = "Close the link at once: what is open on it has no outcome then.")
    private boolean now;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        place.askGateway(
                ControlRequest.of("session-kick").with("id", id).with("now", now),
                item -> out.println(
                        json
                                ? item.toString()
                                : id + ": " + item.path("sentence").asString("") + "."));
        out.flush();
        return 0;
    }
}
