package io.stonechat.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a verb: it holds the verbs, and asks for one. */
@Command(
        name = "stonechat",
        description = "A programmable SMS gateway.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            RunCommand.class,
            DemoCommand.class,
            CheckCommand.class,
            TestCommand.class,
            SendCommand.class,
            ListenCommand.class,
            SimCommand.class,
            DecodeCommand.class,
            TextCommand.class,
            StatusCommand.class,
            BindCommand.class,
            SessionCommand.class,
            RouteCommand.class,
            UserCommand.class,
            StoreCommand.class,
            InitCommand.class,
            StubsCommand.class,
            HelpCommand.class
        },
        footer = {"", "Start with: stonechat demo", "Exit status: 0 ok, 1 failed, 2 wrong usage."})
final class Stonechat implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in before anything runs
    private CommandSpec spec;

    static CommandLine commandLine() {
        return new CommandLine(new Stonechat())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Failures())
                .setParameterExceptionHandler(new UsageErrors())
                .setUsageHelpLongOptionsMaxWidth(28)
                .setUsageHelpWidth(100);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which verb? 'stonechat --help' lists them.");
    }
}
