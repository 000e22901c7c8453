package io.stonechat.delivery;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.RegisteredDelivery;
import io.stonechat.protocol.ShortMessageRequest;
import io.stonechat.protocol.UnsuccessfulSme;
import io.stonechat.store.DeliveryMode;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a submission becomes records, or is refused. Pure, but for the ids it takes and the route it asks for. */
final class Admission {

    /** No script takes longer to decide about a submit. */
    private static final Duration LONGEST_DECISION = Duration.ofMinutes(5);

    private final DeliverySettings settings;
    private final DeliveryContext outside;
    private final Splitter splitter;

    Admission(DeliverySettings settings, DeliveryContext outside, Splitter splitter) {
        this.settings = settings;
        this.outside = outside;
        this.splitter = splitter;
    }

    /** What is to be stored for a submission. */
    sealed interface Verdict {

        /**
         * These parts, all at once.
         *
         * @param id the id of the whole
         * @param messageId the id as it is told
         */
        record Admitted(MessageId id, String messageId, List<Decision> parts, Destinations destinations)
                implements Verdict {}

        /** Nothing. */
        record Refused(CommandStatus status, String reason) implements Verdict {}
    }

    /**
     * A part that has its way, but not yet its place among the others.
     *
     * @param group what the parts of one text have in common; null for a part that is a text of its own
     */
    private record Routed(
            StoredMessage message,
            RouteChoice choice,
            @Nullable String group) {}

    Verdict admit(Submission submission, DeliveryMode mode, @Nullable String dedupKey, Moment moment) {
        EsmePolicy esme = outside.esmes().of(submission.requester().systemId());
        if (!esme.maySendFrom(submission.pdu().source())) {
            return new Verdict.Refused(
                    CommandStatus.ESME_RINVSRCADR, "Its source address is none of those that the user may use.");
        }
        return switch (SubmitTimes.of(esme, settings.retry())
                .of(submission.pdu(), arrived(submission, moment.now()), moment.now())) {
            case SubmitTimes.Verdict.Wrong(var status, var reason) -> new Verdict.Refused(status, reason);
            case SubmitTimes.Verdict.Fine(var times) ->
                admit(submission, mode, record(submission, times, esme, dedupKey), moment);
        };
    }

    private Verdict admit(Submission submission, DeliveryMode mode, StoredMessage whole, Moment moment) {
        Destinations destinations = Destinations.of(submission.pdu());
        if (submission.route() == null) {
            switch (unlisted(whole, destinations)) {
                case Screened.Refused(var refusal) -> {
                    return new Verdict.Refused(refusal.status(), refusal.reason());
                }
                case Screened.Fine(var left) -> destinations = left;
            }
        }
        if (destinations.accepted().isEmpty()) {
            return new Verdict.Refused(CommandStatus.ESME_RINVDSTADR, "None of the destinations can be sent to.");
        }
        List<Routed> parts = new ArrayList<>(destinations.accepted().size());
        for (MessageRequest pdu : destinations.accepted()) {
            StoredMessage message = whole.with(pdu);
            Optional<RouteChoice> choice = choice(submission, message, mode);
            Optional<String> problem = choice.map(route -> Turns.isToBeAsked(route)
                            ? Optional.<String>empty()
                            : Chain.of(route.chain()).problem())
                    .orElse(Optional.of(
                            "No rule routes " + message.destination().address() + "."));
            if (problem.isPresent()) {
                return new Verdict.Refused(CommandStatus.ESME_RSUBMITFAIL, problem.get());
            }
            parts.addAll(split(message, choice.orElseThrow(), parts.size()));
        }
        List<Decision> decisions = new ArrayList<>(parts.size());
        for (Routed part : parts) {
            MessageId id = decisions.isEmpty() ? whole.id() : outside.ids().next();
            Lineage lineage = lineage(whole.id(), decisions.size() + 1, parts.size(), part);
            decisions.add(place(as(id, part.message().with(lineage)), part.choice(), mode, moment));
        }
        return new Verdict.Admitted(whole.id(), IdForm.told(whole), decisions, destinations);
    }

    /** What the lists of the rules leave of the destinations. */
    private sealed interface Screened {

        /** These may be sent to. */
        record Fine(Destinations left) implements Screened {}

        /** Nothing may be sent. */
        record Refused(RouteRefusal refusal) implements Screened {}
    }

    /** Of several destinations those that are refused go to the unsuccessful ones; if all are, the first says why. */
    private Screened unlisted(StoredMessage whole, Destinations destinations) {
        List<MessageRequest> accepted = new ArrayList<>();
        List<UnsuccessfulSme> refused = new ArrayList<>(destinations.refused());
        RouteRefusal first = null;
        for (MessageRequest pdu : destinations.accepted()) {
            StoredMessage message = whole.with(pdu);
            Optional<RouteRefusal> refusal = outside.routes().refusal(message);
            if (refusal.isEmpty()) {
                accepted.add(pdu);
            } else {
                first = first == null ? refusal.get() : first;
                refused.add(
                        new UnsuccessfulSme(message.destination(), refusal.get().status()));
            }
        }
        return first != null && accepted.isEmpty()
                ? new Screened.Refused(first)
                : new Screened.Fine(first == null ? destinations : new Destinations(accepted, refused));
    }

    private Optional<RouteChoice> choice(Submission submission, StoredMessage message, DeliveryMode mode) {
        return Optional.ofNullable(submission.route())
                .or(() -> choose(message, mode))
                .map(choice -> MessagingMode.of(message.pdu()) == MessagingMode.TRANSACTION
                        ? choice.along(Chain.withoutQueue(choice.chain()))
                        : choice);
    }

