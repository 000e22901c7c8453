package io.stonechat.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code stonechat store}: the verbs about stored messages. */
@Command(
        name = "store",
        description = "Looks into the store of a gateway, running or not, and steps in.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            StoreListCommand.class,
            StoreShowCommand.class,
            StoreFindCommand.class,
            StoreRetryCommand.class,
            StoreCancelCommand.class,
            StoreExportCommand.class,
            StoreConfirmClockCommand.class,
            StoreVerifyCommand.class,
            StoreBackupCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "A running gateway is asked over the control socket in its store folder; only its own user may.",
            "Exit status: 0 ok, 1 failed, 2 wrong usage.",
            "",
            "Examples:",
            "  stonechat store ls",
            "  stonechat store show 870239874892312577",
            "  stonechat store find --state dead_letter --config /etc/stonechat/stonechat.yaml",
            "  stonechat store retry --account acme --state queued"
        })
final class StoreCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in before anything runs
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "What about the store? 'stonechat store --help' lists the verbs.");
    }
}
