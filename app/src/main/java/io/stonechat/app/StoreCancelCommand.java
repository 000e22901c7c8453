package io.stonechat.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code stonechat store cancel}: what has not been sent is not sent any more. */
@Command(
        name = "cancel",
        description = "Takes messages back that were not sent: they end DELETED, and their ESME gets its receipt.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "What was sent, or may have been, is left as it is.",
            "Exit status 1 if there was nothing to cancel.",
            "",
            "Examples:",
            "  stonechat store cancel 870239874892312577",
            "  stonechat store cancel --account acme --until 2026-11-20T00:00:00Z"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the field in before anything runs
final class StoreCancelCommand implements Callable<Integer> {

    @Mixin
    private StoreIntervention intervention;

    @Override
    public Integer call() {
        return intervention.ask("cancel");
    }
}
