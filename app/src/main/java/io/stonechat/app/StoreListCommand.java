package io.stonechat.app;

import io.stonechat.api.ControlRequest;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code stonechat store ls}: the queues, and what stands in them. */
@Command(
        name = "ls",
        description = "Lists the queues: how many messages stand in each, and when the oldest is due.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Examples:", "  stonechat store ls", "  stonechat store ls --json --store /var/lib/stonechat"})
@SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything runs
final class StoreListCommand implements Callable<Integer> {

    private static final String ROW = "%-28s%10s  %-32s%s%n";

    @Mixin
    private StorePlace place;

    @Option(names = "--json", description = "One JSON object a queue, then one for the store.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<ObjectNode> items = new ArrayList<>();
        place.ask(ControlRequest.of("ls"), items::add);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            items.forEach(out::println);
        } else {
            out.printf(ROW, "queue", "messages", "oldest due", "what stands there");
            items.forEach(item -> print(item, out));
        }
        out.flush();
        return 0;
    }

    private static void print(ObjectNode item, PrintWriter out) {
        if (item.path("type").asString("").equals("queue")) {
            String queue = item.path("queue").asString();
            out.printf(
                    ROW,
                    queue,
                    item.path("count").asLong(),
                    item.path("oldest_due").asString(""),
                    meaning(queue));
            return;
        }
        out.printf("%n%d messages are not final.%n", item.path("open_messages").asLong());
        switch (item.path("health").asString("")) {
            case "low" ->
                out.printf("The store refuses %s: %s%n", item.path("refused").asString(""), reason(item));
            case "read_only" -> out.printf("The store is read-only: %s%n", reason(item));
            default -> out.println("The store takes everything.");
        }
    }

    private static String reason(ObjectNode item) {
        return item.path("reason").asString("");
    }

    private static String meaning(String queue) {
        String kind = queue.contains(":") ? queue.substring(0, queue.indexOf(':')) : queue;
        return switch (kind) {
            case "bind" -> "queued, scheduled or uncertain, towards that bind";
            case "account" -> "receipts and messages for the ESMEs of that account";
            case "open" -> "attempting: a request is out, or about to be";
            case "receipt" -> "sent, awaiting a receipt; or uncertain, awaiting a late response";
            case "held" -> "receipts that came before their response";
            case "relay" -> "being relayed: an ESME waits";
            case "route", "ask" -> "a script decides";
            case "concat" -> "segments that wait for the others of their message";
            case "final" -> "ended, which is not told everybody yet";
            case "ended" -> "ended, kept until their retention is over";
            default -> "";
        };
    }
}
