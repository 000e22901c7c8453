package io.stonechat.smpp;

import static java.util.Objects.requireNonNull;

import io.stonechat.protocol.CommandStatus;

/** What an {@link OnBind} handler decides. */
public sealed interface BindReply {

    /** The ESME is bound. */
    record Accept() implements BindReply {}

    /**
     * The ESME is refused.
     *
     * @param status what it is told, never {@code ESME_ROK}
     * @param reason why, for our log only; empty for none
     */
    record Reject(CommandStatus status, String reason) implements BindReply {
        /** Refuses a status that says yes. */
        public Reject {
            requireNonNull(reason, "reason");
            if (status.isOk()) {
                throw new IllegalArgumentException("BindReply.reject(ESME_ROK): a refusal needs a status that says no;"
                        + " use BindReply.accept() to let the ESME in");
            }
        }
    }

    /**
     * Lets the ESME in.
     *
     * @return the acceptance
     */
    static BindReply accept() {
        return new Accept();
    }

    /**
     * Refuses with {@code ESME_RBINDFAIL}.
     *
     * @return the refusal
     */
    static BindReply reject() {
        return new Reject(CommandStatus.ESME_RBINDFAIL, "");
    }

    /**
     * Refuses with a status.
     *
     * @param status what the ESME is told, such as {@code ESME_RINVPASWD}
     * @return the refusal
     */
    static BindReply reject(CommandStatus status) {
        return new Reject(status, "");
    }

    /**
     * Refuses with a status, and says why in our log.
     *
     * @param status what the ESME is told, such as {@code ESME_RINVPASWD}
     * @param reason why; the ESME does not see it
     * @return the refusal
     */
    static BindReply reject(CommandStatus status, String reason) {
        return new Reject(status, reason);
    }

    /**
     * Refuses with a status given by name.
     *
     * @param status its name in SMPP 3.4 §5.1.3, such as {@code "ESME_RINVPASWD"}, or a number such as {@code "0x401"}
     * @param reason why; the ESME does not see it
     * @return the refusal
     * @throws IllegalArgumentException if there is no such status
     */
    static BindReply reject(String status, String reason) {
        return new Reject(Statuses.named(status), reason);
    }
}
