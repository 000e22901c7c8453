package io.stonechat.delivery;

import io.stonechat.store.MessageId;
import io.stonechat.store.MessageIds;
import io.stonechat.store.MessageStore;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

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
     * Tries a message again that waits or has ended badly.
     *
     * <p>One that waits for its next attempt, be it towards an upstream or an ESME, is due now; if its last attempt ended
     * unknown it is sent again without further waiting, which may duplicate it.
     *
     * <p>Of those that have ended, a delivery that no ESME took and a dead letter are put back, with their history and as much
     * time as they had; a receipt that matched nothing is looked up once more. A submitted message that ended EXPIRED,
     * UNDELIVERABLE, REJECTED, SKIPPED or UNKNOWN stays as it is, since its ESME may have been told so: another message with
     * the same PDU is sent, once, along the route that is chosen now, and its ESME is told nothing of that. The attributes
     * {@code retried_as} and {@code retry_of} lead from one to the other.
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
        // Who follows the ends of messages is known when delivery runs again: until then they are kept for everybody.
        Supplier<Rulebook> rules = () -> Rulebook.of(settings, ids, EsmePolicies.DEFAULT, Interest.EVERYTHING, store);
        Mailboxes mailboxes = new Mailboxes(store, ids, EsmePolicies.DEFAULT, rules);
        SecondLives lives = new SecondLives(ids, mailboxes, SecondLives::sameRoute);
        Owners owners = new Owners(Hooks.NONE, _ -> Optional.empty());
        return new OperatorDesk(
                store, journal, rules, () -> Moment.of(clock, ""), new OperatorDesk.Again(lives, owners));
    }
}
