package io.stonechat.delivery;

import io.stonechat.store.MessageId;
import io.stonechat.store.MessageIds;
import io.stonechat.store.MessageStore;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;

/**
 * What somebody other than its ESME may do to a stored message: an operator, a script.
 *
 * <p>Each is one compare-and-set against dispatch, leaves a line in the history that names who asked, and is an event. An
 * id that was told for several parts means all of them; the answer is {@link OperationResult#DONE} if it was done to one.
 * What is returned fails only when the store does. Nothing blocks. Thread-safe.
 */
public interface Operations {

    /**
     * Takes a message back: it ends DELETED, and its ESME gets the receipt it asked for about that.
     *
     * @param id the id its ESME knows, or that of one part
     * @param who who asks, for the history
     */
    CompletionStage<OperationResult> cancel(MessageId id, String who);

    /**
     * Makes a message due now that waits for its next attempt, be it towards an upstream or an ESME. One whose last attempt
     * ended unknown is sent again without further waiting, which may duplicate it.
     *
     * @param id the id its ESME knows, or that of one part
     * @param who who asks, for the history
     */
    CompletionStage<OperationResult> retry(MessageId id, String who);

    /**
     * Operations on a store that no delivery runs on; what they change is seen to at its next start.
     *
     * @param settings how delivery would behave
     */
    static Operations offline(DeliverySettings settings, MessageStore store, MessageIds ids, InstantSource clock) {
        Journal journal = new Journal(store, _ -> {}, _ -> {});
        return new OperatorDesk(
                store, journal, () -> Rulebook.of(settings, ids, EsmePolicies.DEFAULT, store), () -> Moment.of(clock));
    }
}
