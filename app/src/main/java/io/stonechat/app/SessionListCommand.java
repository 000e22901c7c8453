package io.stonechat.app;

import io.stonechat.api.ControlRequest;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code stonechat session list}: who is bound, and where we are. */
@Command(
        name = "list",
        description = "Lists the sessions: those of ESMEs, and those of our own binds.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Examples:", "  stonechat session list", "  stonechat session list --system-id acme --json"})
@SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything runs
final class SessionListCommand implements Callable<Integer> {

    private static final String ROW = "%-8s%-6s%-18s%-13s%-5s%-24s%-26s%9s%12s%12s%n";

    @Mixin
    private StorePlace place;

    @Option(names = "--system-id", paramLabel = "ID", description = "Only of this ESME, or of the bind of this name.")
    private @Nullable String systemId;

    @Option(names = "--json", description = "One JSON object a session.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<ObjectNode> items = new ArrayList<>();
        place.askGateway(ControlRequest.of("sessions"), items::add);
        if (!json) {
            out.printf(
                    ROW, "session", "kind", "name", "type", "smpp", "peer", "since", "window", "PDUs in", "PDUs out");
        }
        items.stream()
                .filter(item ->
                        systemId == null || systemId.equals(item.path("name").asString("")))
                .forEach(item -> print(item, out));
        out.flush();
        return 0;
    }

    private void print(ObjectNode item, PrintWriter out) {
        if (json) {
            out.println(item);
            return;
        }
        out.printf(
                ROW,
                item.path("id").asString(""),
                item.path("kind").asString(""),
                Quoted.plain(item.path("name").asString("")),
                item.path("bind_type").asString(""),
                item.path("interface_version").asString(""),
                item.path("remote").asString(""),
                item.path("since").asString(""),
                item.path("unanswered").asLong() + "/" + item.path("window").asLong(),
                item.path("pdus_in").asLong(),
                item.path("pdus_out").asLong());
    }
}
