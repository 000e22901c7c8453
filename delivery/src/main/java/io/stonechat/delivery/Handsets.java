package io.stonechat.delivery;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.store.CommitResult;
import io.stonechat.store.Lineage;
import io.stonechat.store.MessageId;
import io.stonechat.store.MessageKind;
import io.stonechat.store.Origin;
import io.stonechat.store.Place;
import io.stonechat.store.Progress;
import io.stonechat.store.Purpose;
import io.stonechat.store.ReceiptRequest;
import io.stonechat.store.Route;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import io.stonechat.store.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where messages from handsets come in: each into the mailbox of its account, or among the dead letters. */
final class Handsets {

    private static final Logger LOG = LoggerFactory.getLogger(Handsets.class);
    private static final int SMPP_3_4 = 0x34;

    private final DeliveryContext outside;
    private final LaneContext context;
    private final MoSegments segments;

    Handsets(DeliveryContext outside, LaneContext context) {
        this.outside = outside;
        this.context = context;
        this.segments = new MoSegments(context);
    }

    CompletionStage<CommandStatus> take(String bind, Optional<String> account, MessageRequest pdu) {
        Moment moment = context.moment();
        Draft draft = new Draft(record(bind, account.orElse(""), pdu, moment.now()), moment);
        StoredMessage message = draft.message();
        draft.tell(
                0,
                Reason.MOBILE_ORIGINATED,
                head -> new MessageEvent.Accepted(head, message.kind(), pdu.source(), message.destination()));
        if (account.isEmpty()) {
            deadLetter(draft, Reason.NO_OWNER);
        } else if (isFull(account.get())) {
            deadLetter(draft, Reason.MAILBOX_FULL);
        }
        Optional<MoSegment> segment =
                draft.message().state().isFinal() ? Optional.empty() : segment(bind, account, pdu);
        if (segment.isPresent()) {
            Duration patience =
                    outside.esmes().reassembly(account.orElseThrow()).orElseThrow();
            return segments.take(draft, segment.get(), moment.now().plus(patience));
        }
        return store(draft, bind);
    }

    /** Keeps what cannot be processed, so that it is not sent again for ever. */
    CompletionStage<CommandStatus> setAside(String bind, MessageRequest pdu) {
        Moment moment = context.moment();
        Draft draft = new Draft(record(bind, "", pdu, moment.now()), moment);
        deadLetter(draft, Reason.UNPROCESSABLE);
        return store(draft, bind);
    }

    private CompletionStage<CommandStatus> store(Draft draft, String bind) {
        return context.journal()
                .add(Purpose.MO, List.of(draft.decision()))
                .thenApply(result -> switch (result) {
                    case CommitResult.Committed() -> CommandStatus.ESME_ROK;
                    case CommitResult.Full _, CommitResult.Conflict _ -> CommandStatus.ESME_RX_T_APPN;
                })
                .exceptionally(failure -> {
                    LOG.error("A message of the bind {} could not be stored; it is to be sent again.", bind, failure);
                    return CommandStatus.ESME_RX_T_APPN;
                });
    }

    /** The segment that a message is, if its account wants long ones in one piece. */
    private Optional<MoSegment> segment(String bind, Optional<String> account, MessageRequest pdu) {
        return account.filter(owner -> outside.esmes().reassembly(owner).isPresent())
                .flatMap(owner -> MoSegment.of(bind, owner, pdu));
    }

    /** Finds the segments again that waited when delivery was stopped. */
    void recover() {
        segments.recover();
    }

    /** The others of a segment did not come in time. */
    void segmentDue(StoredMessage segment) {
        segments.due(segment);
    }

    private boolean isFull(String account) {
        return context.store().count(Place.accountQueue(account))
                >= outside.esmes().maxQueued(account, settings().mailbox().maxQueued());
    }

    private void deadLetter(Draft draft, Reason reason) {
        Instant removal = settings().receipts().firstForgotten(draft.now());
        draft.progress(draft.progress().end(StoredState.DEAD_LETTER, draft.now(), removal));
        MessageRequest pdu = draft.message().pdu();
        draft.tell(0, reason, head -> new MessageEvent.DeadLettered(head, pdu));
    }

    private StoredMessage record(String bind, String account, MessageRequest pdu, Instant now) {
        MessageId id = outside.ids().next();
        return new StoredMessage(
                id,
                MessageKind.MO,
                new Origin(account, bind, id.value(), SMPP_3_4, null),
                pdu,
                new Times(now, now, now.plus(settings().mailbox().expireAfter())),
                ReceiptRequest.NONE,
                0,
                Route.TO_ESME,
                Progress.begin(StoredState.QUEUED, Place.forAccount(account, now)),
                Lineage.WHOLE,
                Map.of(),
                0);
    }

    private DeliverySettings settings() {
        return context.rules().get().settings();
    }
}
