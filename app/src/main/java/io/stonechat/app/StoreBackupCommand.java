package io.stonechat.app;

import io.stonechat.api.ControlRequest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stonechat store backup}: a copy of a store, also while a gateway runs on it. */
@Command(
        name = "backup",
        description = "Copies the store into a folder, also while the gateway runs; the copy is a store of its own.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Examples:",
            "  stonechat store backup /backup/stonechat-2026-11-21",
            "  stonechat store verify --store /backup/stonechat-2026-11-21"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything runs
final class StoreBackupCommand implements Callable<Integer> {

    @Mixin
    private StorePlace place;

    @Parameters(paramLabel = "FOLDER", description = "Where to: a folder that is not there yet.")
    private Path folder;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        // The gateway may stand in another folder than we do.
        Path target = folder.toAbsolutePath().normalize();
        place.ask(
                ControlRequest.of("backup").with("folder", target),
                item -> out.println(
                        json ? item.toString() : item.path("sentence").asString("")));
        out.flush();
        return 0;
    }
}
