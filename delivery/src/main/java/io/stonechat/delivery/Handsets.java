package io.stonechat.delivery;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DataCoding;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.Tlvs;
import io.stonechat.store.CommitResult;
import io.stonechat.store.Purpose;
import io.stonechat.store.StoredMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where messages from handsets come in: each into the mailboxes of its owners, or among the dead letters. */
final class Handsets {

    private static final Logger LOG = LoggerFactory.getLogger(Handsets.class);
    private static final int MOST_OCTETS = 0xFFFF;

    private final DeliveryContext outside;
    private final LaneContext context;
    private final Mailboxes mailboxes;
    private final MoSegments segments;

    Handsets(DeliveryContext outside, LaneContext context, Mailboxes mailboxes, Owners owners) {
        this.outside = outside;
        this.context = context;
        this.mailboxes = mailboxes;
        this.segments = new MoSegments(context, mailboxes, owners);
    }

    /** For each of its owners, all at once or not at all; without any it is a dead letter. */
    CompletionStage<CommandStatus> take(String bind, List<String> owners, MessageRequest pdu) {
        Moment moment = context.moment();
        List<Draft> whole = new ArrayList<>();
        List<MoSegments.Arrival> parts = new ArrayList<>();
        for (String owner : new LinkedHashSet<>(owners)) {
            Draft draft = accepted(bind, owner, pdu, moment);
            mailboxes.put(draft, owner);
            Optional<Duration> patience = draft.message().state().isFinal()
                    ? Optional.empty()
                    : outside.esmes().reassembly(owner);
            Optional<MoSegment> segment = patience.isEmpty() ? Optional.empty() : MoSegment.of(bind, owner, pdu);
            segment.ifPresentOrElse(
                    part -> parts.add(segments.arrive(draft, part, moment.now().plus(patience.orElseThrow()))),
                    () -> whole.add(draft));
        }
        if (owners.isEmpty()) {
            Draft draft = accepted(bind, "", pdu, moment);
            mailboxes.setAside(draft, Reason.NO_OWNER);
            whole.add(draft);
        }
        return store(bind, whole, parts);
    }

    /** A segment that is put together with the others before it is known whose they are. */
    CompletionStage<CommandStatus> takeSegment(String bind, MessageRequest pdu, MoSegment segment, Duration patience) {
        Moment moment = context.moment();
        Draft draft = accepted(bind, "", pdu, moment);
        return store(
                bind,
                List.of(),
                List.of(segments.arrive(draft, segment, moment.now().plus(patience))));
    }

    private Draft accepted(String bind, String account, MessageRequest pdu, Moment moment) {
        Draft draft = mailboxes.arrived(bind, account, pdu, Map.of(), moment);
        mailboxes.tellAccepted(draft);
        return draft;
    }

    /** Keeps what cannot be processed, so that it is not sent again for ever. */
    CompletionStage<CommandStatus> setAside(String bind, MessageRequest pdu) {
        return setAside(bind, pdu, Map.of());
    }

    /** Keeps what cannot even be read: the PDU as it came is the payload of a message that says no more. */
    CompletionStage<CommandStatus> setAside(String bind, Octets frame, String reason) {
        Octets kept = frame.length() > MOST_OCTETS ? frame.slice(0, MOST_OCTETS) : frame;
        DeliverSm pdu = DeliverSm.builder()
                .dataCoding(DataCoding.BINARY)
                .tlvs(Tlvs.of(new Tlv(TlvTag.MESSAGE_PAYLOAD, kept)))
                .build();
        return setAside(bind, pdu, Map.of(Delivery.UNREADABLE, reason));
    }

    private CompletionStage<CommandStatus> setAside(String bind, MessageRequest pdu, Map<String, String> attributes) {
        Draft draft = mailboxes.arrived(bind, "", pdu, attributes, context.moment());
        mailboxes.setAside(draft, Reason.UNPROCESSABLE);
        return store(bind, List.of(draft), List.of());
    }

    /** Segments that have come before are stored already, or on their way. */
    private CompletionStage<CommandStatus> store(String bind, List<Draft> whole, List<MoSegments.Arrival> parts) {
        List<Draft> drafts = new ArrayList<>(whole);
        parts.stream()
                .filter(MoSegments.Arrival::isNew)
                .map(MoSegments.Arrival::record)
                .forEach(drafts::add);
        CompletionStage<CommandStatus> all = store(bind, drafts).thenApply(status -> {
            parts.stream().filter(MoSegments.Arrival::isNew).forEach(part -> segments.settled(part, status));
            return status;
        });
        for (MoSegments.Arrival part : parts) {
            all = all.thenCombine(part.answer(), (one, other) -> one.isOk() ? other : one);
        }
        return all;
    }

    private CompletionStage<CommandStatus> store(String bind, List<Draft> drafts) {
        if (drafts.isEmpty()) {
            return CompletableFuture.completedFuture(CommandStatus.ESME_ROK);
        }
        return context.journal()
                .add(Purpose.MO, drafts.stream().map(Draft::decision).toList())
                .thenApply(result -> switch (result) {
                    case CommitResult.Committed() -> CommandStatus.ESME_ROK;
                    case CommitResult.Full _, CommitResult.Conflict _ -> CommandStatus.ESME_RX_T_APPN;
                })
                .exceptionally(failure -> {
                    LOG.error("A message of the bind {} could not be stored; it is to be sent again.", bind, failure);
                    return CommandStatus.ESME_RX_T_APPN;
                });
    }

    /** Finds the segments again that waited when delivery was stopped. */
    void recover() {
        segments.recover();
    }

    /** Scripts can be asked whose a message is. */
    void ownersReady() {
        segments.joinAll();
    }

    /** The others of a segment did not come in time. */
    void segmentDue(StoredMessage segment) {
        segments.due(segment);
    }
}
