package io.stonechat.app;

import io.stonechat.api.ControlRequest;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stonechat store export}: messages for other programs. */
@Command(
        name = "export",
        description = "Writes messages as JSON Lines, everything that happened to them included.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Examples:",
            "  stonechat store export > messages.jsonl",
            "  stonechat store export --account acme --from 2026-11-21T00:00:00Z --text"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything runs
final class StoreExportCommand implements Callable<Integer> {

    @Mixin
    private StorePlace place;

    @Mixin
    private StoreFilter filter;

    @Option(names = "--text", description = "With their texts.")
    private boolean text;

    @Option(names = "--json", description = "JSON Lines, as without it.")
    @SuppressWarnings("UnusedVariable") // every verb of the store takes it; here it changes nothing
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        place.ask(filter.applyTo(ControlRequest.of("export")).with("text", text), out::println);
        out.flush();
        return out.checkError() ? 1 : 0;
    }
}
