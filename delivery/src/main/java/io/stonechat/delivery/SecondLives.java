package io.stonechat.delivery;

import io.stonechat.protocol.EsmClass;
import io.stonechat.store.DeliveryMode;
import io.stonechat.store.HistoryEntry;
import io.stonechat.store.Lineage;
import io.stonechat.store.MessageId;
import io.stonechat.store.MessageIds;
import io.stonechat.store.MessageKind;
import io.stonechat.store.Origin;
import io.stonechat.store.Place;
import io.stonechat.store.Progress;
import io.stonechat.store.ReceiptRequest;
import io.stonechat.store.Route;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import io.stonechat.store.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How what has ended badly is tried once more.
 *
 * <p>No ESME is ever told the state of a delivery to it: so receipts, messages from handsets and dead letters are put back
 * as they are. The end of a submitted message may have been told, by a receipt or to a query, and never changes: it is sent
 * anew as another message, each of the two naming the other, and its ESME hears no more of it.
 */
final class SecondLives {

    /** The attribute of the new message that names the old one. */
    static final String RETRY_OF = "retry_of";

    /** The attribute of the old message that names the new one. */
    static final String RETRIED_AS = "retried_as";

    private final MessageIds ids;
    private final Mailboxes mailboxes;
    private final Function<StoredMessage, RouteChoice> routes;

    /** Makes them; {@code routes} chooses the way of a message anew. */
    SecondLives(MessageIds ids, Mailboxes mailboxes, Function<StoredMessage, RouteChoice> routes) {
        this.ids = ids;
        this.mailboxes = mailboxes;
        this.routes = routes;
    }

    /** The way it took the first time; where that was still to be chosen, so it is. */
    static RouteChoice sameRoute(StoredMessage message) {
        Route route = message.route();
        boolean known = !Turns.isChosen(route) && Chain.of(route).problem().isEmpty();
        return known ? new RouteChoice(route.rule(), route.chain(), route.ordered()) : Turns.TO_BE_ASKED;
    }

    /** Whether a message is a second life of another, which its ESME is told nothing of. */
    static boolean isSecond(StoredMessage message) {
        return message.attributes().containsKey(RETRY_OF);
    }

    /** Whether an ended message may live again, or why not. */
    static OperationResult standing(StoredMessage message) {
        if (message.attributes().containsKey(Delivery.UNREADABLE)) {
            return OperationResult.UNREADABLE;
        }
        boolean failed = switch (message.kind()) {
            case SUBMIT -> hasFailed(message.state());
            case MO -> message.state() != StoredState.DELIVERED;
            case RECEIPT -> message.state() != StoredState.DELIVERED && !isIntermediate(message);
            case UPSTREAM_RECEIPT -> true;
        };
        if (!failed) {
            return OperationResult.ENDED;
        }
        if (message.attributes().containsKey(RETRIED_AS)) {
            return OperationResult.RETRIED;
        }
        // Erased, or never there: nobody can tell, and to send nothing helps nobody.
        boolean empty = message.pdu().body().isEmpty() && message.pdu().tlvs().isEmpty();
        return empty ? OperationResult.UNREADABLE : OperationResult.DONE;
    }

    /** What its ESME has taken back is not among it. */
    private static boolean hasFailed(StoredState state) {
        return switch (state) {
            case EXPIRED, UNDELIVERABLE, UNKNOWN, REJECTED, SKIPPED, DEAD_LETTER -> true;
            case DELIVERED, DELETED, ACCEPTED, UNMATCHED -> false;
            case SCHEDULED, QUEUED, ATTEMPTING, UNCERTAIN, SENT, HELD -> false;
        };
    }

    /** Sent late, it might come after the receipt of the end. */
    private static boolean isIntermediate(StoredMessage message) {
        return (message.pdu().esmClass() & EsmClass.TYPE_MASK) == EsmClass.INTERMEDIATE_NOTIFICATION;
    }

    /** Whether it has to be found out whose it is. */
    static boolean isNobodys(StoredMessage message) {
        return message.kind() == MessageKind.MO && message.origin().account().isEmpty();
    }

