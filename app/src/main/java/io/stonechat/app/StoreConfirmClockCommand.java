package io.stonechat.app;

import io.stonechat.api.ControlRequest;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stonechat store confirm-clock}: the wall clock jumped, and is right. */
@Command(
        name = "confirm-clock",
        description = "Says that the wall clock is right although it jumped: what is over by it expires again.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "A clock that jumps by more than five minutes suspends expiry; the gateway's log says so.",
            "",
            "Examples:",
            "  stonechat store confirm-clock"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything runs
final class StoreConfirmClockCommand implements Callable<Integer> {

    @Mixin
    private StorePlace place;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        place.ask(
                ControlRequest.of("confirm-clock"),
                item -> out.println(
                        json ? item.toString() : item.path("sentence").asString("")));
        out.flush();
        return 0;
    }
}
