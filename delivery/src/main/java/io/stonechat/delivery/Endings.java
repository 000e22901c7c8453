package io.stonechat.delivery;

import io.stonechat.protocol.MessageState;
import io.stonechat.store.Attempt;
import io.stonechat.store.AttemptResult;
import io.stonechat.store.Change;
import io.stonechat.store.DeliveryMode;
import io.stonechat.store.HistoryEntry;
import io.stonechat.store.MessageId;
import io.stonechat.store.MessageIds;
import io.stonechat.store.MessageKind;
import io.stonechat.store.Place;
import io.stonechat.store.Progress;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How messages end: their final state, and the receipt that tells it. */
final class Endings {

    private final DeliverySettings settings;
    private final EsmeReceipts receipts;
    private final Interest interest;
    private final Function<MessageId, List<StoredMessage>> stored;

    /** Makes them; {@code stored} finds the parts that were told under one id. */
    Endings(
            DeliverySettings settings,
            MessageIds ids,
            EsmePolicies esmes,
            Interest interest,
            Function<MessageId, List<StoredMessage>> stored) {
        this.stored = stored;
        this.settings = settings;
        this.interest = interest;
        this.receipts = new EsmeReceipts(settings.mailbox(), ids, esmes);
    }

    /** Ends the message, and queues a receipt for the ESME if it asked for one about this end. */
    void end(Draft draft, StoredState state, Reason reason) {
        finish(draft, state, reason);
        StoredMessage message = draft.message();
        if (TextParts.isPart(message)) {
            endPart(draft);
        } else if (tellsEsme(message) && message.receipts().wants(state)) {
            queueReceipt(draft, state.messageState(message.origin().interfaceVersion()), false);
        }
    }

    private void finish(Draft draft, StoredState state, Reason reason) {
        var removal = settings.receipts().firstForgotten(draft.now());
        draft.progress(draft.progress().end(state, draft.now(), removal));
        toBeTold(draft);
        draft.note(HistoryEntry.Kind.FINAL, 0, state.name());
        StoredMessage message = draft.message();
        draft.tell(0, reason, head -> new MessageEvent.FinalState(head, message.kind(), state));
    }

    /** One part of a text: the receipt is about all of it, once the last part has ended. */
    private void endPart(Draft draft) {
        StoredMessage part = draft.message();
        TextParts parts = TextParts.of(part, stored);
        StoredMessage lead = parts.lead();
        if (lead != null) {
            draft.also(new Change.Replace(lead));
        }
        tellOfAll(draft, parts);
    }

    private void tellOfAll(Draft draft, TextParts parts) {
        StoredMessage part = draft.message();
        StoredState verdict = parts.verdict();
        if (parts.isLast() && tellsEsme(part) && part.receipts().wants(verdict)) {
            MessageState state = verdict.messageState(part.origin().interfaceVersion());
            queueReceipt(draft, parts.facts(state, draft.news()));
        }
    }

    /**
     * Ends parts of one text together, with one receipt at most.
     *
     * @param open drafts of these parts, at least one
     * @param ended the other parts, all ended before
     */
    void endTogether(List<Draft> open, List<StoredMessage> ended, StoredState state, Reason reason) {
        open.forEach(draft -> finish(draft, state, reason));
        Draft last = open.getLast();
        List<StoredMessage> others = new ArrayList<>(ended);
        open.subList(0, open.size() - 1).forEach(draft -> others.add(draft.message()));
        tellOfAll(last, new TextParts(last.message(), others));
    }

    /** Puts an ended message into the outbox, if somebody is to be told of it. */
    void toBeTold(Draft draft) {
        if (interest.collects(draft.message().kind())) {
            draft.move(draft.message().state(), new Place(Place.FINAL, draft.now()));
        }
    }

    /** Everybody who is to be told has been: the record waits for its removal. */
    void told(Draft draft) {
        Instant ended = draft.progress().ended();
        Instant removal = settings.receipts().firstForgotten(ended == null ? draft.now() : ended);
        draft.move(draft.message().state(), new Place(Place.ENDED, removal));
    }

    /** Queues a notification for the ESME that its message is on its way, if it asked for those. */
    void intermediate(Draft draft, MessageState state) {
        // Of a text in several parts, a notification of each would tell nothing about the whole.
        if (!TextParts.isPart(draft.message())
                && tellsEsme(draft.message())
                && draft.message().receipts().wantsIntermediate()) {
            queueReceipt(draft, state, true);
        }
    }

