package io.stonechat.host;

import java.util.Map;
import java.util.function.Consumer;

/** Replaces <code>${NAME}</code> and <code>${NAME:-default}</code> in a configuration value. */
final class Interpolation {

    private final Map<String, String> environment;

    Interpolation(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The text with its variables replaced; each mistake is given to {@code problems} as a sentence. */
    String apply(String text, Consumer<String> problems) {
        if (!text.contains("${")) {
            return text;
        }
        var out = new StringBuilder();
        int at = 0;
        for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", at)) {
            if (start > at && text.charAt(start - 1) == '$') {
                out.append(text, at, start - 1).append("${");
                at = start + 2;
                continue;
            }
            int end = text.indexOf('}', start);
            if (end < 0) {
                problems.accept("a variable that begins with ${ has no closing }");
                break;
            }
            out.append(text, at, start).append(value(text.substring(start + 2, end), problems));
            at = end + 1;
        }
        return out.append(text, at, text.length()).toString();
    }

    private String value(String variable, Consumer<String> problems) {
        int split = variable.indexOf(":-");
        var name = split < 0 ? variable : variable.substring(0, split);
        var value = environment.get(name);
        if (split >= 0) {
            return value == null || value.isEmpty() ? variable.substring(split + 2) : value;
        }
        if (value == null) {
            problems.accept(
                    "the environment variable " + name + " is not set; set it, or give a default: ${" + name + ":-…}");
            return "";
        }
        return value;
    }
}
