package io.stonechat.delivery;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.ReplaceSm;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.Tlvs;
import io.stonechat.store.HistoryEntry;
import io.stonechat.store.Place;
import io.stonechat.store.Route;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import io.stonechat.store.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether an ESME may still take back or replace its message, and what that makes of it. Pure. */
final class Rulings {

    private final Endings endings;

    Rulings(Endings endings) {
        this.endings = endings;
    }

    /** The message cancelled; empty when it was sent, may have been, or has ended. */
    Optional<Decision> cancel(StoredMessage message, Moment moment) {
        if (!isStillOurs(message)) {
            return Optional.empty();
        }
        Draft draft = new Draft(message, moment);
        draft.tell(0, Reason.CANCELLED, MessageEvent.Cancelled::new);
        endings.end(draft, StoredState.DELETED, Reason.CANCELLED);
        return Optional.of(draft.decision());
    }

    /** All parts of a text cancelled; empty when one of them was sent, may have been, or has ended otherwise, or all have. */
    Optional<Decision> cancelTogether(List<StoredMessage> parts, Moment moment) {
        List<StoredMessage> gone = parts.stream()
                .filter(part -> part.state() == StoredState.DELETED)
                .toList();
        List<StoredMessage> open = parts.stream().filter(Rulings::isStillOurs).toList();
        if (open.isEmpty() || open.size() + gone.size() < parts.size()) {
            return Optional.empty();
        }
        List<Draft> drafts = open.stream().map(part -> new Draft(part, moment)).toList();
        drafts.forEach(draft -> draft.tell(0, Reason.CANCELLED, MessageEvent.Cancelled::new));
        endings.endTogether(drafts, gone, StoredState.DELETED, Reason.CANCELLED);
        return drafts.stream().map(Draft::decision).reduce(Decision::and);
    }

    /** The message cancelled by the upstream that had accepted it; empty when it has ended meanwhile. */
    Optional<Decision> takenBack(StoredMessage message, Moment moment) {
        if (message.state() != StoredState.SENT) {
            return Optional.empty();
        }
        Draft draft = new Draft(message, moment);
        draft.tell(0, Reason.CANCELLED, MessageEvent.Cancelled::new);
        endings.end(draft, StoredState.DELETED, Reason.CANCELLED);
        return Optional.of(draft.decision());
    }

    /** The message replaced by the upstream that had accepted it; empty when it has ended meanwhile, or is no submit_sm. */
    Optional<Decision> replacedUpstream(StoredMessage message, ReplaceSm request, Moment moment) {
        if (message.state() != StoredState.SENT || !(message.pdu() instanceof SubmitSm submit)) {
            return Optional.empty();
        }
        Draft draft = new Draft(message, moment);
        draft.set(message.with(replaced(submit, request))
                .with(replaced(message.route(), request))
                .with(message.receipts().withAsked(request.registeredDelivery())));
        draft.note(HistoryEntry.Kind.REPLACED, 0, "by the upstream");
        draft.tell(0, Reason.REPLACED, MessageEvent.Replaced::new);
        return Optional.of(draft.decision());
    }

    /** What is wrong with the times of a request to replace; empty when nothing is. */
    static Optional<CommandStatus> refusal(ReplaceSm request, Instant now) {
        if (!request.scheduleDeliveryTime().isEmpty()
                && SmppTimes.parse(request.scheduleDeliveryTime(), now).isEmpty()) {
            return Optional.of(CommandStatus.ESME_RINVSCHED);
        }
        boolean validityFine = request.validityPeriod().isEmpty()
                || SmppTimes.parse(request.validityPeriod(), now)
                        .filter(now::isBefore)
                        .isPresent();
        return validityFine ? Optional.empty() : Optional.of(CommandStatus.ESME_RINVEXPIRY);
    }

    /** The request with no longer a validity than the ESME may have, counted from when the message may be sent. */
    static ReplaceSm within(@Nullable Duration most, StoredMessage message, ReplaceSm request, Instant now) {
        if (most == null || request.validityPeriod().isEmpty()) {
            return request;
        }
        Instant due = times(message.times(), request, now).due();
        Instant last = (due.isAfter(now) ? due : now).plus(most);
        boolean longer = SmppTimes.parse(request.validityPeriod(), now)
                .filter(end -> end.isAfter(last))
                .isPresent();
        return longer
                ? new ReplaceSm(
                        request.sequenceNumber(),
                        request.messageId(),
                        request.source(),
                        request.scheduleDeliveryTime(),
                        SmppTimes.absolute(last),
                        request.registeredDelivery(),
                        request.smDefaultMsgId(),
                        request.shortMessage(),
                        request.tlvs())
                : request;
    }

