package io.stonechat.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code stonechat session}: the verbs about sessions. */
@Command(
        name = "session",
        description = "Shows the sessions of a running gateway, ends them, logs their PDUs.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {SessionListCommand.class, SessionKickCommand.class, SessionTraceCommand.class, HelpCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  stonechat session list",
            "  stonechat session kick s17",
            "  stonechat session trace s17 on"
        })
final class SessionCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in before anything runs
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "What about the sessions? 'stonechat session --help' lists the verbs.");
    }
}
