package io.stonechat.session;

/** Why a request got no response. It carries no stack trace: it is made for every pending request when a link is lost. */
public abstract sealed class SendException extends RuntimeException permits NotSentException, OutcomeUnknownException {
    private static final long serialVersionUID = 1;

    private final String reason;

    SendException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** Returns one sentence that says why. */
    public final String reason() {
        return reason;
    }
}