    /** The arrival, unless the wall clock that told it has jumped. */
    private static Instant arrived(Submission submission, Instant now) {
        Instant told = submission.arrived();
        return told.isAfter(now) || told.isBefore(now.minus(LONGEST_DECISION)) ? now : told;
    }

    /** A script that chooses routes is asked when the message is due; the ESME of a relayed one waits, so the rules do. */
    private Optional<RouteChoice> choose(StoredMessage part, DeliveryMode mode) {
        return mode == DeliveryMode.QUEUE && outside.hooks().asks(HookKind.ROUTE)
                ? Optional.of(Turns.TO_BE_ASKED)
                : outside.routes().route(part);
    }

    /** The parts that the first bind of its chain wants a text in. */
    private List<Routed> split(StoredMessage message, RouteChoice choice, int before) {
        // Where a script is still to choose, the rules say what is likely.
        Optional<RouteChoice> likely =
                Turns.isToBeAsked(choice) ? outside.routes().route(message) : Optional.of(choice);
        LongMessages wanted =
                likely.map(this::outgoing).orElse(OutgoingForm.DEFAULT).longMessages();
        // One response cannot tell what became of several messages.
        boolean whole = wanted == LongMessages.SPLIT && MessagingMode.of(message.pdu()) == MessagingMode.TRANSACTION;
        List<MessageRequest> pdus = splitter.split(message.pdu(), whole ? LongMessages.PAYLOAD : wanted);
        if (pdus.size() == 1) {
            return List.of(new Routed(message.with(pdus.getFirst()), choice, null));
        }
        String group = TextParts.group(message.id(), before + 1);
        return pdus.stream()
                .map(pdu -> new Routed(message.with(pdu), choice, group))
                .toList();
    }

    private OutgoingForm outgoing(RouteChoice choice) {
        return Chain.of(choice.chain())
                .firstBind()
                .flatMap(outside.upstreams()::find)
                .map(bind -> bind.policy().outgoing())
                .orElse(OutgoingForm.DEFAULT);
    }

    private static Lineage lineage(MessageId told, int number, int of, Routed part) {
        String group = part.group() != null ? part.group() : Segments.group(part.message());
        return of == 1 ? Lineage.WHOLE.inGroup(group) : new Lineage(number == 1 ? null : told, number, of, null, group);
    }

    private Decision place(StoredMessage part, RouteChoice choice, DeliveryMode mode, Moment moment) {
        Draft draft = new Draft(part, moment);
        Route route = new Route(mode, choice.rule(), choice.chain(), 0, 0)
                .withOrdered(choice.ordered())
                .sending(rewritten(part.pdu(), choice));
        draft.route(route);
        Instant due = part.times().due();
        boolean later = due.isAfter(moment.now()) && outgoing(choice).schedule() == PassedSchedule.LOCAL;
        boolean asked = Turns.isToBeAsked(choice);
        Instant at = later || !due.isAfter(moment.now()) ? due : moment.now();
        Place place = mode == DeliveryMode.QUEUE
                ? asked ? Turns.route(part, at) : Place.forBind(Chain.of(route).bind(0), at)
                : new Place(Place.RELAY, part.times().validUntil());
        draft.move(later ? StoredState.SCHEDULED : StoredState.QUEUED, place);
        draft.note(HistoryEntry.Kind.ACCEPTED, 0, part.origin().systemId());
        draft.tell(
                0,
                Reason.SUBMITTED,
                head -> new MessageEvent.Accepted(head, part.kind(), part.pdu().source(), part.destination()));
        if (!asked) {
            draft.tell(0, Reason.SUBMITTED, head -> new MessageEvent.Routed(head, choice.rule(), choice.chain()));
        }
        return draft.decision();
    }

    /** What is sent instead of a PDU; null for itself. */
    @SuppressWarnings("ReferenceEquality") // whether anything was made of it, not whether that says the same
    static @Nullable MessageRequest rewritten(MessageRequest pdu, RouteChoice choice) {
        MessageRequest rewritten = choice.rewriting().of(pdu);
        return rewritten == pdu ? null : rewritten;
    }

    private StoredMessage record(Submission submission, Times times, EsmePolicy esme, @Nullable String dedupKey) {
        Requester requester = submission.requester();
        MessageRequest pdu = submission.pdu();
        MessageId id = outside.ids().next();
        Map<String, String> attributes = new HashMap<>(submission.attributes());
        attributes.putAll(esme.idForm().attributes(id));
        return new StoredMessage(
                id,
                MessageKind.SUBMIT,
                new Origin(
                        requester.account(),
                        requester.systemId(),
                        submission.arrival(),
                        requester.interfaceVersion(),
                        submission.clientReference(),
                        dedupKey,
                        null),
                pdu,
                times,
                receipts(pdu),
                pdu instanceof ShortMessageRequest sm ? sm.priorityFlag() : 0,
                Route.TO_ESME,
                Progress.begin(StoredState.QUEUED, new Place(Place.RELAY, times.due())),
                Lineage.WHOLE,
                attributes,
                0);
    }

    private static StoredMessage as(MessageId id, StoredMessage message) {
        return new StoredMessage(
                id,
                message.kind(),
                message.origin(),
                message.pdu(),
                message.times(),
                message.receipts(),
                message.priority(),
                message.route(),
                message.progress(),
                message.lineage(),
                message.attributes(),
                message.version());
    }

    /** In transaction mode the response tells the outcome, so that a receipt of the upstream is needed to know it. */
    private static ReceiptRequest receipts(MessageRequest pdu) {
        int asked = pdu.registeredDelivery();
        return MessagingMode.of(pdu) == MessagingMode.TRANSACTION
                ? new ReceiptRequest((asked & ~RegisteredDelivery.SUCCESS) | RegisteredDelivery.FINAL, asked)
                : new ReceiptRequest(asked, asked);
    }
}
