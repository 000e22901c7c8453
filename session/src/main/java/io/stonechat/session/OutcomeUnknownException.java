package io.stonechat.session;

/** The request was written and no answer came in time: sending it again may duplicate it. */
public final class OutcomeUnknownException extends SendException {
    private static final long serialVersionUID = 2;

    private final boolean linkLost;

    /**
     * Creates one.
     *
     * @param reason one sentence that says why
     */
    public OutcomeUnknownException(String reason) {
        this(reason, false);
    }

    OutcomeUnknownException(String reason, boolean linkLost) {
        super(reason);
        this.linkLost = linkLost;
    }

    /** Whether the link ended before the answer came. */
    public boolean linkLost() {
        return linkLost;
    }
}