    /** Ends the message as failed, or, while an attempt may still succeed, waits for what comes of that. */
    void failOrWait(Draft draft, StoredState failure, Reason reason) {
        if (mayStillSucceed(draft.progress())) {
            awaitReceipt(draft);
        } else {
            end(draft, failure, reason);
        }
    }

    /** Ends the message if each of its attempts has failed; otherwise leaves it as it is. */
    void settle(Draft draft, Reason reason) {
        StoredState verdict = verdict(draft.progress());
        if (verdict != null && !mayStillSucceed(draft.progress())) {
            end(draft, verdict, reason);
        }
    }

    /** The end of a message that cannot be processed: it must not stop those behind it. */
    Optional<Decision> aside(StoredMessage message, Moment moment) {
        if (message.state().isFinal()) {
            return Optional.empty();
        }
        Draft draft = new Draft(message, moment);
        end(draft, StoredState.UNDELIVERABLE, Reason.UNPROCESSABLE);
        draft.tell(0, Reason.UNPROCESSABLE, head -> new MessageEvent.DeadLettered(head, message.pdu()));
        return Optional.of(draft.decision());
    }

    /** Lets the message wait for a receipt, until some time after its validity has ended. */
    void awaitReceipt(Draft draft) {
        var until =
                draft.message().times().validUntil().plus(settings.receipts().waitBeyond());
        draft.move(StoredState.SENT, new Place(Place.RECEIPT, until));
    }

    /** Whether an attempt is open, unknown, or accepted without a final receipt. */
    static boolean mayStillSucceed(Progress progress) {
        return progress.attempts().stream().anyMatch(attempt -> switch (attempt.result()) {
            case OPEN, UNKNOWN -> true;
            case ACCEPTED -> !hasFailed(attempt);
            case REJECTED, NOT_SENT -> false;
        });
    }

    /** Whether an attempt is open, or ended so that nobody knows what came of it. */
    static boolean mayBeOut(StoredMessage message) {
        return message.progress().attempts().stream()
                .anyMatch(attempt ->
                        attempt.result() != AttemptResult.REJECTED && attempt.result() != AttemptResult.NOT_SENT);
    }

    private static @Nullable StoredState verdict(Progress progress) {
        List<Attempt> latestFirst = progress.attempts().reversed();
        for (Attempt attempt : latestFirst) {
            if (attempt.receipt() != null && hasFailed(attempt)) {
                return StoredState.ofReceipt(attempt.receipt());
            }
        }
        if (latestFirst.isEmpty()) {
            return null;
        }
        return switch (latestFirst.getFirst().result()) {
            case REJECTED -> StoredState.REJECTED;
            case NOT_SENT -> StoredState.UNDELIVERABLE;
            case OPEN, ACCEPTED, UNKNOWN -> null;
        };
    }

    /** Whether a receipt said that nothing came of it. */
    static boolean hasFailed(Attempt attempt) {
        return attempt.receipt() != null
                && switch (attempt.receipt()) {
                    case EXPIRED, DELETED, UNDELIVERABLE, UNKNOWN, REJECTED, SKIPPED -> true;
                    case SCHEDULED, ENROUTE, DELIVERED, ACCEPTED -> false;
                };
    }

    /** Whether receipts are how it learns: in transaction mode the response tells. */
    private static boolean tellsEsme(StoredMessage message) {
        return message.kind() == MessageKind.SUBMIT
                && message.route().mode() != DeliveryMode.ABANDONED
                && !SecondLives.isSecond(message)
                && MessagingMode.of(message.pdu()) != MessagingMode.TRANSACTION;
    }

    private void queueReceipt(Draft draft, MessageState state, boolean intermediate) {
        queueReceipt(draft, ReceiptFacts.of(draft.message(), state, intermediate, draft.news()));
    }

    private void queueReceipt(Draft draft, ReceiptFacts told) {
        if (draft.telling() instanceof ReceiptDecision.Drop) {
            return;
        }
        var facts = told.telling(draft.telling());
        draft.also(new Change.Put(receipts.about(draft.message(), facts, draft.now())));
        draft.tell(0, Reason.RECEIPT, head -> new MessageEvent.ReceiptQueued(head, facts.state()));
    }
}
