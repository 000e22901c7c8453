package io.stonechat.smpp;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The grammar of a chain's steps: {@code bind:<name>}, {@code user:<system_id>}, {@code queue}, or another kind. */
final class Chains {
    private Chains() {}

    /** A step's kind is what stands before its colon: all of it, if it has none. */
    static String kind(String step) {
        int colon = step.indexOf(':');
        return colon < 0 ? step : step.substring(0, colon);
    }

    /** What a step of this kind names, or null if the step is of another kind. */
    static @Nullable String target(String step, String kind) {
        return step.length() > kind.length() + 1 && step.charAt(kind.length()) == ':' && step.startsWith(kind)
                ? step.substring(kind.length() + 1)
                : null;
    }

    static List<String> checked(String what, List<String> chain) {
        List<String> steps = List.copyOf(chain);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException(
                    what + "() needs at least one step (such as \"bind:aggregator-eu\"), but the chain is empty");
        }
        for (String step : steps) {
            if (step.isBlank() || step.startsWith(":") || step.endsWith(":")) {
                throw new IllegalArgumentException("\"" + step + "\" is not a step of a chain"
                        + " (expected: bind:<name>, user:<system_id> or queue)");
            }
        }
        return steps;
    }

    /** Whether delivery can follow a step of a message towards an upstream. */
    static boolean isSendable(String step) {
        return step.equals("queue") || target(step, "bind") != null;
    }

    /** Refuses a chain of a message towards an upstream that could never be followed. */
    static void requireSendable(List<String> chain, Predicate<String> isBind) {
        if (chain.getFirst().equals("queue")) {
            throw new IllegalArgumentException(
                    "a chain begins with a bind (expected: such as bind:<name>), not with queue");
        }
        for (String step : chain) {
            if (!isSendable(step)) {
                throw new IllegalArgumentException(
                        "the step \"" + step + "\" is none that a message can take (expected: bind:<name> or queue)");
            }
            String bind = target(step, "bind");
            if (bind != null && !isBind.test(bind)) {
                throw new IllegalArgumentException("there is no bind \"" + bind + "\" in the configuration");
            }
        }
    }

    /** The system_id whose mailbox a message from an upstream goes to. */
    static String requireMailbox(List<String> chain) {
        String user = target(chain.getFirst(), "user");
        if (user == null
                || chain.size() > 2
                || (chain.size() == 2 && !chain.get(1).equals("queue"))) {
            throw new IllegalArgumentException("a message from an upstream goes to one mailbox"
                    + " (expected: \"user:<system_id>\"), not along " + chain);
        }
        return user;
    }
}
