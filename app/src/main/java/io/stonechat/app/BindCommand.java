package io.stonechat.app;

import io.stonechat.api.ControlRequest;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code stonechat bind}: the binds of a running gateway. */
@Command(
        name = "bind",
        description = "Shows the binds of a running gateway, and switches them.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "  list           all of them",
            "  NAME           one of them",
            "  NAME stop      sends nothing new through it, finishes what is open, unbinds; it stays down",
            "  NAME drain     sends nothing new through it; it stays bound, receipts go on coming",
            "  NAME start     undoes stop and drain",
            "  NAME trace on|off   logs its PDUs, without passwords, texts and numbers unless --text is given",
            "",
            "What waits for a bind goes on to the next one of its chain, if it has one, after park_failover.",
            "A stopped bind is down until it is started, or the gateway is.",
            "",
            "Examples:",
            "  stonechat bind list",
            "  stonechat bind aggregator-eu drain",
            "  stonechat bind aggregator-eu trace on"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything runs
final class BindCommand implements Callable<Integer> {

    private static final Set<String> ACTIONS = Set.of("stop", "start", "drain");

    @Mixin
    private StorePlace place;

    @Parameters(index = "0", paramLabel = "list|NAME", description = "All binds, or the name of one.")
    private String name;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "stop|start|drain|trace",
            description = "What to do to it; nothing shows it.")
    private @Nullable String action;

    @Parameters(index = "2", arity = "0..1", paramLabel = "on|off", description = "Whether to trace.")
    private @Nullable String trace;

    @Option(names = "--text", description = "Trace texts and numbers too.")
    private boolean text;

    @Option(names = "--json", description = "One JSON object a bind.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (action == null) {
            show(out);
        } else {
            place.askGateway(
                    change(action),
                    item -> out.println(
                            json
                                    ? item.toString()
                                    : "%s: %s."
                                            .formatted(
                                                    item.path("subject").asString(""),
                                                    item.path("sentence").asString(""))));
        }
        out.flush();
        return 0;
    }

    private void show(PrintWriter out) {
        ControlRequest request = name.equals("list")
                ? ControlRequest.of("binds")
                : ControlRequest.of("bind").with("name", name);
        List<ObjectNode> items = new ArrayList<>();
        place.askGateway(request, items::add);
        if (json) {
            items.forEach(out::println);
        } else {
            BindLines.head(out);
            items.forEach(item -> BindLines.line(item, out));
        }
    }

    private ControlRequest change(String wanted) {
        if (ACTIONS.contains(wanted) && trace == null) {
            return ControlRequest.of("bind-" + wanted).with("name", name);
        }
        if (wanted.equals("trace") && trace != null) {
            return ControlRequest.of("bind-trace").with("name", name).with("trace", TraceOption.how(trace, text, spec));
        }
        throw new ParameterException(
                spec.commandLine(), "Expected stop, start, drain, trace on or trace off after the bind's name.");
    }
}
