package io.stonechat.session;

/** The request was written and no answer came in time: sending it again may duplicate it. */
public final class OutcomeUnknownException extends SendException {
    private static final long serialVersionUID = 1;

    /**
     * Creates one.
     *
     * @param reason one sentence that says why
     */
    public OutcomeUnknownException(String reason) {
        super(reason);
    }
}
