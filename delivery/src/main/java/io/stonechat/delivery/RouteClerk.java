package io.stonechat.delivery;

import io.stonechat.protocol.MessageRequest;
import io.stonechat.store.HistoryEntry;
import io.stonechat.store.Place;
import io.stonechat.store.Route;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the script which way a message takes, and has the rules decide where it does not. */
final class RouteClerk {

    private static final Logger LOG = LoggerFactory.getLogger(RouteClerk.class);
    private static final Duration SHORTEST_HOLD = Duration.ofSeconds(1);

    private final DeliveryContext outside;
    private final LaneContext context;

    RouteClerk(DeliveryContext outside, LaneContext context) {
        this.outside = outside;
        this.context = context;
    }

    CompletionStage<Journal.Rule> ask(StoredMessage message) {
        if (!outside.hooks().handles(HookKind.ROUTE)) {
            return CompletableFuture.completedFuture(current -> byRules(current, false));
        }
        return outside.hooks().route(message).handle((decision, failure) -> decided(message, decision, failure));
    }

    private Journal.Rule decided(StoredMessage message, @Nullable RouteDecision decision, @Nullable Throwable failure) {
        if (decision == null) {
            LOG.warn("on_route failed for message {}: the rules of the configuration route it.", message.id(), failure);
            return current -> byRules(current, true);
        }
        Optional<String> problem = problem(decision);
        if (problem.isPresent()) {
            LOG.error("on_route chose no route for message {}: {} The rules decide.", message.id(), problem.get());
            return current -> byRules(current, true);
        }
        return current -> Optional.of(apply(current, decision));
    }

    private static Optional<String> problem(RouteDecision decision) {
        return switch (decision) {
            case RouteDecision.Send(var choice, var _) ->
                Chain.of(choice.chain()).problem();
            case RouteDecision.Refuse(var state, var _) ->
                state.isFinal() ? Optional.empty() : Optional.of(state + " is no final state.");
            case RouteDecision.Hold _, RouteDecision.ByRules _ -> Optional.empty();
        };
    }

    private Decision apply(StoredMessage message, RouteDecision decision) {
        Draft draft = new Draft(changed(message, decision.changes()), context.moment());
        switch (decision) {
            case RouteDecision.Send(var choice, var _) -> send(draft, choice, Turns.chosen(choice.rule()), null);
            case RouteDecision.Hold(var until, var _) -> hold(draft, until);
            case RouteDecision.Refuse(var state, var _) -> {
                note(draft, state.name());
                context.rules().get().endings().end(draft, state, Reason.SCRIPT);
            }
            case RouteDecision.ByRules(var changes) -> ruled(draft, true, changes.pdu());
        }
        return draft.decision();
    }

    private static StoredMessage changed(StoredMessage message, RouteDecision.Changes changes) {
        StoredMessage changed = message;
        if (!changes.attributes().isEmpty()) {
            Map<String, String> attributes = new HashMap<>(message.attributes());
            attributes.putAll(changes.attributes());
            changed = changed.with(attributes);
        }
        return changes.pdu() == null ? changed : changed.with(changed.route().sending(changes.pdu()));
    }

    private Optional<Decision> byRules(StoredMessage message, boolean hooked) {
        Draft draft = new Draft(message, context.moment());
        ruled(draft, hooked, null);
        return Optional.of(draft.decision());
    }

    private void ruled(Draft draft, boolean hooked, @Nullable MessageRequest scripted) {
        Optional<RouteChoice> choice = outside.routes()
                .route(draft.message())
                .filter(route -> Chain.of(route.chain()).problem().isEmpty());
        if (choice.isPresent()) {
            String rule = choice.get().rule();
            MessageRequest pdu = scripted == null ? draft.message().pdu() : scripted;
            send(draft, choice.get(), hooked ? Turns.chosen(rule) : rule, Admission.rewritten(pdu, choice.get()));
        } else {
            askLater(draft);
        }
    }

    private static void send(
            Draft draft, RouteChoice choice, @Nullable String rule, @Nullable MessageRequest rewritten) {
        StoredMessage message = draft.message();
        Route way = message.route().along(rule, choice.chain()).withOrdered(choice.ordered());
        Route route = rewritten == null ? way : way.sending(rewritten);
        Place place = message.progress().place();
        Instant due = place == null ? draft.now() : place.at();
        draft.route(route);
        draft.move(StoredState.QUEUED, Place.forBind(Chain.of(route).bind(0), due));
        note(draft, String.join(", ", choice.chain()));
        draft.tell(0, Reason.DUE, head -> new MessageEvent.Routed(head, rule, choice.chain()));
    }

    private static void hold(Draft draft, Instant until) {
        Instant soonest = draft.now().plus(SHORTEST_HOLD);
        Instant at = until.isBefore(soonest) ? soonest : until;
        draft.move(StoredState.QUEUED, Turns.route(draft.message(), at));
        note(draft, "held until " + at);
        draft.tell(0, Reason.SCRIPT, head -> new MessageEvent.Held(head, at));
    }

    /** Nobody knows a way: it waits as if every way had failed. */
    private void askLater(Draft draft) {
        StoredMessage message = draft.message();
        int retries = message.route().retries();
        Instant at = draft.now().plus(context.rules().get().settings().retry().pause(retries));
        LOG.warn(
                "There is no route for message {} of {}: asked again at {}.",
                message.id(),
                message.origin().account(),
                at);
        draft.route(message.route().retryAt(0));
        draft.move(StoredState.QUEUED, Turns.route(message, at));
        draft.note(HistoryEntry.Kind.RETRY, 0, "no route; again at " + at);
        draft.tell(0, Reason.NO_ROUTE, head -> new MessageEvent.RetryScheduled(head, "", at));
    }

    private static void note(Draft draft, String what) {
        draft.note(HistoryEntry.Kind.SCRIPT, 0, HookKind.ROUTE.text() + ": " + what);
    }
}
