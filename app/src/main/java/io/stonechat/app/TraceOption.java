package io.stonechat.app;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Reads how something is to be traced. */
final class TraceOption {

    private TraceOption() {}

    /**
     * What to ask the gateway for.
     *
     * @param onOrOff as the user wrote it
     * @param text whether texts and numbers are wanted too
     */
    static String how(String onOrOff, boolean text, CommandSpec spec) {
        return switch (onOrOff) {
            case "on" -> text ? "full" : "redacted";
            case "off" -> "off";
            default ->
                throw new ParameterException(
                        spec.commandLine(), "Trace on or off? \"%s\" is neither.".formatted(onOrOff));
        };
    }
}
