package io.stonechat.host;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets <code>${NAME:-default}</code> stand unquoted anywhere in YAML, where a brace or comma would mean something in a flow
 * mapping.
 *
 * <p>YAML's signs within a variable are swapped for characters of the private use area before the parser sees them, and
 * swapped back in each scalar. The text keeps its length, so every line and column stays right.
 */
final class VariableShield {

    private static final String SIGNS = "{}[],:#";
    private static final char BASE = '\uE000';
    private static final char OPEN = BASE + '{';
    private static final char CLOSE = BASE + '}';
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^}\\n]*}");
    private static final Pattern SHIELDED = Pattern.compile("\\$" + OPEN + "[^" + CLOSE + "]*" + CLOSE);

    private VariableShield() {}

    /** A text of YAML whose variables are plain characters to a parser. */
    static String raise(String yaml) {
        return VARIABLE.matcher(yaml).replaceAll(variable -> swap(variable, VariableShield::hide));
    }

    /** A scalar as it was written. */
    static String lower(String scalar) {
        return scalar.indexOf(OPEN) < 0
                ? scalar
                : SHIELDED.matcher(scalar).replaceAll(variable -> swap(variable, VariableShield::show));
    }

    private static String swap(MatchResult variable, CharSwap swap) {
        var out = new StringBuilder(variable.group());
        for (int i = 0; i < out.length(); i++) {
            out.setCharAt(i, swap.of(out.charAt(i)));
        }
        return Matcher.quoteReplacement(out.toString());
    }

    private static char hide(char c) {
        return SIGNS.indexOf(c) < 0 ? c : (char) (BASE + c);
    }

    private static char show(char c) {
        return c > BASE && SIGNS.indexOf(c - BASE) >= 0 ? (char) (c - BASE) : c;
    }

    private interface CharSwap {
        char of(char c);
    }
}
