package io.stonechat.delivery;

import io.stonechat.protocol.MessageRequest;
import io.stonechat.store.StoredMessage;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What a script has a say in, on the way of a message. Thread-safe.
 *
 * <p>No method blocks: what is returned completes when the script has decided, at the latest at its deadline. A stage that
 * fails means that the script did (which was logged where it failed): the rule that is there without a script applies.
 * Each hook is called at least once, and after a crash again, with the same message; only {@link #ended} carries an
 * identity of its own, since it alone may be told twice about one and the same thing long after.
 */
public interface Hooks {

    /** Nobody who wants to be asked. */
    Hooks NONE = new NoHooks();

    /** Whether scripts are loaded, so that {@link #handles} can be relied on; what waits for a hook waits for this too. */
    boolean ready();

    /** Whether somebody handles this now. */
    boolean handles(HookKind kind);

    /** Whether what may be handled is to wait until it is known whether it is. */
    default boolean asks(HookKind kind) {
        return handles(kind) || !ready();
    }

    /** Asks which way a message takes that is due and has none, or whose retries start again. */
    CompletionStage<RouteDecision> route(StoredMessage message);

    /**
     * Asks what is to become of a message after an attempt was refused, or when no bind of its chain can be reached.
     *
     * @param message with the attempt; what came of it is stored
     * @param reason what went wrong
     */
    CompletionStage<FailureDecision> failure(StoredMessage message, Reason reason);

    /**
     * Asks what is to become of a message whose last attempt nobody knows the outcome of: sending it again may duplicate
     * it.
     */
    CompletionStage<FailureDecision> unknown(StoredMessage message);

    /**
     * Asks what is to be passed on of a receipt.
     *
     * @param message the message that the receipt is about, as it was before it
     * @param bind the bind that the receipt came by
     * @param receipt the {@code deliver_sm} or {@code data_sm}
     */
    CompletionStage<ReceiptDecision> receipt(StoredMessage message, String bind, MessageRequest receipt);

    /**
     * Asks whose a receipt is that matches no message.
     *
     * @param kept the receipt, as it is stored; its {@code pdu} is what came
     * @param bind the bind that it came by
     */
    CompletionStage<UnmatchedDecision> unmatchedReceipt(StoredMessage kept, String bind);

    /**
     * Asks whose a message from a handset is.
     *
     * @param bind the bind it came by
     * @param pdu the {@code deliver_sm} or {@code data_sm}
     * @param ruled the account that the rules would give it to
     */
    CompletionStage<MoDecision> mobileOriginated(String bind, MessageRequest pdu, Optional<String> ruled);

    /** Tells of the end of a message, or of what was learnt after it; told again until the stage completes without failing. */
    CompletionStage<?> ended(Ending ending);

    /** Nobody. */
    final class NoHooks implements Hooks {

        private NoHooks() {}

        @Override
        public boolean ready() {
            return true;
        }

        @Override
        public boolean handles(HookKind kind) {
            return false;
        }

        @Override
        public CompletionStage<RouteDecision> route(StoredMessage message) {
            return CompletableFuture.completedFuture(RouteDecision.byRules());
        }

        @Override
        public CompletionStage<FailureDecision> failure(StoredMessage message, Reason reason) {
            return CompletableFuture.completedFuture(new FailureDecision.ByRule());
        }

        @Override
        public CompletionStage<FailureDecision> unknown(StoredMessage message) {
            return CompletableFuture.completedFuture(new FailureDecision.ByRule());
        }

        @Override
        public CompletionStage<ReceiptDecision> receipt(StoredMessage message, String bind, MessageRequest receipt) {
            return CompletableFuture.completedFuture(new ReceiptDecision.Pass());
        }

        @Override
        public CompletionStage<UnmatchedDecision> unmatchedReceipt(StoredMessage kept, String bind) {
            return CompletableFuture.completedFuture(new UnmatchedDecision.Leave());
        }

        @Override
        public CompletionStage<MoDecision> mobileOriginated(String bind, MessageRequest pdu, Optional<String> ruled) {
            return CompletableFuture.completedFuture(new MoDecision.ByRules());
        }

        @Override
        public CompletionStage<?> ended(Ending ending) {
            return CompletableFuture.completedFuture(null);
        }
    }
}
