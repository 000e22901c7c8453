package io.stonechat.smpp;

import io.stonechat.delivery.Ending;
import io.stonechat.delivery.FailureDecision;
import io.stonechat.delivery.HookKind;
import io.stonechat.delivery.Hooks;
import io.stonechat.delivery.MoDecision;
import io.stonechat.delivery.Reason;
import io.stonechat.delivery.ReceiptDecision;
import io.stonechat.delivery.RouteDecision;
import io.stonechat.delivery.UnmatchedDecision;
import io.stonechat.host.Handler;
import io.stonechat.host.HandlerFailure;
import io.stonechat.host.HandlerResult;
import io.stonechat.host.Handlers;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Receipt;
import io.stonechat.store.StoredMessage;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls the script's hooks, each looked up anew for every event, on a thread of its own. What they decide is checked here;
 * what fails, or takes longer than its deadline, is the failure that delivery has a fallback for.
 */
final class HookCalls implements Hooks {

    private final Supplier<Handlers> handlers;
    private final HookReplies replies;
    private volatile boolean ready;

    HookCalls(Supplier<Handlers> handlers, HookReplies replies) {
        this.handlers = handlers;
        this.replies = replies;
    }

    /** The scripts are loaded: from now on it is known what they handle. */
    void open() {
        ready = true;
    }

    @Override
    public boolean ready() {
        return ready;
    }

    @Override
    public boolean handles(HookKind kind) {
        return ready && find(kind) != null;
    }

    private @Nullable Handler find(HookKind kind) {
        return handlers.get().find(HookSignature.kind(kind), HookSignature.ANY);
    }

    @Override
    public CompletionStage<RouteDecision> route(StoredMessage message) {
        RouteEvent event = new RouteEvent(question(HookKind.ROUTE, message), Messages.of(message));
        return decide(HookKind.ROUTE, event, RouteReply.class, replies::route);
    }

    @Override
    public CompletionStage<FailureDecision> failure(StoredMessage message, Reason reason) {
        Message seen = Messages.of(message);
        FailureEvent event = new FailureEvent(
                question(HookKind.FAILURE, message),
                seen,
                failure(reason),
                reason == Reason.PEER_REJECTED
                        ? seen.lastAttempt().map(MessageAttempt::status).orElse(null)
                        : null);
        return decide(HookKind.FAILURE, event, FailureReply.class, replies::failure);
    }

    private static String failure(Reason reason) {
        return reason == Reason.PEER_REJECTED
                ? FailureEvent.REJECTED
                : reason == Reason.UNENCODABLE ? FailureEvent.UNENCODABLE : FailureEvent.UNREACHABLE;
    }

    @Override
    public CompletionStage<FailureDecision> unknown(StoredMessage message) {
        UnknownEvent event = new UnknownEvent(question(HookKind.UNKNOWN, message), Messages.of(message));
        return decide(HookKind.UNKNOWN, event, FailureReply.class, replies::failure);
    }

    @Override
    public CompletionStage<ReceiptDecision> receipt(StoredMessage message, String bind, MessageRequest receipt) {
        Receipt read = read(receipt);
        String id = message.id() + ".receipt." + (read.stat() == null ? "none" : read.stat());
        ReceiptEvent event = new ReceiptEvent(id, Messages.of(message), bind, receipt, read);
        return decide(HookKind.RECEIPT, event, ReceiptReply.class, HookReplies::receipt);
    }

    @Override
    public CompletionStage<UnmatchedDecision> unmatchedReceipt(StoredMessage kept, String bind) {
        UnmatchedReceiptEvent event =
                new UnmatchedReceiptEvent(kept.id() + ".unmatched", bind, kept.pdu(), read(kept.pdu()));
        return decide(HookKind.UNMATCHED_RECEIPT, event, UnmatchedReply.class, replies::unmatched);
    }

    @Override
    public CompletionStage<MoDecision> mobileOriginated(String bind, MessageRequest pdu, Optional<String> ruled) {
        MoEvent event = new MoEvent("mo." + Arrived.of(bind, pdu).text(), bind, pdu, ruled);
        return decide(HookKind.MO, event, MoReply.class, replies::mobileOriginated);
    }

    @Override
    public CompletionStage<?> ended(Ending ending) {
        FinalEvent event = new FinalEvent(
                ending.id(), Messages.of(ending.message()), ending.at(), ending.correction(), ending.corrected());
        return call(HookKind.FINAL, event, (_, _) -> "told");
    }

    /** Nothing but the question itself changes the version of the record while it waits for the answer. */
    private static String question(HookKind kind, StoredMessage message) {
        return message.id() + "." + kind.text().substring("on_".length()) + "." + message.version();
    }

    private static Receipt read(MessageRequest pdu) {
        return Receipt.of(pdu).orElseGet(() -> Receipt.parse(""));
    }

    private <R, D> CompletionStage<D> decide(
            HookKind kind, Object event, Class<R> type, Function<? super R, ? extends D> decision) {
        return call(kind, event, (handler, result) -> {
            if (!type.isInstance(result)) {
                throw new IllegalArgumentException(handler.where() + " returned "
                        + (result == null ? "null" : result.getClass().getSimpleName()) + " instead of a "
                        + type.getSimpleName());
            }
            try {
                return decision.apply(type.cast(result));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        handler.where() + " returned what cannot be done: " + e.getMessage(), e);
            }
        });
    }

    /** What a handler's result means. */
    @FunctionalInterface
    private interface Reading<D> {

        D read(Handler handler, @Nullable Object result);
    }

    private <D> CompletionStage<D> call(HookKind kind, Object event, Reading<? extends D> reading) {
        var decided = new CompletableFuture<D>();
        Handler handler = find(kind);
        if (handler == null) {
            return CompletableFuture.failedFuture(
                    new IllegalStateException("the script that was loaded last has no " + kind.text() + " handler"));
        }
        var result = new Decided<D>(handler, reading, decided);
        if (handler.isAsynchronous()) {
            handler.start(null, result, event);
        } else {
            Thread.ofVirtual().name(kind.text()).start(() -> handler.start(null, result, event));
        }
        return decided;
    }

    /** What becomes of a handler's answer. */
    private record Decided<D>(Handler handler, Reading<? extends D> reading, CompletableFuture<D> decided)
            implements HandlerResult {

        @Override
        public void returned(@Nullable Object value) {
            try {
                decided.complete(reading.read(handler, value));
            } catch (RuntimeException e) {
                decided.completeExceptionally(e);
            }
        }

        @Override
        public void failed(HandlerFailure failure) {
            decided.completeExceptionally(failure);
        }
    }
}
