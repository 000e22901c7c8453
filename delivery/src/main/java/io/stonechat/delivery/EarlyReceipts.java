package io.stonechat.delivery;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which kept receipts wait for which upstream id. Only a short cut: what waits is in the store, and is looked at again when
 * its time is over. Thread-safe.
 */
final class EarlyReceipts {

    private static final int SMPP_3_4 = 0x34;

    private final Map<Key, List<MessageId>> waiting = new ConcurrentHashMap<>();

    void add(String domain, String upstreamId, MessageId record) {
        waiting.compute(new Key(domain, upstreamId), (_, ids) -> {
            List<MessageId> more = ids == null ? new ArrayList<>(1) : new ArrayList<>(ids);
            more.add(record);
            return more;
        });
    }

    /** What waits for this id, oldest first; it waits no longer. */
    List<MessageId> take(String domain, String upstreamId) {
        List<MessageId> taken = waiting.isEmpty() ? null : waiting.remove(new Key(domain, upstreamId));
        return taken == null ? List.of() : taken;
    }

    void forget(String domain, String upstreamId, MessageId record) {
        waiting.computeIfPresent(new Key(domain, upstreamId), (_, ids) -> {
            List<MessageId> fewer =
                    ids.stream().filter(id -> !id.equals(record)).toList();
            return fewer.isEmpty() ? null : fewer;
        });
    }

    /** The record that keeps a receipt. */
    static StoredMessage record(UpstreamReceipt receipt, MessageId id, ReceiptSettings settings, Instant now) {
        return new StoredMessage(
                id,
                MessageKind.UPSTREAM_RECEIPT,
                new Origin("", receipt.bind(), id.value(), SMPP_3_4, null),
                receipt.pdu(),
                new Times(now, now, now.plus(settings.keep())),
                ReceiptRequest.NONE,
                0,
                Route.TO_ESME,
                Progress.begin(StoredState.HELD, new Place(Place.HELD, now.plus(settings.hold()))),
                Lineage.WHOLE,
                Map.of(),
                0);
    }

    private record Key(String domain, String upstreamId) {}
}
