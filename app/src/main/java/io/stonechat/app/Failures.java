package io.stonechat.app;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in one sentence what a verb could not do; only what nobody foresaw keeps its stack trace. */
final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
        if (thrown instanceof Failure failure) {
            command.getErr().println("stonechat: " + failure.getMessage());
        } else {
            command.getErr().println("stonechat: an error of its own; please report it with what follows.");
            thrown.printStackTrace(command.getErr());
        }
        command.getErr().flush();
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
