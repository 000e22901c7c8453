package io.stonechat.simulator;

import java.util.Arrays;
import java.util.List;

/**
 * Gives all numbers with the same last digits one fate.
 *
 * @param lastDigits what a number ends in, at least one character
 * @param fate what becomes of messages to it
 */
public record NumberRule(String lastDigits, Fate fate) {

    /** The rules of {@link Fate}: its four digits for each that has them. */
    public static final List<NumberRule> DEFAULTS = Arrays.stream(Fate.values())
            .filter(fate -> !fate.lastDigits().isEmpty())
            .map(fate -> new NumberRule(fate.lastDigits(), fate))
            .toList();

    /** Refuses a rule that would fit every number. */
    public NumberRule {
        if (lastDigits.isEmpty()) {
            throw new IllegalArgumentException("A number rule needs the last digits it is about; it has none.");
        }
    }

    boolean fits(String number) {
        return number.endsWith(lastDigits);
    }
}
