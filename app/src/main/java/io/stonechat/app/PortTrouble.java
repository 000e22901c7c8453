package io.stonechat.app;

import java.net.BindException;

/** Why a port cannot be listened on, in a sentence, with what to do about it. */
final class PortTrouble {

    private PortTrouble() {}

    static String sentence(String host, int port, Throwable trouble) {
        Throwable cause = trouble;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String where = host + ":" + port;
        String said = String.valueOf(cause.getMessage());
        if (cause instanceof BindException && said.contains("in use")) {
            return "Port %s is in use: stop what listens there, or choose another one.".formatted(where);
        }
        if (cause instanceof BindException && said.contains("Permission")) {
            return "Port %s may not be listened on by this user: choose one above 1023.".formatted(where);
        }
        return "Cannot listen on %s: %s.".formatted(where, said);
    }
}
