package io.stonechat.app;

import io.stonechat.api.ControlRequest;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code stonechat store find}: messages by what a person knows of them. */
@Command(
        name = "find",
        description = "Finds messages, the oldest first; 50 at most unless --limit says otherwise.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "By source and destination messages are found, and not the receipts about them.",
            "Exit status 1 if there is none.",
            "",
            "Examples:",
            "  stonechat store find --destination 491701234567",
            "  stonechat store find --upstream-id 2900000017",
            "  stonechat store find --account acme --state queued,uncertain --from 2026-11-21T00:00:00Z"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything runs
final class StoreFindCommand implements Callable<Integer> {

    private static final String ROW = "%-20s %-9s %-14s %-16s %-16s %-16s %-30s %s%n";

    @Mixin
    private StorePlace place;

    @Mixin
    private StoreFilter filter;

    @Option(names = "--json", description = "One JSON object a message.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        AtomicLong found = new AtomicLong();
        place.ask(filter.applyTo(ControlRequest.of("find")), item -> {
            if (found.getAndIncrement() == 0 && !json) {
                out.printf(ROW, "id", "kind", "state", "account", "source", "destination", "accepted", "attempts");
            }
            if (json) {
                out.println(item);
            } else {
                row(item, out);
            }
        });
        out.flush();
        if (found.get() == 0) {
            throw new Failure("There is no such message.");
        }
        return 0;
    }

    private static void row(ObjectNode item, PrintWriter out) {
        out.printf(
                ROW,
                text(item, "id"),
                text(item, "kind"),
                text(item, "state"),
                text(item, "account"),
                text(item, "source"),
                text(item, "destination"),
                text(item, "accepted"),
                item.path("attempts").size());
    }

    private static String text(ObjectNode item, String field) {
        return Quoted.plain(item.path(field).asString(""));
    }
}
