package io.stonechat.delivery;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.store.Change;
import io.stonechat.store.CommitResult;
import io.stonechat.store.Correlation;
import io.stonechat.store.Durability;
import io.stonechat.store.MessageId;
import io.stonechat.store.Place;
import io.stonechat.store.Purpose;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where receipts of upstreams come in: each finds its message, or waits for it, or is kept as unmatched. */
final class ReceiptDesk {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptDesk.class);

    private final DeliveryContext outside;
    private final LaneContext context;
    private final Lanes lanes;
    private final EarlyReceipts early = new EarlyReceipts();
    private final ReceiptClerk clerk;

    ReceiptDesk(DeliveryContext outside, LaneContext context, Lanes lanes) {
        this.outside = outside;
        this.context = context;
        this.lanes = lanes;
        this.clerk = new ReceiptClerk(outside, context, this);
    }

    CompletionStage<CommandStatus> take(String bind, MessageRequest pdu) {
        UpstreamReceipt receipt = UpstreamReceipt.of(bind, pdu, policy(bind).receipts());
        return match(receipt)
                .map(match -> decided(match, receipt, Optional.empty()))
                .orElseGet(() -> keep(receipt))
                .exceptionally(failure -> {
                    LOG.error("A receipt of the bind {} could not be stored; it is to be sent again.", bind, failure);
                    return CommandStatus.ESME_RX_T_APPN;
                });
    }

    ReceiptStanding standing(String bind, MessageRequest pdu) {
        UpstreamReceipt receipt = UpstreamReceipt.of(bind, pdu, policy(bind).receipts());
        if (match(receipt).isPresent()) {
            return ReceiptStanding.KNOWN;
        }
        return mayBeEarly(receipt) ? ReceiptStanding.EARLY : ReceiptStanding.UNKNOWN;
    }

    /** An upstream id has got its message: what waited for it goes on. */
    void correlated(Correlation correlation) {
        early.take(correlation.domain(), correlation.upstreamId()).forEach(this::again);
    }

    /** The time of a receipt that was kept is over: it has its message now, or waits on, or is unmatched. */
    void due(StoredMessage held) {
        UpstreamReceipt receipt = receiptOf(held);
        Optional<Match> match = match(receipt);
        Instant last = held.times().accepted().plus(settings().maxHold());
        if (match.isPresent()) {
            var _ = decided(match.get(), receipt, Optional.of(held));
        } else if (last.isAfter(now()) && mayBeEarly(receipt)) {
            change(held, waitOn(held));
        } else {
            early.forget(domain(receipt.bind()), normalised(receipt), held.id());
            change(held, outside.hooks().asks(HookKind.UNMATCHED_RECEIPT) ? toBeAsked(held) : unmatched(held));
        }
    }

    /** Who asks the script about receipts. */
    ReceiptClerk clerk() {
        return clerk;
    }

    private void again(MessageId id) {
        context.store()
                .find(id)
                .filter(held -> held.state() == StoredState.HELD)
                .ifPresent(this::due);
    }

    private Optional<Match> match(UpstreamReceipt receipt) {
        return match(receipt, receipt.id()).or(() -> match(receipt, receipt.tlvId()));
    }

    private Optional<Match> match(UpstreamReceipt receipt, String id) {
        if (id.isEmpty()) {
            return Optional.empty();
        }
        String normalised = policy(receipt.bind()).receiptForm().normalise(id);
        return Match.among(
                context.store().correlations(domain(receipt.bind()), normalised),
                receipt.pdu().source());
    }

    /** The script has its say on what is passed on. */
    private CompletionStage<CommandStatus> decided(Match match, UpstreamReceipt receipt, Optional<StoredMessage> held) {
        return clerk.telling(match, receipt).thenCompose(telling -> apply(match, receipt.telling(telling), held));
    }

    private CompletionStage<CommandStatus> apply(Match match, UpstreamReceipt receipt, Optional<StoredMessage> held) {
        Moment moment = context.moment();
        BindPolicy policy = policy(receipt.bind());
        return context.journal()
                .change(match.correlation().message(), Durability.DURABLE, message -> {
                    Decision decision =
                            context.rules().get().afterReceipt().decide(message, match, receipt, policy, moment);
                    return held.isEmpty() ? Optional.of(decision) : consuming(held.get(), decision);
                })
                .thenApply(_ -> CommandStatus.ESME_ROK);
    }

    /** The decision, with the kept receipt removed by it; empty when that was dealt with meanwhile. */
    private Optional<Decision> consuming(StoredMessage held, Decision decision) {
        return context.store()
                .find(held.id())
                .filter(current -> current.version() == held.version())
                .map(current -> decision.and(new Change.Remove(current.id(), current.version())));
    }

    private CompletionStage<CommandStatus> keep(UpstreamReceipt receipt) {
        Moment moment = context.moment();
        StoredMessage record = EarlyReceipts.record(receipt, outside.ids().next(), settings(), moment.now());
        boolean hold = !receipt.id().isEmpty() && mayBeEarly(receipt) && hasRoom();
        Decision decision = hold ? heldFor(record, receipt, moment) : noMessage(record);
        if (hold) {
            early.add(domain(receipt.bind()), normalised(receipt), record.id());
        }
        return context.journal().add(Purpose.RECEIPT, List.of(decision)).thenCompose(result -> switch (result) {
            case CommitResult.Committed() -> {
                if (hold && match(receipt).isPresent()) {
                    again(record.id());
                }
                yield CompletableFuture.completedFuture(CommandStatus.ESME_ROK);
            }
            case CommitResult.Full _, CommitResult.Conflict _ ->
                CompletableFuture.completedFuture(CommandStatus.ESME_RX_T_APPN);
        });
    }

    private boolean hasRoom() {
        return context.store().count(Place.HELD) < settings().maxHeld();
    }

    private boolean mayBeEarly(UpstreamReceipt receipt) {
        return lanes.busy(domain(receipt.bind()), now().minus(settings().hold()));
    }

    private static Decision heldFor(StoredMessage record, UpstreamReceipt receipt, Moment moment) {
        Draft draft = new Draft(record, moment);
        draft.tell(0, Reason.NO_CORRELATION, head -> new MessageEvent.ReceiptHeld(head, receipt.bind()));
        return draft.decision();
    }

    private Decision waitOn(StoredMessage held) {
        Draft draft = new Draft(held, context.moment());
        draft.move(StoredState.HELD, new Place(Place.HELD, now().plus(settings().hold())));
        return draft.decision();
    }

    /** No message is known for it, and none will be: the script is asked, as far as there is room to wait for that. */
    private Decision noMessage(StoredMessage record) {
        boolean ask = outside.hooks().asks(HookKind.UNMATCHED_RECEIPT)
                && context.store().count(Turns.unmatched(record, now()).queue())
                        < settings().maxHeld();
        return ask ? toBeAsked(record) : unmatched(record);
    }

    private Decision toBeAsked(StoredMessage record) {
        Draft draft = new Draft(record, context.moment());
        draft.move(StoredState.HELD, Turns.unmatched(record, now()));
        return draft.decision();
    }

    private Decision unmatched(StoredMessage record) {
        Draft draft = new Draft(record, context.moment());
        unmatched(draft);
        return draft.decision();
    }

    /** Keeps a receipt as one that no message is known for. */
    void unmatched(Draft draft) {
        UpstreamReceipt receipt = receiptOf(draft.message());
        draft.progress(
                draft.progress().end(StoredState.UNMATCHED, now(), settings().firstForgotten(now())));
        draft.tell(
                0,
                Reason.NO_CORRELATION,
                head -> new MessageEvent.ReceiptUnmatched(head, receipt.bind(), receipt.pdu()));
    }

    private void change(StoredMessage held, Decision decision) {
        context.journal()
                .change(
                        held,
                        Durability.WRITTEN,
                        current -> current.version() == held.version() ? Optional.of(decision) : Optional.empty())
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        LOG.error("What became of the receipt {} could not be stored.", held.id(), failure);
                    }
                });
    }

    UpstreamReceipt receiptOf(StoredMessage held) {
        String bind = held.origin().systemId();
        return UpstreamReceipt.of(bind, held.pdu(), policy(bind).receipts());
    }

    String normalised(UpstreamReceipt receipt) {
        return policy(receipt.bind()).receiptForm().normalise(receipt.id());
    }

    String domain(String bind) {
        return outside.upstreams().receiptDomain(bind);
    }

    BindPolicy policy(String bind) {
        return outside.upstreams().policy(bind);
    }

    private ReceiptSettings settings() {
        return context.rules().get().settings().receipts();
    }

    private Instant now() {
        return context.time().clock().instant();
    }
}
