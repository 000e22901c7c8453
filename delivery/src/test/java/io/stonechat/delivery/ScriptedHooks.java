package io.stonechat.delivery;

import io.stonechat.protocol.MessageRequest;
import io.stonechat.store.StoredMessage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Hooks whose answers a test gives: as each question comes, or later, one by one. */
final class ScriptedHooks implements Hooks {

    final Set<HookKind> handled = EnumSet.noneOf(HookKind.class);
    final List<String> asked = new ArrayList<>();
    final List<Ending> endings = new ArrayList<>();
    boolean ready = true;
    Function<StoredMessage, CompletionStage<RouteDecision>> onRoute = _ -> failed();
    Function<StoredMessage, CompletionStage<FailureDecision>> onFailure = _ -> failed();
    Function<StoredMessage, CompletionStage<FailureDecision>> onUnknown = _ -> failed();
    Function<StoredMessage, CompletionStage<ReceiptDecision>> onReceipt = _ -> failed();
    Function<StoredMessage, CompletionStage<UnmatchedDecision>> onUnmatched = _ -> failed();
    Function<MessageRequest, CompletionStage<MoDecision>> onMo = _ -> failed();
    Function<Ending, CompletionStage<?>> onFinal = _ -> CompletableFuture.completedFuture(null);

    static <T> CompletionStage<T> failed() {
        return CompletableFuture.failedFuture(new IllegalStateException("the script threw"));
    }

    static <T> CompletionStage<T> answer(T value) {
        return CompletableFuture.completedFuture(value);
    }

    static <T> CompletionStage<T> never() {
        return new CompletableFuture<>();
    }

    static RouteDecision send(String... chain) {
        return new RouteDecision.Send(RouteChoice.of(chain), RouteDecision.Changes.NONE);
    }

    ScriptedHooks handle(HookKind... kinds) {
        handled.addAll(List.of(kinds));
        return this;
    }

    @Override
    public boolean ready() {
        return ready;
    }

    @Override
    public boolean handles(HookKind kind) {
        return ready && handled.contains(kind);
    }

    private void note(HookKind kind, String what) {
        asked.add(kind.text() + " " + what);
    }

    @Override
    public CompletionStage<RouteDecision> route(StoredMessage message) {
        note(HookKind.ROUTE, message.id().toString());
        return onRoute.apply(message);
    }

    @Override
    public CompletionStage<FailureDecision> failure(StoredMessage message, Reason reason) {
        note(HookKind.FAILURE, reason.name());
        return onFailure.apply(message);
    }

    @Override
    public CompletionStage<FailureDecision> unknown(StoredMessage message) {
        note(HookKind.UNKNOWN, message.id().toString());
        return onUnknown.apply(message);
    }

    @Override
    public CompletionStage<ReceiptDecision> receipt(StoredMessage message, String bind, MessageRequest receipt) {
        note(HookKind.RECEIPT, bind);
        return onReceipt.apply(message);
    }

    @Override
    public CompletionStage<UnmatchedDecision> unmatchedReceipt(StoredMessage kept, String bind) {
        note(HookKind.UNMATCHED_RECEIPT, bind);
        return onUnmatched.apply(kept);
    }

    @Override
    public CompletionStage<MoDecision> mobileOriginated(String bind, MessageRequest pdu, Optional<String> ruled) {
        note(HookKind.MO, ruled.orElse("nobody"));
        return onMo.apply(pdu);
    }

    @Override
    public CompletionStage<?> ended(Ending ending) {
        note(HookKind.FINAL, ending.id());
        return onFinal.apply(ending).thenRun(() -> endings.add(ending));
    }
}
