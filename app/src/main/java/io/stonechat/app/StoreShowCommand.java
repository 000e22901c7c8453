package io.stonechat.app;

import io.stonechat.api.ControlRequest;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code stonechat store show}: everything about one message. */
@Command(
        name = "show",
        description = "Shows a message: where it stands, its attempts, everything that happened to it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "An attempt that is \"unknown\" was written and not answered: what follows it may be a duplicate.",
            "",
            "Examples:",
            "  stonechat store show 870239874892312577",
            "  stonechat store show 870239874892312577 --text --json"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything runs
final class StoreShowCommand implements Callable<Integer> {

    private static final List<String> APART = List.of("id", "state", "attempts", "history", "attributes", "chain");

    @Mixin
    private StorePlace place;

    @Parameters(paramLabel = "ID", description = "The id that its ESME was told, or that of one record.")
    private String id;

    @Option(names = "--text", description = "Show its text too.")
    private boolean text;

    @Option(names = "--json", description = "One JSON object a part.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        ControlRequest request = ControlRequest.of("show").with("id", id).with("text", text);
        place.ask(request, item -> out.println(json ? item.toString() : tree(item)));
        out.flush();
        return 0;
    }

    private static String tree(ObjectNode item) {
        TreeText tree = TreeText.of("%s  %s"
                .formatted(item.path("id").asString(), item.path("state").asString()));
        item.properties().stream()
                .filter(field -> !APART.contains(field.getKey()))
                .forEach(field -> tree.add(field.getKey(), value(field.getValue())));
        tree.add(
                "chain",
                String.join(
                        ", ",
                        item.path("chain").valueStream().map(JsonNode::asString).toList()));
        item.path("attributes")
                .properties()
                .forEach(field -> tree.add("attribute " + field.getKey(), value(field.getValue())));
        TreeText attempts = tree.add("attempts", "");
        item.path("attempts").forEach(attempt -> attempts.add(attempt(attempt), detail(attempt)));
        TreeText history = tree.add("history", "");
        item.path("history")
                .forEach(entry -> history.add(
                        entry.path("at").asString(),
                        "%-14s%s"
                                .formatted(
                                        entry.path("kind").asString(),
                                        Quoted.plain(entry.path("detail").asString("")))));
        return tree.render().stripTrailing();
    }

    private static String attempt(JsonNode attempt) {
        return "%d %s"
                .formatted(
                        attempt.path("number").asInt(), attempt.path("target").asString());
    }

    private static String detail(JsonNode attempt) {
        return "%s  %s %s %s %s"
                .formatted(
                        attempt.path("started").asString(),
                        attempt.path("result").asString(),
                        attempt.path("status").asString(""),
                        Quoted.plain(attempt.path("upstream_id").asString("")),
                        attempt.path("receipt").asString(""))
                .stripTrailing();
    }

    private static String value(JsonNode node) {
        return Quoted.plain(node.asString(""));
    }
}
