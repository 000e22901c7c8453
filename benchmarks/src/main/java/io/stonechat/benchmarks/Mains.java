package io.stonechat.benchmarks;

import picocli.CommandLine;

/** The command lines of the benchmarks: a failure is one sentence on standard error, and exit status 1. */
final class Mains {
    private Mains() {}

    static CommandLine commandLine(Object command) {
        return new CommandLine(command).setExecutionExceptionHandler((e, line, _) -> {
            String what = e.getMessage() == null ? e.toString() : e.getMessage();
            line.getErr().println(line.getCommandName() + ": " + what);
            return 1;
        });
    }
}
