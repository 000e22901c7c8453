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
import java.util.function.Function;

/**
 * Where decisions become facts: stored with compare-and-set, decided anew when somebody else was faster, told when they
 * are stored, those of one message in order. Thread-safe; waits for nothing.
 */
final class Journal {

    /** What is to become of a message; empty for nothing. */
    @FunctionalInterface
    interface Rule {

        Optional<Decision> decide(StoredMessage message);
    }

    private final MessageStore store;
    private final Telling telling;
    private final Consumer<Decision> afterwards;

    /**
     * Makes a journal.
     *
     * @param events takes the events of what is stored
     * @param afterwards takes each decision that is stored: wakes what waits for it
     */
    Journal(MessageStore store, Consumer<MessageEvent> events, Consumer<Decision> afterwards) {
        this.store = store;
        this.telling = new Telling(events);
        this.afterwards = afterwards;
    }

    /** Stores new records, all or none. */
    CompletionStage<CommitResult> add(Purpose purpose, List<Decision> decisions) {
        return commit(purpose, Durability.DURABLE, decisions);
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
        return commit(Purpose.OUTCOME, durability, List.of(decided.get())).thenCompose(result -> switch (result) {
            case CommitResult.Committed() -> CompletableFuture.completedFuture(decided);
            case CommitResult.Conflict _ -> change(message.id(), durability, rule);
            case CommitResult.Full(var reason) -> CompletableFuture.failedFuture(new StoreException(reason));
        });
    }

    /**
     * Applies to each message its rule, all in one go; if that fails because somebody changed one of them, one by one.
     * Completes, never exceptionally, with what came of each step, in their order.
     */
    CompletableFuture<List<StepResult>> changeAll(Durability durability, List<Step> steps) {
        List<StepResult> results = new ArrayList<>(steps.size());
        List<Decision> decisions = new ArrayList<>(steps.size());
        for (Step step : steps) {
            StepResult result = step.decide(store);
            results.add(result);
            if (result.decision() != null) {
                decisions.add(result.decision());
            }
        }
        if (decisions.isEmpty()) {
            return CompletableFuture.completedFuture(results);
        }
        return commit(Purpose.OUTCOME, durability, decisions)
                .handle((result, failure) ->
                        failure == null ? settle(durability, results, result) : failed(results, failure))
                .thenCompose(Function.identity())
                .toCompletableFuture();
    }

    private CompletionStage<List<StepResult>> settle(
            Durability durability, List<StepResult> results, CommitResult result) {
        return switch (result) {
            case CommitResult.Committed() -> CompletableFuture.completedFuture(results);
            case CommitResult.Conflict _ -> oneByOne(durability, results);
            case CommitResult.Full(var reason) -> failed(results, new StoreException(reason));
        };
    }

    private CompletionStage<List<StepResult>> oneByOne(Durability durability, List<StepResult> results) {
        List<CompletableFuture<StepResult>> all = new ArrayList<>(results.size());
        for (StepResult result : results) {
            all.add(
                    result.decision() == null
                            ? CompletableFuture.completedFuture(result)
                            : again(durability, result.step()));
        }
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .thenApply(_ -> all.stream().map(CompletableFuture::resultNow).toList());
    }

    private CompletableFuture<StepResult> again(Durability durability, Step step) {
        try {
            return change(step.id(), durability, step.rule())
                    .handle((stored, failure) ->
                            failure == null ? StepResult.of(step, stored) : StepResult.failed(step, failure))
                    .toCompletableFuture();
        } catch (RuntimeException failure) {
            return CompletableFuture.completedFuture(StepResult.failed(step, failure));
        }
    }

    private static CompletionStage<List<StepResult>> failed(List<StepResult> results, Throwable failure) {
        return CompletableFuture.completedFuture(results.stream()
                .map(result -> result.decision() == null ? result : StepResult.failed(result.step(), failure))
                .toList());
    }

    private CompletionStage<CommitResult> commit(Purpose purpose, Durability durability, List<Decision> decisions) {
        List<Change> changes = new ArrayList<>(decisions.size() + 2);
        Telling.Turn[] turns = new Telling.Turn[decisions.size()];
        for (int i = 0; i < turns.length; i++) {
            decisions.get(i).addChangesTo(changes);
            turns[i] = telling.expect(decisions.get(i));
        }
        return store.commit(new Batch(purpose, durability, changes)).whenComplete((result, _) -> {
            if (result instanceof CommitResult.Committed) {
                happened(turns, decisions);
            } else {
                for (Telling.Turn turn : turns) {
                    telling.dropped(turn);
                }
            }
        });
    }

    private void happened(Telling.Turn[] turns, List<Decision> decisions) {
        for (int i = 0; i < turns.length; i++) {
            telling.stored(turns[i], decisions.get(i).events());
        }
        decisions.forEach(afterwards);
    }
}
