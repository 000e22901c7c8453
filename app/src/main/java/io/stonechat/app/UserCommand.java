package io.stonechat.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code stonechat user}: what helps with the users of a configuration. */
@Command(
        name = "user",
        description = "Helps with the users of a configuration.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = UserHashCommand.class,
        footer = {"", "Examples:", "  stonechat user hash", "  pass show acme | stonechat user hash"})
final class UserCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in before anything runs
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "What about users? 'stonechat user --help' lists what there is.");
    }
}
