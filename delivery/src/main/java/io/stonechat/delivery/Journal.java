package io.stonechat.delivery;

import io.stonechat.store.Batch;
import io.stonechat.store.Change;
import io.stonechat.store.CommitResult;
import io.stonechat.store.Durability;
import io.stonechat.store.MessageId;
import io.stonechat.store.MessageStore;
import io.stonechat.store.Purpose;
import io.stonechat.store.StoreException;
import io.stonechat.store.StoredMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Where decisions become facts: stored with compare-and-set, decided anew when somebody else was faster, told when they
 * are stored.
 */
final class Journal {

    /** What is to become of a message; empty for nothing. */
    @FunctionalInterface
    interface Rule {

        Optional<Decision> decide(StoredMessage message);
    }

    private final MessageStore store;
    private final Consumer<MessageEvent> events;
    private final Consumer<Decision> afterwards;

    /**
     * Makes a journal.
     *
     * @param events takes the events of what is stored
     * @param afterwards takes each decision that is stored, after its events: wakes what waits for it
     */
    Journal(MessageStore store, Consumer<MessageEvent> events, Consumer<Decision> afterwards) {
        this.store = store;
        this.events = events;
        this.afterwards = afterwards;
    }

    /** Stores new records, all or none. */
    CompletionStage<CommitResult> add(Purpose purpose, List<Decision> decisions) {
        List<Change> changes = new ArrayList<>();
        decisions.forEach(decision -> changes.addAll(decision.changes()));
        return store.commit(new Batch(purpose, Durability.DURABLE, changes)).thenApply(result -> {
            if (result instanceof CommitResult.Committed) {
                decisions.forEach(this::happened);
            }
            return result;
        });
    }

    /** Applies a rule to a message as it stands. Completes with the decision that was stored, empty for none. */
    CompletionStage<Optional<Decision>> change(MessageId id, Durability durability, Rule rule) {
        return store.find(id)
                .map(message -> change(message, durability, rule))
                .orElse(CompletableFuture.completedFuture(Optional.empty()));
    }

    /** Applies a rule to a message as it was read just now, or, if that is out of date, as it stands. */
    CompletionStage<Optional<Decision>> change(StoredMessage message, Durability durability, Rule rule) {
        Optional<Decision> decided = rule.decide(message);
        if (decided.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        Decision decision = decided.get();
        Batch batch = new Batch(Purpose.OUTCOME, durability, decision.changes());
        return store.commit(batch).thenCompose(result -> switch (result) {
            case CommitResult.Committed() -> {
                happened(decision);
                yield CompletableFuture.completedFuture(decided);
            }
            case CommitResult.Conflict _ -> change(message.id(), durability, rule);
            case CommitResult.Full(var reason) -> CompletableFuture.failedFuture(new StoreException(reason));
        });
    }

    private void happened(Decision decision) {
        decision.events().forEach(events);
        afterwards.accept(decision);
    }
}