    /** The message replaced; empty when it was sent, may have been, has ended, or is no submit_sm. */
    Optional<Decision> replace(StoredMessage message, ReplaceSm request, Moment moment) {
        if (!isStillOurs(message) || !(message.pdu() instanceof SubmitSm submit)) {
            return Optional.empty();
        }
        Draft draft = new Draft(message, moment);
        draft.set(message.with(replaced(submit, request))
                .with(replaced(message.route(), request))
                .with(times(message.times(), request, moment.now()))
                .with(message.receipts().withAsked(request.registeredDelivery())));
        requeue(draft);
        draft.note(HistoryEntry.Kind.REPLACED, 0, "");
        draft.tell(0, Reason.REPLACED, MessageEvent.Replaced::new);
        return Optional.of(draft.decision());
    }

    /**
     * The message with another one in its place, which keeps its id; empty when it was sent, may have been, has ended, or
     * has other destinations too.
     */
    Optional<Decision> supersede(StoredMessage message, StoredMessage successor, Moment moment) {
        if (!isStillOurs(message)
                || message.lineage().parts() > 1
                || message.state().isFinal()) {
            return Optional.empty();
        }
        StoredState state = successor.state();
        Place place = successor.progress().place();
        Draft draft = new Draft(
                new StoredMessage(
                        message.id(),
                        message.kind(),
                        successor.origin(),
                        successor.pdu(),
                        successor.times(),
                        successor.receipts(),
                        successor.priority(),
                        successor.route(),
                        message.progress().to(state, place),
                        message.lineage(),
                        withTold(message, successor),
                        message.version()),
                moment);
        draft.note(HistoryEntry.Kind.REPLACED, 0, "replace_if_present_flag");
        draft.tell(0, Reason.REPLACED, MessageEvent.Replaced::new);
        return Optional.of(draft.decision());
    }

    /** The successor's attributes, but the id as the message was told. */
    private static Map<String, String> withTold(StoredMessage message, StoredMessage successor) {
        Map<String, String> attributes = new HashMap<>(successor.attributes());
        attributes.put(IdForm.ATTRIBUTE, IdForm.told(message));
        return attributes;
    }

    /** What was rewritten on the way is replaced, too: it is what is sent. */
    private static Route replaced(Route route, ReplaceSm request) {
        return route.rewritten() instanceof SubmitSm rewritten ? route.sending(replaced(rewritten, request)) : route;
    }

    private static SubmitSm replaced(SubmitSm submit, ReplaceSm request) {
        Tlvs tlvs = submit.tlvs().without(TlvTag.MESSAGE_PAYLOAD);
        for (var tlv : request.tlvs()) {
            tlvs = tlvs.replacing(tlv);
        }
        SubmitSm.Builder changed = submit.toBuilder()
                .registeredDelivery(request.registeredDelivery())
                .smDefaultMsgId(request.smDefaultMsgId())
                .shortMessage(request.shortMessage())
                .tlvs(tlvs);
        if (!request.validityPeriod().isEmpty()) {
            changed.validityPeriod(request.validityPeriod());
        }
        return changed.build();
    }

    private static Times times(Times before, ReplaceSm request, Instant now) {
        Instant due = request.scheduleDeliveryTime().isEmpty()
                ? before.due()
                : SmppTimes.parse(request.scheduleDeliveryTime(), now).orElse(before.due());
        Instant end = request.validityPeriod().isEmpty()
                ? before.validUntil()
                : SmppTimes.parse(request.validityPeriod(), now).orElse(before.validUntil());
        return new Times(before.accepted(), due, end);
    }

    private static void requeue(Draft draft) {
        StoredMessage message = draft.message();
        Place place = message.progress().place();
        Instant due = message.times().due();
        if (place != null && message.route().retries() == 0) {
            boolean later = due.isAfter(draft.now());
            draft.move(later ? StoredState.SCHEDULED : StoredState.QUEUED, new Place(place.queue(), due));
        }
    }

    /** Whether the message waits, and no attempt can have gone out. */
    static boolean isStillOurs(StoredMessage message) {
        boolean waits = message.state() == StoredState.QUEUED || message.state() == StoredState.SCHEDULED;
        return waits && !Endings.mayBeOut(message);
    }
}
