package io.stonechat.smpp;

import io.stonechat.protocol.CommandStatus;

/** A message of a script that was not stored ({@link Store}), and why. */
public final class SubmitRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient CommandStatus status;

    /**
     * A refusal.
     *
     * @param status what an ESME would have been answered
     * @param reason why, in a sentence
     */
    public SubmitRefusedException(CommandStatus status, String reason) {
        super(status.name() + ": " + reason);
        this.status = status;
    }

    /**
     * What an ESME would have been answered.
     *
     * @return never ESME_ROK
     */
    public CommandStatus status() {
        return status;
    }
}
