package io.stonechat.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code stonechat store retry}: what waits for its next attempt is tried now, what has failed is tried once more. */
@Command(
        name = "retry",
        description = "Tries messages now that wait for their next attempt, and once more what has failed.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "A message whose last attempt ended unknown is sent again at once, which may duplicate it.",
            "Dead letters, and deliveries that no ESME took, are put back. A submitted message that failed is sent anew as",
            "another one (retried_as in `store show`), since its end may have been told; its ESME hears nothing of that.",
            "With options instead of an id, ended messages are meant only if --state names their state.",
            "Exit status 1 if there was nothing to retry.",
            "",
            "Examples:",
            "  stonechat store retry 870239874892312577",
            "  stonechat store retry --account acme --state queued",
            "  stonechat store retry --account acme --state expired,undeliverable --from 2026-11-21T14:00:00Z",
            "  stonechat store retry --state dead_letter"
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
