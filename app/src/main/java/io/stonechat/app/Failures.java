package io.stonechat.app;

import io.stonechat.api.Refusal;
import io.stonechat.host.ConfigException;
import io.stonechat.store.StoreException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in a sentence what a verb could not do; only what nobody foresaw keeps its stack trace. */
final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        switch (thrown) {
            case Failure failure -> err.println("stonechat: " + failure.getMessage());
            case Refusal refusal -> err.println("stonechat: " + refusal.sentence());
            case StoreException trouble -> err.println("stonechat: " + trouble.getMessage());
            case ConfigException mistakes -> mistakes.problems().forEach(err::println);
            default -> unforeseen(thrown, err);
        }
        err.flush();
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    private static void unforeseen(Exception thrown, PrintWriter err) {
        PortTrouble.sentence(thrown).ifPresentOrElse(sentence -> err.println("stonechat: " + sentence), () -> {
            err.println("stonechat: an error of its own; please report it with what follows.");
            thrown.printStackTrace(err);
        });
    }
}
