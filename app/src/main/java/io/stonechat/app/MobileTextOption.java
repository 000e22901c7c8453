package io.stonechat.app;

import io.stonechat.protocol.Address;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * What {@code --mo} says: a text from a handset to an ESME.
 *
 * @param from the number of the handset
 * @param to the number of the ESME
 * @param text any text, colons included
 */
record MobileTextOption(Address from, Address to, String text) {

    static MobileTextOption parse(String option, CommandSpec spec) {
        String[] parts = option.split(":", 3);
        if (parts.length < 3) {
            throw new ParameterException(
                    spec.commandLine(), "--mo is FROM:TO:TEXT, for example 491711111111:1000:Hello; it was: " + option);
        }
        return new MobileTextOption(Address.of(parts[0]), Address.of(parts[1]), parts[2]);
    }
}
