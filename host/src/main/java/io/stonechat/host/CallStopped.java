package io.stonechat.host;

/** Ends a script's call that is past its deadline. An error, so that a script that catches exceptions does not stop it. */
final class CallStopped extends Error {

    private static final long serialVersionUID = 1L;

    CallStopped() {
        super("the call is past its deadline", null, false, false);
    }
}
