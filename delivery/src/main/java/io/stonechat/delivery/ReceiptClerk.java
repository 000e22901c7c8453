package io.stonechat.delivery;

import io.stonechat.store.Attempt;
import io.stonechat.store.Change;
import io.stonechat.store.Correlation;
import io.stonechat.store.HistoryEntry;
import io.stonechat.store.Lineage;
import io.stonechat.store.MessageId;
import io.stonechat.store.MessageKind;
import io.stonechat.store.Origin;
import io.stonechat.store.Place;
import io.stonechat.store.Progress;
import io.stonechat.store.ReceiptRequest;
import io.stonechat.store.Route;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import io.stonechat.store.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the script about receipts of upstreams: what is passed on of those that are known, whose the others are. */
final class ReceiptClerk {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptClerk.class);

    private final DeliveryContext outside;
    private final LaneContext context;
    private final ReceiptDesk desk;

    ReceiptClerk(DeliveryContext outside, LaneContext context, ReceiptDesk desk) {
        this.outside = outside;
        this.context = context;
        this.desk = desk;
    }

    /** What the ESME is to be told of a receipt; never fails. Not asked about what is known, or comes after the end. */
    CompletionStage<ReceiptDecision> telling(Match match, UpstreamReceipt receipt) {
        Optional<StoredMessage> message = outside.hooks().handles(HookKind.RECEIPT)
                ? context.store().find(match.correlation().message()).filter(found -> isNews(found, match, receipt))
                : Optional.empty();
        return message.map(found -> outside.hooks()
                        .receipt(found, receipt.bind(), receipt.pdu())
                        .exceptionally(failure -> {
                            LOG.warn(
                                    "on_receipt failed for message {}: its receipt is passed on.", found.id(), failure);
                            return new ReceiptDecision.Pass();
                        }))
                .orElseGet(() -> CompletableFuture.completedStage(new ReceiptDecision.Pass()));
    }

    private static boolean isNews(StoredMessage message, Match match, UpstreamReceipt receipt) {
        return !message.state().isFinal()
                && !AfterReceipt.tellsNothingNew(message, match.correlation().attempt(), receipt.state());
    }

    /** Whose an unmatched receipt is, and what follows from that. */
    CompletionStage<Journal.Rule> owner(StoredMessage kept) {
        if (!outside.hooks().handles(HookKind.UNMATCHED_RECEIPT)) {
            return CompletableFuture.completedFuture(
                    current -> Optional.of(ended(current, "nobody was asked").decision()));
        }
        return outside.hooks()
                .unmatchedReceipt(kept, kept.origin().systemId())
                .handle((decision, failure) -> current -> Optional.of(follow(current, decision, failure)));
    }

    private Decision follow(StoredMessage kept, @Nullable UnmatchedDecision decision, @Nullable Throwable failure) {
        if (decision == null) {
            LOG.warn("on_unmatched_receipt failed: the receipt {} is kept as unmatched.", kept.id(), failure);
            return ended(kept, "failed").decision();
        }
        return switch (decision) {
            case UnmatchedDecision.Leave() -> ended(kept, "left").decision();
            case UnmatchedDecision.ToAccount(var account) -> {
                Draft draft = ended(kept, "to account " + account);
                draft.also(new Change.Put(delivery(kept, account, draft)));
                yield draft.decision();
            }
            case UnmatchedDecision.ToMessage(var id) ->
                message(id).map(message -> given(kept, message)).orElseGet(() -> {
                    LOG.error(
                            "on_unmatched_receipt named message {}, which is not stored: the receipt {} is kept.",
                            id,
                            kept.id());
                    return ended(kept, "there is no message " + id).decision();
                });
        };
    }

    private Draft ended(StoredMessage kept, String what) {
        Draft draft = new Draft(kept, context.moment());
        desk.unmatched(draft);
        draft.note(HistoryEntry.Kind.SCRIPT, 0, HookKind.UNMATCHED_RECEIPT.text() + ": " + what);
        return draft;
    }

    private Optional<StoredMessage> message(MessageId id) {
        List<StoredMessage> parts = context.store().parts(id);
        return parts.stream()
                .filter(part ->
                        part.kind() == MessageKind.SUBMIT && !part.state().isFinal())
                .findFirst()
                .or(() -> parts.stream()
                        .filter(part -> part.kind() == MessageKind.SUBMIT)
                        .findFirst());
    }

    /** The receipt is dealt with as if it had been correlated; what is decided about both is stored together. */
    private Decision given(StoredMessage kept, StoredMessage message) {
        Draft draft = ended(kept, "to message " + message.toldId());
        UpstreamReceipt receipt = desk.receiptOf(kept);
        List<Attempt> attempts = message.progress().attempts();
        Correlation tie = new Correlation(
                desk.domain(receipt.bind()),
                desk.normalised(receipt),
                message.id(),
                attempts.isEmpty() ? 0 : attempts.getLast().number(),
                message.outgoingDestination(),
                draft.now());
        Decision about = context.rules()
                .get()
                .afterReceipt()
                .decide(message, new Match(tie, 1), receipt, desk.policy(receipt.bind()), draft.moment());
        Decision own = draft.decision();
        List<Change> also = new ArrayList<>(own.also());
        about.addChangesTo(also);
        if (!tie.upstreamId().isEmpty()) {
            also.add(new Change.Correlate(tie));
        }
        List<MessageEvent> events = new ArrayList<>(own.events());
        events.addAll(about.events());
        return new Decision(own.next(), also, events);
    }

    private StoredMessage delivery(StoredMessage kept, String account, Draft draft) {
        MessageId id = outside.ids().next();
        Origin origin = kept.origin();
        var expiry = context.rules().get().settings().mailbox().expireAfter();
        return new StoredMessage(
                id,
                MessageKind.RECEIPT,
                new Origin(account, origin.systemId(), id.value(), origin.interfaceVersion(), null),
                kept.pdu(),
                new Times(draft.now(), draft.now(), draft.now().plus(expiry)),
                ReceiptRequest.NONE,
                0,
                Route.TO_ESME,
                Progress.begin(StoredState.QUEUED, Place.forAccount(account, draft.now())),
                Lineage.WHOLE,
                Map.of(),
                0);
    }
}
