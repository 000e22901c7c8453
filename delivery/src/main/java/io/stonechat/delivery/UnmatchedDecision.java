package io.stonechat.delivery;

import io.stonechat.store.MessageId;

/** What a script decides about a receipt that matches no message ({@link Hooks#unmatchedReceipt}). */
public sealed interface UnmatchedDecision {

    /**
     * It is about this message.
     *
     * @param id the message, as the ESME knows it
     */
    record ToMessage(MessageId id) implements UnmatchedDecision {}

    /**
     * It goes to the ESMEs of this account, as it came.
     *
     * @param account the account
     */
    record ToAccount(String account) implements UnmatchedDecision {}

    /** It is kept as unmatched. */
    record Leave() implements UnmatchedDecision {}
}
