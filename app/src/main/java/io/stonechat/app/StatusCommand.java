package io.stonechat.app;

import io.stonechat.api.ControlRequest;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code stonechat status}: how a running gateway is. */
@Command(
        name = "status",
        description = "Tells how a running gateway is: its store, its binds, who is bound to it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Exit status 0 if it takes traffic, 1 if it does not or none runs.",
            "",
            "Examples:",
            "  stonechat status",
            "  stonechat status --json --config /etc/stonechat/stonechat.yaml"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything runs
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private StorePlace place;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private boolean ready;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        place.askGateway(ControlRequest.of("status"), item -> {
            ready = item.path("ready").asBoolean(false);
            if (json) {
                out.println(item);
            } else {
                print(item, out);
            }
        });
        out.flush();
        return ready ? 0 : 1;
    }

    private static void print(ObjectNode status, PrintWriter out) {
        out.printf(
                "stonechat %s on %s, up since %s, takes ESMEs on %s%n",
                status.path("version").asString(""),
                status.path("node").asString(""),
                status.path("since").asString(""),
                status.path("listens_on").asString(""));
        if (status.path("ready").asBoolean(false)) {
            out.println("It takes traffic.");
        }
        status.path("not_ready").forEach(reason -> out.println("It takes no traffic: " + reason.asString()));
        out.printf(
                "%d messages are not final, %d attempts are open; the oldest that is due waits %d s.%n",
                status.path("open_messages").asLong(),
                status.path("in_flight").asLong(),
                status.path("oldest_due_seconds").asLong());
        long absent = status.path("oldest_absent_seconds").asLong();
        if (absent > 0) {
            out.printf("The oldest delivery to an ESME that is not bound waits %d s.%n", absent);
        }
        if (!status.path("binds").isEmpty()) {
            out.println();
            BindLines.head(out);
            status.path("binds").forEach(bind -> BindLines.line(bind, out));
        }
        if (!status.path("esmes").isEmpty()) {
            out.printf("%n%-20s%s%n", "ESME", "sessions");
            status.path("esmes").forEach(esme -> esme(esme, out));
        }
    }

    private static void esme(JsonNode esme, PrintWriter out) {
        out.printf(
                "%-20s%d%n",
                Quoted.plain(esme.path("system_id").asString("")),
                esme.path("sessions").asLong());
    }
}