    /**
     * The message alive again; still among the dead letters if the mailboxes of its owners are full.
     *
     * @param owners whose a message from a handset is, at least one; of no concern for others
     * @param who who asked
     */
    Decision again(StoredMessage message, List<String> owners, String who, Moment moment) {
        return switch (message.kind()) {
            case SUBMIT -> anew(message, who, moment);
            case MO -> mailboxes.handOver(back(message, who, moment), owners);
            case RECEIPT ->
                mailboxes.handOver(
                        back(message, who, moment), List.of(message.origin().account()));
            case UPSTREAM_RECEIPT -> {
                Draft draft = back(message, who, moment);
                draft.move(StoredState.HELD, new Place(Place.HELD, moment.now()));
                yield draft.decision();
            }
        };
    }

    /** The same record, with its past, and as much time as it had. */
    private static Draft back(StoredMessage message, String who, Moment moment) {
        Progress past = message.progress();
        Draft draft = new Draft(
                message.with(again(message.times(), moment.now()))
                        .with(message.route().withRetries(0))
                        .with(new Progress(
                                StoredState.QUEUED, past.place(), past.attempts(), past.history(), null, null)),
                moment);
        note(draft, who, "retry");
        return draft;
    }

    private Decision anew(StoredMessage message, String who, Moment moment) {
        MessageId id = ids.next();
        Draft old = new Draft(message.with(with(message.attributes(), RETRIED_AS, id.toString())), moment);
        note(old, who, "retry as " + id);
        StoredMessage second = second(id, message, moment.now());
        Draft draft = new Draft(second, moment);
        draft.note(HistoryEntry.Kind.ACCEPTED, 0, message.origin().systemId());
        draft.tell(
                0,
                Reason.OPERATOR,
                head -> new MessageEvent.Accepted(
                        head, second.kind(), second.pdu().source(), second.destination()));
        note(draft, who, "retry of " + message.id());
        return old.decision().and(draft.decision());
    }

    private StoredMessage second(MessageId id, StoredMessage message, Instant now) {
        Map<String, String> attributes = new HashMap<>(message.attributes());
        attributes.remove(IdForm.ATTRIBUTE);
        String group = message.lineage().group();
        Origin origin = message.origin();
        StoredMessage second = new StoredMessage(
                id,
                MessageKind.SUBMIT,
                new Origin(
                        origin.account(),
                        origin.systemId(),
                        id.value(),
                        origin.interfaceVersion(),
                        origin.clientReference(),
                        null,
                        origin.traceId()),
                message.pdu(),
                again(message.times(), now),
                new ReceiptRequest(
                        message.receipts().asked(), message.receipts().asked()),
                message.priority(),
                Route.TO_ESME,
                Progress.begin(StoredState.QUEUED, new Place(Place.ROUTE, now)),
                // What kept to one bind does so again, but what we had split is now as many messages of their own.
                group == null ? Lineage.WHOLE : Lineage.WHOLE.inGroup("again:" + group),
                with(attributes, RETRY_OF, message.id().toString()),
                0);
        RouteChoice choice = routes.apply(message);
        Route route = new Route(DeliveryMode.QUEUE, choice.rule(), choice.chain(), 0, 0).withOrdered(choice.ordered());
        Place place = Turns.isToBeAsked(choice)
                ? Turns.route(second, now)
                : Place.forBind(Chain.of(route).bind(0), now);
        return second.with(route).with(second.progress().to(StoredState.QUEUED, place));
    }

    private static Times again(Times times, Instant now) {
        Duration validity = Duration.between(times.due(), times.validUntil());
        return new Times(now, now, now.plus(validity.isPositive() ? validity : Duration.ZERO));
    }

    private static Map<String, String> with(Map<String, String> attributes, String name, String value) {
        Map<String, String> more = new HashMap<>(attributes);
        more.put(name, value);
        return more;
    }

    private static void note(Draft draft, String who, String action) {
        draft.note(HistoryEntry.Kind.OPERATOR, 0, action + " by " + who);
        draft.tell(0, Reason.OPERATOR, head -> new MessageEvent.OperatorAction(head, who, "retry"));
    }
}
