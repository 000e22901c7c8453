package io.stonechat.session;

/** The request was not written: sending it again cannot duplicate it. */
public final class NotSentException extends SendException {
    private static final long serialVersionUID = 2;

    private final boolean unencodable;

    /**
     * Creates one, for a reason that may pass.
     *
     * @param reason one sentence that says why
     */
    public NotSentException(String reason) {
        this(reason, false);
    }

    private NotSentException(String reason, boolean unencodable) {
        super(reason);
        this.unencodable = unencodable;
    }

    /**
     * Creates one for a request that does not fit into a PDU.
     *
     * @param problem what is wrong with it
     */
    static NotSentException unencodable(String problem) {
        return new NotSentException("it cannot be encoded: " + problem, true);
    }

    /** Whether the request itself is the reason, so that to send it again as it is would end the same. */
    public boolean unencodable() {
        return unencodable;
    }
}
