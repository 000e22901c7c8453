package io.stonechat.smpp;

import static java.util.Objects.requireNonNull;

/** What an {@link OnUnmatchedReceipt} handler decides. Whatever it is, the receipt stays visible as unmatched. */
public sealed interface UnmatchedReply {

    /**
     * It is about this message.
     *
     * @param messageId the id its ESME knows, in decimal
     */
    record ToMessage(String messageId) implements UnmatchedReply {
        /** Refuses null. */
        public ToMessage {
            requireNonNull(messageId, "messageId");
        }
    }

    /**
     * It goes to the ESMEs of this account, as it came.
     *
     * @param account the account, or the system_id of one of its ESMEs
     */
    record ToAccount(String account) implements UnmatchedReply {
        /** Refuses null. */
        public ToAccount {
            requireNonNull(account, "account");
        }
    }

    /** It is only kept. */
    record Leave() implements UnmatchedReply {}

    /**
     * The receipt is about a message: it ends that, and is passed on to its ESME, as if it had been correlated.
     *
     * @param messageId the id its ESME knows, in decimal
     * @return the decision
     */
    static UnmatchedReply toMessage(String messageId) {
        return new ToMessage(messageId);
    }

    /**
     * The receipt goes to the ESMEs of an account, as it came.
     *
     * @param account the account, or the system_id of one of its ESMEs
     * @return the decision
     */
    static UnmatchedReply toAccount(String account) {
        return new ToAccount(account);
    }

    /**
     * The receipt is kept and nothing else.
     *
     * @return the decision
     */
    static UnmatchedReply leave() {
        return new Leave();
    }
}
