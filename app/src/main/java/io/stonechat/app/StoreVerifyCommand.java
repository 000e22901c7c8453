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

/** {@code stonechat store verify}: whether everything in a store can be read. */
@Command(
        name = "verify",
        description = "Reads everything in the store, and says what is damaged.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Exit status 1 if something is.",
            "",
            "Examples:",
            "  stonechat store verify --store /var/lib/stonechat"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything runs
final class StoreVerifyCommand implements Callable<Integer> {

    @Mixin
    private StorePlace place;

    @Option(names = "--json", description = "One JSON object a finding, then one for the store.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        AtomicLong damaged = new AtomicLong();
        place.ask(ControlRequest.of("verify"), item -> {
            if (item.path("type").asString("").equals("damage")) {
                damaged.incrementAndGet();
            }
            out.println(json ? item.toString() : item.path("sentence").asString(""));
        });
        out.flush();
        return damaged.get() == 0 ? 0 : 1;
    }
}
