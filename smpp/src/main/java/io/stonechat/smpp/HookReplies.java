package io.stonechat.smpp;

import io.stonechat.delivery.FailureDecision;
import io.stonechat.delivery.MoDecision;
import io.stonechat.delivery.ReceiptDecision;
import io.stonechat.delivery.RouteChoice;
import io.stonechat.delivery.RouteDecision;
import io.stonechat.delivery.UnmatchedDecision;
import io.stonechat.store.MessageId;
import io.stonechat.store.StoredState;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a script's replies to hooks mean to delivery.
 *
 * @param config says which binds and users there are
 * @param clock the wall clock
 */
record HookReplies(Supplier<SmppConfig> config, InstantSource clock) {

    /**
     * The decision about a route.
     *
     * @throws IllegalArgumentException if its chain cannot be followed
     */
    RouteDecision route(RouteReply reply) {
        var changes = new RouteDecision.Changes(reply.rewritten(), reply.attributes());
        return switch (reply.way()) {
            case RouteReply.Way.Send(var chain, var rule, var ordered) ->
                new RouteDecision.Send(choice(rule, chain, ordered), changes);
            case RouteReply.Way.Hold(var until) -> new RouteDecision.Hold(until, changes);
            case RouteReply.Way.Refuse(var state) -> new RouteDecision.Refuse(StoredState.ofReceipt(state), changes);
            case RouteReply.Way.ByRules() -> new RouteDecision.ByRules(changes);
        };
    }

    /**
     * The decision about a failure or an unknown outcome.
     *
     * @throws IllegalArgumentException if its chain cannot be followed
     */
    FailureDecision failure(FailureReply reply) {
        return switch (reply) {
            case FailureReply.RetryAt(var at) -> new FailureDecision.Retry(at);
            case FailureReply.RetryIn(var pause) ->
                new FailureDecision.Retry(clock.instant().plus(pause));
            case FailureReply.Divert(var chain) ->
                new FailureDecision.Divert(choice(null, chain, false), clock.instant());
            case FailureReply.End(var state) -> new FailureDecision.End(StoredState.ofReceipt(state));
            case FailureReply.ByRule() -> new FailureDecision.ByRule();
        };
    }

    static ReceiptDecision receipt(ReceiptReply reply) {
        return switch (reply) {
            case ReceiptReply.Pass() -> new ReceiptDecision.Pass();
            case ReceiptReply.Drop() -> new ReceiptDecision.Drop();
            case ReceiptReply.Tell(var state, var error, var text) -> new ReceiptDecision.Rewrite(state, error, text);
        };
    }

    /**
     * The decision about a receipt that matches nothing.
     *
     * @throws IllegalArgumentException if it names a message by what is no id
     */
    UnmatchedDecision unmatched(UnmatchedReply reply) {
        return switch (reply) {
            case UnmatchedReply.ToMessage(var id) ->
                new UnmatchedDecision.ToMessage(MessageId.parse(id)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "\"" + id + "\" is no message id (expected: a decimal number)")));
            case UnmatchedReply.ToAccount(var account) ->
                new UnmatchedDecision.ToAccount(config.get().accountOf(account));
            case UnmatchedReply.Leave() -> new UnmatchedDecision.Leave();
        };
    }

    MoDecision mobileOriginated(MoReply reply) {
        return switch (reply) {
            case MoReply.DeliverTo(var accounts) ->
                new MoDecision.Deliver(accounts.stream()
                        .map(account -> config.get().accountOf(account))
                        .distinct()
                        .toList());
            case MoReply.Reject(var status) -> new MoDecision.Reject(status);
            case MoReply.ByRules() -> new MoDecision.ByRules();
        };
    }

    private RouteChoice choice(@Nullable String rule, List<String> chain, boolean ordered) {
        Chains.requireSendable(chain, bind -> config.get().bind(bind).isPresent());
        return new RouteChoice(rule, chain, ordered);
    }
}
