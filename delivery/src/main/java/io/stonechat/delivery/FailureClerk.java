package io.stonechat.delivery;

import io.stonechat.store.Attempt;
import io.stonechat.store.AttemptResult;
import io.stonechat.store.HistoryEntry;
import io.stonechat.store.Place;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the script what follows on a failed attempt or an unknown outcome, and has the rules decide where it does not. */
final class FailureClerk {

    private static final Logger LOG = LoggerFactory.getLogger(FailureClerk.class);

    /** A script that diverts a message in circles must not keep the processor busy with it. */
    private static final int QUICK_ATTEMPTS = 5;

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    private final DeliveryContext outside;
    private final LaneContext context;

    FailureClerk(DeliveryContext outside, LaneContext context) {
        this.outside = outside;
        this.context = context;
    }

    CompletionStage<Journal.Rule> afterFailure(StoredMessage message) {
        return outside.hooks().handles(HookKind.FAILURE)
                ? asked(message, HookKind.FAILURE, outside.hooks().failure(message, reason(message)))
                : left(this::rule);
    }

    private static Reason reason(StoredMessage failed) {
        List<Attempt> attempts = failed.progress().attempts();
        boolean written = attempts.isEmpty() || attempts.getLast().result() != AttemptResult.NOT_SENT;
        return written ? Reason.PEER_REJECTED : Reason.UNENCODABLE;
    }

    CompletionStage<Journal.Rule> whenParked(StoredMessage message) {
        return outside.hooks().handles(HookKind.FAILURE)
                ? asked(message, HookKind.FAILURE, outside.hooks().failure(message, Reason.PARKED_TOO_LONG))
                : left(FailureClerk::backToItsBind);
    }

    CompletionStage<Journal.Rule> afterUnknown(StoredMessage message) {
        return outside.hooks().handles(HookKind.UNKNOWN)
                ? asked(message, HookKind.UNKNOWN, outside.hooks().unknown(message))
                : left(this::rule);
    }

    /** What goes on without a script. */
    @FunctionalInterface
    private interface Step {

        void take(Draft draft);
    }

    private CompletionStage<Journal.Rule> left(Step step) {
        return CompletableFuture.completedFuture(current -> {
            Draft draft = new Draft(current, context.moment());
            step.take(draft);
            return Optional.of(draft.decision());
        });
    }

    private CompletionStage<Journal.Rule> asked(
            StoredMessage message, HookKind hook, CompletionStage<FailureDecision> stage) {
        return stage.handle((decision, failure) -> {
            FailureDecision decided = checked(message, hook, decision, failure);
            return current -> {
                Draft draft = new Draft(current, context.moment());
                draft.note(HistoryEntry.Kind.SCRIPT, 0, hook.text() + ": " + describe(decided));
                apply(draft, decided);
                return Optional.of(draft.decision());
            };
        });
    }

    private static FailureDecision checked(
            StoredMessage message, HookKind hook, @Nullable FailureDecision decision, @Nullable Throwable failure) {
        if (decision == null) {
            LOG.warn("{} failed for message {}: the rules decide.", hook.text(), message.id(), failure);
            return new FailureDecision.ByRule();
        }
        Optional<String> problem = switch (decision) {
            case FailureDecision.Divert(var choice, var _) ->
                Chain.of(choice.chain()).problem();
            case FailureDecision.End(var state) ->
                state.isFinal() ? Optional.empty() : Optional.of(state + " is no final state.");
            case FailureDecision.Retry _, FailureDecision.ByRule _ -> Optional.empty();
        };
        problem.ifPresent(text -> LOG.error(
                "{} decided what cannot be done about message {}: {} The rules decide.",
                hook.text(),
                message.id(),
                text));
        return problem.isEmpty() ? decision : new FailureDecision.ByRule();
    }

    private void apply(Draft draft, FailureDecision decision) {
        switch (decision) {
            case FailureDecision.Retry(var at) -> retry(draft, at);
            case FailureDecision.Divert(var choice, var at) -> divert(draft, choice, at);
            case FailureDecision.End(var state) ->
                context.rules().get().endings().end(draft, state, Reason.SCRIPT);
            case FailureDecision.ByRule() -> {
                if (Turns.isAt(Turns.PARKED, draft.message())) {
                    backToItsBind(draft);
                } else {
                    rule(draft);
                }
            }
        }
    }

    private void retry(Draft draft, Instant wanted) {
        StoredMessage message = draft.message();
        String bind = bind(message);
        Instant at = latest(wanted, draft.now().plus(SHORTEST_PAUSE));
        draft.route(message.route().retryAt(message.route().position()));
        draft.move(waiting(message), Place.forBind(bind, at));
        draft.tell(0, Reason.SCRIPT, head -> new MessageEvent.RetryScheduled(head, bind, at));
    }

    private static void divert(Draft draft, RouteChoice choice, Instant wanted) {
        StoredMessage message = draft.message();
        boolean quick = message.progress().attempts().size() < QUICK_ATTEMPTS;
        Instant at = latest(wanted, quick ? draft.now() : draft.now().plus(SHORTEST_PAUSE));
        String from = bind(message);
        String to = Chain.of(choice.chain()).bind(0);
        String rule = choice.rule() == null ? HookKind.FAILURE.text() : choice.rule();
        draft.route(message.route()
                .along(Turns.isChosen(message.route()) ? Turns.chosen(rule) : rule, choice.chain())
                .withOrdered(choice.ordered()));
        draft.move(waiting(message), Place.forBind(to, at));
        draft.tell(0, Reason.SCRIPT, head -> new MessageEvent.FailedOver(head, from, to));
    }

    private void rule(Draft draft) {
        List<Attempt> attempts = draft.progress().attempts();
        if (attempts.isEmpty()) {
            backToItsBind(draft);
            return;
        }
        BindPolicy policy = outside.upstreams().policy(attempts.getLast().target());
        context.rules().get().afterOutcome().ruled(draft, policy);
    }

    private static void backToItsBind(Draft draft) {
        StoredMessage message = draft.message();
        draft.move(message.state(), Place.forBind(bind(message), message.times().due()));
    }

    /** Whether it was sent, perhaps: then it says so while it waits. */
    private static StoredState waiting(StoredMessage message) {
        boolean unknown =
                message.progress().attempts().stream().anyMatch(attempt -> attempt.result() == AttemptResult.UNKNOWN);
        return unknown ? StoredState.UNCERTAIN : StoredState.QUEUED;
    }

    private static String bind(StoredMessage message) {
        return Chain.of(message.route()).bind(message.route().position());
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static String describe(FailureDecision decision) {
        return switch (decision) {
            case FailureDecision.Retry(var at) -> "retry at " + at;
            case FailureDecision.Divert(var choice, var _) -> String.join(", ", choice.chain());
            case FailureDecision.End(var state) -> state.name();
            case FailureDecision.ByRule() -> "by the rules";
        };
    }
}
