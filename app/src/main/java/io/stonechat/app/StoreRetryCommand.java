package io.stonechat.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code stonechat store retry}: what waits for its next attempt is tried now. */
@Command(
        name = "retry",
        description = "Tries messages now that wait for their next attempt.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "A message whose last attempt ended unknown is sent again at once, which may duplicate it.",
            "Exit status 1 if there was nothing to retry.",
            "",
            "Examples:",
            "  stonechat store retry 870239874892312577",
            "  stonechat store retry --account acme --state queued"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the field in before anything runs
final class StoreRetryCommand implements Callable<Integer> {

    @Mixin
    private StoreIntervention intervention;

    @Override
    public Integer call() {
        return intervention.ask("retry");
    }
}
