package io.stonechat.delivery;

import io.stonechat.store.Durability;
import io.stonechat.store.HistoryEntry;
import io.stonechat.store.MessageId;
import io.stonechat.store.MessageKind;
import io.stonechat.store.MessageStore;
import io.stonechat.store.Place;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Does what operators and scripts ask for, with the same rules and the same compare-and-set as everybody else. */
final class OperatorDesk implements Operations {

    /** What is to be done to one message. */
    private enum Action {
        CANCEL,
        RETRY
    }

    private final MessageStore store;
    private final Journal journal;
    private final Supplier<Rulebook> rules;
    private final Supplier<Moment> time;
    private final Again again;

    OperatorDesk(MessageStore store, Journal journal, Supplier<Rulebook> rules, Supplier<Moment> time, Again again) {
        this.store = store;
        this.journal = journal;
        this.rules = rules;
        this.time = time;
        this.again = again;
    }

    /** What brings back what has ended. */
    record Again(SecondLives lives, Owners owners) {}

    @Override
    public CompletionStage<OperationResult> cancel(MessageId id, String who) {
        return each(Action.CANCEL, id, who);
    }

    @Override
    public CompletionStage<OperationResult> retry(MessageId id, String who) {
        return each(Action.RETRY, id, who);
    }

    /** Done if it was done to one part; otherwise why it was not. */
    private CompletionStage<OperationResult> each(Action action, MessageId id, String who) {
        CompletionStage<OperationResult> all = CompletableFuture.completedFuture(OperationResult.NO_SUCH_MESSAGE);
        for (StoredMessage part : parts(id)) {
            all = all.thenCombine(
                    one(action, part, who), (before, now) -> before == OperationResult.DONE ? before : now);
        }
        return all;
    }

    private List<StoredMessage> parts(MessageId id) {
        List<StoredMessage> parts = store.parts(id);
        return parts.isEmpty() ? store.find(id).stream().toList() : parts;
    }

    private CompletionStage<OperationResult> one(Action action, StoredMessage message, String who) {
        boolean lost = action == Action.RETRY && message.state().isFinal() && SecondLives.isNobodys(message);
        if (lost && standing(action, message) == OperationResult.DONE) {
            return again.owners()
                    .of(message.origin().systemId(), message.pdu())
                    .thenCompose(owners -> owners.isEmpty()
                            ? CompletableFuture.completedFuture(OperationResult.NO_OWNER)
                            : one(action, message, owners, who));
        }
        return one(action, message, List.of(message.origin().account()), who);
    }

    private CompletionStage<OperationResult> one(
            Action action, StoredMessage message, List<String> owners, String who) {
        Moment moment = time.get();
        return journal.change(
                        message,
                        Durability.DURABLE,
                        current -> standing(action, current) == OperationResult.DONE
                                ? decide(action, current, owners, who, moment)
                                : Optional.empty())
                .thenApply(decided -> decided.isPresent() ? OperationResult.DONE : refused(action, message.id()));
    }

    private OperationResult refused(Action action, MessageId id) {
        return store.find(id)
                .map(current -> standing(action, current))
                // It may live again, but there is no room for it.
                .map(standing -> standing == OperationResult.DONE ? OperationResult.MAILBOX_FULL : standing)
                .orElse(OperationResult.NO_SUCH_MESSAGE);
    }

    /** Whether it may be done to the message as it stands, or why not. */
    private static OperationResult standing(Action action, StoredMessage message) {
        if (message.state().isFinal()) {
            return action == Action.RETRY ? SecondLives.standing(message) : OperationResult.ENDED;
        }
        return switch (action) {
            case CANCEL ->
                Rulings.isStillOurs(message) || isIdleDelivery(message) ? OperationResult.DONE : OperationResult.OUT;
            case RETRY -> retry(message);
        };
    }

    /** A delivery to an ESME that waits: that an earlier attempt ended unknown does not keep it from being dropped. */
    private static boolean isIdleDelivery(StoredMessage message) {
        return message.kind() != MessageKind.SUBMIT
                && (message.state() == StoredState.QUEUED || message.state() == StoredState.UNCERTAIN);
    }

    private static OperationResult retry(StoredMessage message) {
        if (message.state() == StoredState.SCHEDULED) {
            return OperationResult.SCHEDULED;
        }
        boolean waits = message.state() == StoredState.QUEUED || message.state() == StoredState.UNCERTAIN;
        return waits && Lanes.hasLane(message.progress().place()) ? OperationResult.DONE : OperationResult.OUT;
    }

    private Optional<Decision> decide(
            Action action, StoredMessage message, List<String> owners, String who, Moment moment) {
        if (message.state().isFinal()) {
            return Optional.of(again.lives().again(message, owners, who, moment))
                    .filter(decision -> decision.next().kind() == MessageKind.SUBMIT
                            || !decision.next().state().isFinal());
        }
        Draft draft = new Draft(message, moment);
        switch (action) {
            case CANCEL -> {
                note(draft, who, "cancel");
                rules.get().endings().end(draft, StoredState.DELETED, Reason.OPERATOR);
            }
            case RETRY -> {
                Place place = message.progress().place();
                if (place != null) {
                    draft.move(message.state(), new Place(place.queue(), earlier(place.at(), moment.now())));
                }
                note(draft, who, "retry");
            }
        }
        return Optional.of(draft.decision());
    }

    private static void note(Draft draft, String who, String action) {
        draft.note(HistoryEntry.Kind.OPERATOR, 0, action + " by " + who);
        draft.tell(0, Reason.OPERATOR, head -> new MessageEvent.OperatorAction(head, who, action));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
