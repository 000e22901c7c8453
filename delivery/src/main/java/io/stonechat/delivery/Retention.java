package io.stonechat.delivery;

import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.TlvTag;
import io.stonechat.store.Batch;
import io.stonechat.store.Change;
import io.stonechat.store.CommitResult;
import io.stonechat.store.Durability;
import io.stonechat.store.MessageStore;
import io.stonechat.store.Place;
import io.stonechat.store.Purpose;
import io.stonechat.store.StoreException;
import io.stonechat.store.StoredMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** How messages that have ended are forgotten in steps: the text first, then the record. */
final class Retention {

    private final MessageStore store;

    Retention(MessageStore store) {
        this.store = store;
    }

    /**
     * Takes the next step for each message, all in one go.
     *
     * @return completes with true; a message that somebody changed meanwhile has its turn again later
     */
    CompletionStage<Boolean> age(List<StoredMessage> page, ReceiptSettings settings, Instant now) {
        List<Change> changes = new ArrayList<>(page.size());
        for (StoredMessage message : page) {
            changes.add(step(message, settings, now));
        }
        return commit(changes).thenCompose(result -> switch (result) {
            case CommitResult.Committed() -> CompletableFuture.completedFuture(true);
            case CommitResult.Conflict _ -> oneByOne(changes);
            case CommitResult.Full(var reason) -> CompletableFuture.failedFuture(new StoreException(reason));
        });
    }

    private CompletionStage<Boolean> oneByOne(List<Change> changes) {
        return CompletableFuture.allOf(changes.stream()
                        .map(change -> commit(List.of(change)).toCompletableFuture())
                        .toArray(CompletableFuture[]::new))
                .thenApply(_ -> true);
    }

    private CompletionStage<CommitResult> commit(List<Change> changes) {
        return store.commit(new Batch(Purpose.OUTCOME, Durability.WRITTEN, changes));
    }

    /** The removal of a record that has been kept long enough; before that, the record without its text. Pure. */
    static Change step(StoredMessage message, ReceiptSettings settings, Instant now) {
        Instant ended = message.progress().ended();
        Instant removal = (ended == null ? now : ended).plus(settings.keep());
        if (ended == null || !removal.isAfter(now)) {
            return new Change.Remove(message.id(), message.version());
        }
        StoredMessage erased = message.with(withoutText(message.pdu()))
                .with(message.route().sending(null))
                .with(message.progress().to(message.state(), new Place(Place.ENDED, removal)));
        return new Change.Replace(erased);
    }

    private static MessageRequest withoutText(MessageRequest pdu) {
        return switch (pdu) {
            case SubmitSm sm ->
                sm.toBuilder()
                        .shortMessage(Octets.EMPTY)
                        .tlvs(sm.tlvs().without(TlvTag.MESSAGE_PAYLOAD))
                        .build();
            case DeliverSm sm ->
                sm.toBuilder()
                        .shortMessage(Octets.EMPTY)
                        .tlvs(sm.tlvs().without(TlvTag.MESSAGE_PAYLOAD))
                        .build();
            case SubmitMulti sm ->
                sm.toBuilder()
                        .shortMessage(Octets.EMPTY)
                        .tlvs(sm.tlvs().without(TlvTag.MESSAGE_PAYLOAD))
                        .build();
            case DataSm sm ->
                sm.toBuilder().tlvs(sm.tlvs().without(TlvTag.MESSAGE_PAYLOAD)).build();
        };
    }
}
