package io.stonechat.delivery;

import io.stonechat.store.Place;
import io.stonechat.store.Route;
import io.stonechat.store.StoredMessage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The turns on a message's way where a script is asked: a queue for each, and each account has its own, so that a script
 * that is slow about one account's messages holds up no other's. Pure.
 */
final class Turns {

    /** Where messages wait for their route. */
    static final String ROUTE = Place.ROUTE + ":";

    /** Where messages wait for what follows on a failure. */
    static final String FAILURE = "ask:failure:";

    /** Where messages wait for what follows when no bind of their chain can be reached. */
    static final String PARKED = "ask:parked:";

    /** Where messages wait for what follows on an unknown outcome. */
    static final String UNKNOWN = "ask:unknown:";

    /** Where receipts wait for somebody to know their message. */
    static final String UNMATCHED = "ask:unmatched:";

    private static final String BY_HOOK = HookKind.ROUTE.text();

    /** Stands for the route of a message until the script has chosen one. */
    static final RouteChoice TO_BE_ASKED = new RouteChoice(BY_HOOK, List.of());

    private Turns() {}

    static Place route(StoredMessage message, Instant at) {
        return new Place(ROUTE + message.origin().account(), at);
    }

    static Place failure(StoredMessage message, Instant at) {
        return new Place(FAILURE + message.origin().account(), at);
    }

    static Place parked(StoredMessage message, Instant at) {
        return new Place(PARKED + message.origin().account(), at);
    }

    static Place unknown(StoredMessage message, Instant at) {
        return new Place(UNKNOWN + message.origin().account(), at);
    }

    /** Of a receipt the bind is what keeps it apart from others: nobody knows its account. */
    static Place unmatched(StoredMessage receipt, Instant at) {
        return new Place(UNMATCHED + receipt.origin().systemId(), at);
    }

    /** Whether a message stands at such a turn. */
    static boolean isAt(String turn, StoredMessage message) {
        Place place = message.progress().place();
        return place != null && place.queue().startsWith(turn);
    }

    static boolean isToBeAsked(RouteChoice choice) {
        return choice.chain().isEmpty() && BY_HOOK.equals(choice.rule());
    }

    /** The rule of a route that the hook chose, or would have: by it the hook is asked again when the retries start anew. */
    static String chosen(@Nullable String rule) {
        return rule == null ? BY_HOOK : BY_HOOK + ":" + rule;
    }

    /** Whether the hook chooses the route of such a message. */
    static boolean isChosen(Route route) {
        String rule = route.rule();
        return rule != null && (rule.equals(BY_HOOK) || rule.startsWith(BY_HOOK + ":"));
    }
}
