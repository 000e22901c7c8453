package io.stonechat.session;

/** The request was not written: sending it again cannot duplicate it. */
public final class NotSentException extends SendException {
    private static final long serialVersionUID = 1;

    /**
     * Creates one.
     *
     * @param reason one sentence that says why
     */
    public NotSentException(String reason) {
        super(reason);
    }
}
