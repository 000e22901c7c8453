package io.stonechat.store;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.SmeAddress;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitSm;
import java.util.Map;

/**
 * The record of one message, or of one part of it: what came in, where it is to go, and what has happened since.
 *
 * @param id its identity
 * @param kind what it is, and which way it goes
 * @param origin where it came from
 * @param pdu the PDU as it was received or made
 * @param times its absolute times
 * @param receipts which receipts are asked for
 * @param priority 0 (lowest) to 4
 * @param route the way it takes
 * @param progress how far it has come
 * @param lineage how it belongs to other records
 * @param attributes what scripts have attached to it
 * @param version how often it was stored, from 1; 0 before the first time; what compare-and-set compares
 */
public record StoredMessage(
        MessageId id,
        MessageKind kind,
        Origin origin,
        MessageRequest pdu,
        Times times,
        ReceiptRequest receipts,
        int priority,
        Route route,
        Progress progress,
        Lineage lineage,
        Map<String, String> attributes,
        long version) {

    /** The highest priority. */
    public static final int MAX_PRIORITY = 4;

    /** Brings the priority into its range and keeps an unmodifiable copy of the attributes. */
    public StoredMessage {
        priority = Math.clamp(priority, 0, MAX_PRIORITY);
        attributes = Map.copyOf(attributes);
    }

    /** The id the ESME knows: the parent's for one part of several. */
    public MessageId toldId() {
        return lineage.parent() == null ? id : lineage.parent();
    }

    /** What has become of it. */
    public StoredState state() {
        return progress.state();
    }

    /** What comes before the time in the order of its queue: its priority, unless it has ended and only waits to be removed. */
    int rank() {
        Place place = progress.place();
        return place != null && place.queue().equals(Place.ENDED) ? 0 : priority;
    }

    /** What is sent: the PDU as it was received, unless a script has rewritten it. */
    public MessageRequest outgoing() {
        MessageRequest rewritten = route.rewritten();
        return rewritten == null ? pdu : rewritten;
    }

    /** The address it is for; of a {@code submit_multi} the first. */
    public Address destination() {
        return destination(pdu);
    }

    /** The address it is sent to, which a script may have rewritten. */
    public Address outgoingDestination() {
        return destination(outgoing());
    }

    private static Address destination(MessageRequest pdu) {
        return switch (pdu) {
            case SubmitSm sm -> sm.destination();
            case DeliverSm sm -> sm.destination();
            case DataSm sm -> sm.destination();
            case SubmitMulti sm ->
                sm.destinations().stream()
                        .filter(SmeAddress.class::isInstance)
                        .map(to -> ((SmeAddress) to).address())
                        .findFirst()
                        .orElse(Address.EMPTY);
        };
    }

    /** A copy that has come further. */
    public StoredMessage with(Progress value) {
        return new StoredMessage(
                id, kind, origin, pdu, times, receipts, priority, route, value, lineage, attributes, version);
    }

    /** A copy with another route. */
    public StoredMessage with(Route value) {
        return new StoredMessage(
                id, kind, origin, pdu, times, receipts, priority, value, progress, lineage, attributes, version);
    }

    /** A copy with another PDU. */
    public StoredMessage with(MessageRequest value) {
        return new StoredMessage(
                id, kind, origin, value, times, receipts, priority, route, progress, lineage, attributes, version);
    }

    /** A copy with other times. */
    public StoredMessage with(Times value) {
        return new StoredMessage(
                id, kind, origin, pdu, value, receipts, priority, route, progress, lineage, attributes, version);
    }

    /** A copy with other receipts asked for. */
    public StoredMessage with(ReceiptRequest value) {
        return new StoredMessage(
                id, kind, origin, pdu, times, value, priority, route, progress, lineage, attributes, version);
    }

    /** A copy that belongs to others in another way. */
    public StoredMessage with(Lineage value) {
        return new StoredMessage(
                id, kind, origin, pdu, times, receipts, priority, route, progress, value, attributes, version);
    }

    /** A copy of another origin. */
    public StoredMessage with(Origin value) {
        return new StoredMessage(
                id, kind, value, pdu, times, receipts, priority, route, progress, lineage, attributes, version);
    }

    /** A copy with other attributes. */
    public StoredMessage with(Map<String, String> value) {
        return new StoredMessage(
                id, kind, origin, pdu, times, receipts, priority, route, progress, lineage, value, version);
    }

    /** A copy of another version; for engines. */
    public StoredMessage withVersion(long value) {
        return new StoredMessage(
                id, kind, origin, pdu, times, receipts, priority, route, progress, lineage, attributes, value);
    }
}
