package io.stonechat.delivery;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.ShortMessageRequest;
import io.stonechat.protocol.TlvTag;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How a submission becomes records, or is refused. Pure, but for the ids it takes and the route it asks for. */
final class Admission {

    private final DeliverySettings settings;
    private final MessageIds ids;
    private final EsmePolicies esmes;
    private final RoutePolicy routes;
    private final Hooks hooks;

    Admission(DeliverySettings settings, MessageIds ids, EsmePolicies esmes, RoutePolicy routes, Hooks hooks) {
        this.settings = settings;
        this.ids = ids;
        this.esmes = esmes;
        this.routes = routes;
        this.hooks = hooks;
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

    Verdict admit(Submission submission, DeliveryMode mode, Moment moment) {
        Optional<Times> times = times(submission.pdu(), submission.arrived(), moment.now());
        if (times.isEmpty()) {
            return refusal(submission.pdu(), moment.now());
        }
        Destinations destinations = Destinations.of(submission.pdu());
        if (destinations.accepted().isEmpty()) {
            return new Verdict.Refused(CommandStatus.ESME_RINVDSTADR, "None of the destinations can be sent to.");
        }
        IdForm idForm = esmes.of(submission.requester().systemId()).idForm();
        MessageId told = ids.next();
        List<Decision> parts = new ArrayList<>(destinations.accepted().size());
        for (MessageRequest pdu : destinations.accepted()) {
            StoredMessage message = record(submission, pdu, times.get(), parts.isEmpty() ? told : ids.next());
            StoredMessage part = message.with(destinations.lineage(told, parts.size() + 1));
            Optional<RouteChoice> choice =
                    Optional.ofNullable(submission.route()).or(() -> choose(part, mode));
            Optional<String> problem = choice.map(route -> Turns.isToBeAsked(route)
                            ? Optional.<String>empty()
                            : Chain.of(route.chain()).problem())
                    .orElse(Optional.of("No rule routes " + part.destination().address() + "."));
            if (problem.isPresent()) {
                return new Verdict.Refused(CommandStatus.ESME_RSUBMITFAIL, problem.get());
            }
            parts.add(place(part, choice.orElseThrow(), mode, moment));
        }
        return new Verdict.Admitted(told, idForm.write(told), parts, destinations);
    }

    /** A script that chooses routes is asked when the message is due; the ESME of a relayed one waits, so the rules do. */
    private Optional<RouteChoice> choose(StoredMessage part, DeliveryMode mode) {
        return mode == DeliveryMode.QUEUE && hooks.asks(HookKind.ROUTE)
                ? Optional.of(Turns.TO_BE_ASKED)
                : routes.route(part);
    }

    private static Decision place(StoredMessage part, RouteChoice choice, DeliveryMode mode, Moment moment) {
        Draft draft = new Draft(part, moment);
        Route route = new Route(mode, choice.rule(), choice.chain(), 0, 0).withOrdered(choice.ordered());
        draft.route(route);
        Instant due = part.times().due();
        boolean later = due.isAfter(moment.now());
        boolean asked = Turns.isToBeAsked(choice);
        Place place = mode == DeliveryMode.QUEUE
                ? asked ? Turns.route(part, due) : Place.forBind(Chain.of(route).bind(0), due)
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

    private static StoredMessage record(Submission submission, MessageRequest pdu, Times times, MessageId id) {
        Requester requester = submission.requester();
        int priority = pdu instanceof ShortMessageRequest sm ? sm.priorityFlag() : 0;
        return new StoredMessage(
                id,
                MessageKind.SUBMIT,
                new Origin(
                        requester.account(),
                        requester.systemId(),
                        submission.arrival(),
                        requester.interfaceVersion(),
                        submission.clientReference()),
                pdu,
                times,
                new ReceiptRequest(pdu.registeredDelivery(), pdu.registeredDelivery()),
                priority,
                Route.TO_ESME,
                Progress.begin(StoredState.QUEUED, new Place(Place.RELAY, times.due())),
                Lineage.WHOLE,
                submission.attributes(),
                0);
    }

    /** The absolute times that the PDU asks for; empty when they cannot be read or are over. */
    private Optional<Times> times(MessageRequest pdu, Instant arrived, Instant now) {
        Optional<Instant> due = due(pdu, arrived, now);
        Optional<Instant> end = validUntil(pdu, now);
        return due.isPresent()
                        && end.isPresent()
                        && end.get().isAfter(now)
                        && end.get().isAfter(due.get())
                ? Optional.of(new Times(now, due.get(), end.get()))
                : Optional.empty();
    }

    private static Verdict.Refused refusal(MessageRequest pdu, Instant now) {
        return due(pdu, now, now).isEmpty()
                ? new Verdict.Refused(
                        CommandStatus.ESME_RINVSCHED, "schedule_delivery_time is no SMPP time (YYMMDDhhmmsstnnp).")
                : new Verdict.Refused(
                        CommandStatus.ESME_RINVEXPIRY,
                        "validity_period is no SMPP time (YYMMDDhhmmsstnnp), or ends before the message may be sent.");
    }

    private static Optional<Instant> due(MessageRequest pdu, Instant arrived, Instant now) {
        return pdu instanceof ShortMessageRequest sm
                        && !sm.scheduleDeliveryTime().isEmpty()
                ? SmppTimes.parse(sm.scheduleDeliveryTime(), now)
                : Optional.of(arrived);
    }

    private Optional<Instant> validUntil(MessageRequest pdu, Instant now) {
        if (pdu instanceof ShortMessageRequest sm && !sm.validityPeriod().isEmpty()) {
            return SmppTimes.parse(sm.validityPeriod(), now);
        }
        OptionalInt seconds =
                pdu instanceof DataSm sm ? sm.tlvs().integer(TlvTag.QOS_TIME_TO_LIVE) : OptionalInt.empty();
        Instant usual = scheduled(pdu, now).plus(settings.retry().expireAfter());
        return Optional.of(
                seconds.isPresent() ? now.plus(Duration.ofSeconds(Integer.toUnsignedLong(seconds.getAsInt()))) : usual);
    }

    private static Instant scheduled(MessageRequest pdu, Instant now) {
        return due(pdu, now, now).filter(now::isBefore).orElse(now);
    }
}
