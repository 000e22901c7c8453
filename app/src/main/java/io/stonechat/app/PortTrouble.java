package io.stonechat.app;

import java.net.BindException;
import java.util.Optional;

/** Why a port cannot be listened on, in a sentence, with what to do about it. */
final class PortTrouble {

    private PortTrouble() {}

    /** The sentence, if that is what went wrong. */
    static Optional<String> sentence(Exception thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (!(cause instanceof BindException)) {
            return Optional.empty();
        }
        String said = String.valueOf(cause.getMessage());
        return Optional.of(thrown.getMessage() + "; " + advice(said));
    }

    private static String advice(String said) {
        if (said.contains("in use")) {
            return "stop what listens there, or choose another port.";
        }
        return said.contains("Permission") ? "choose a port above 1023." : "choose an address of this machine.";
    }
}
