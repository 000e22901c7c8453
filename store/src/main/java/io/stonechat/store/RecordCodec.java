package io.stonechat.store;

import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.PduBuffer;
import io.stonechat.protocol.PduEncoder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Records as octets: sections, each a tag, a length and what it tells. A release may add sections, and keeps those it does
 * not know. The change from one record to the next is written as the sections that changed. Not thread-safe.
 */
final class RecordCodec {

    static final int HEAD = 1;
    static final int ORIGIN = 2;
    static final int PDU = 3;
    static final int TIMES = 4;
    static final int RECEIPTS = 5;
    static final int ROUTE = 6;
    static final int STATE = 7;
    static final int ATTEMPTS = 8;
    static final int HISTORY = 9;
    static final int LINEAGE = 10;
    static final int ATTRIBUTES = 11;
    static final int TIES = 12;

    /** Attempts that replace those of the same place in the list, or follow it. */
    static final int CHANGED_ATTEMPTS = 13;

    /** Lines that follow those of the history. */
    static final int MORE_HISTORY = 14;

    /** Kept free for the node that owns a message, and since when. */
    static final int OWNER = 15;

    /** What is sent instead of the PDU; empty for that itself. */
    static final int REWRITTEN = 16;

    private final RecordWriter out;
    private final ProgressWriter progress;
    private final PduBuffer pdu = new PduBuffer();

    /** Makes a codec that writes there. */
    RecordCodec(RecordWriter out) {
        this.out = out;
        this.progress = new ProgressWriter(out);
    }

    /** Writes a whole record, its id aside. */
    void write(StoredRecord kept) {
        StoredMessage message = kept.message();
        head(message);
        origin(message.origin());
        pdu(PDU, message.pdu());
        times(message.times());
        if (!message.receipts().equals(ReceiptRequest.NONE)) {
            receipts(message.receipts());
        }
        route(message.route());
        if (message.route().rewritten() != null) {
            pdu(REWRITTEN, message.route().rewritten());
        }
        progress.write(message.progress());
        if (!message.lineage().equals(Lineage.WHOLE)) {
            lineage(message.lineage());
        }
        if (!message.attributes().isEmpty()) {
            attributes(message.attributes());
        }
        if (!kept.ties().isEmpty()) {
            ties(kept.ties());
        }
        kept.unknown().forEach(this::unknown);
    }

    /** Writes what {@link RecordDraft} must be told to come from one record to the next. */
    void writeChange(StoredRecord before, StoredRecord after) {
        StoredMessage old = before.message();
        StoredMessage message = after.message();
        head(message);
        if (!Objects.equals(old.origin(), message.origin())) {
            origin(message.origin());
        }
        if (!Objects.equals(old.pdu(), message.pdu())) {
            pdu(PDU, message.pdu());
        }
        if (!Objects.equals(old.times(), message.times())) {
            times(message.times());
        }
        if (!Objects.equals(old.receipts(), message.receipts())) {
            receipts(message.receipts());
        }
        if (!Objects.equals(old.route(), message.route())) {
            route(message.route());
        }
        if (!Objects.equals(old.route().rewritten(), message.route().rewritten())) {
            pdu(REWRITTEN, message.route().rewritten());
        }
        progress.writeChange(old.progress(), message.progress());
        writeBelongings(before, after);
    }

    private void writeBelongings(StoredRecord before, StoredRecord after) {
        if (!Objects.equals(before.message().lineage(), after.message().lineage())) {
            lineage(after.message().lineage());
        }
        if (!Objects.equals(before.message().attributes(), after.message().attributes())) {
            attributes(after.message().attributes());
        }
        if (!Objects.equals(before.ties(), after.ties())) {
            ties(after.ties());
        }
    }

    private void head(StoredMessage message) {
        int start = section(HEAD);
        out.octet(Codes.of(message.kind()));
        out.octet(message.priority());
        out.varint(message.version());
        out.end(start);
    }

    private void origin(Origin origin) {
        int start = section(ORIGIN);
        out.text(origin.account());
        out.text(origin.systemId());
        out.signed(origin.arrival());
        out.varint(origin.interfaceVersion());
        out.textOrNull(origin.clientReference());
        out.textOrNull(origin.dedupKey());
        out.textOrNull(origin.traceId());
        out.end(start);
    }

    private void pdu(int tag, @Nullable MessageRequest request) {
        int start = section(tag);
        if (request != null) {
            pdu.reset();
            PduEncoder.encode(request, request.sequenceNumber(), pdu);
            out.octets(pdu.array(), 0, pdu.length());
        }
        out.end(start);
    }

    private void times(Times times) {
        int start = section(TIMES);
        out.time(times.accepted());
        out.time(times.due());
        out.time(times.validUntil());
        out.end(start);
    }

    private void receipts(ReceiptRequest receipts) {
        int start = section(RECEIPTS);
        out.varint(receipts.asked());
        out.varint(receipts.requested());
        out.end(start);
    }

    private void route(Route route) {
        int start = section(ROUTE);
        out.octet(Codes.of(route.mode()));
        out.textOrNull(route.rule());
        out.varint(route.chain().size());
        route.chain().forEach(out::text);
        out.varint(route.position());
        out.varint(route.retries());
        out.flag(route.ordered());
        out.end(start);
    }

    private void lineage(Lineage lineage) {
        int start = section(LINEAGE);
        id(lineage.parent());
        out.varint(lineage.part());
        out.varint(lineage.parts());
        id(lineage.about());
        out.textOrNull(lineage.group());
        out.end(start);
    }

    private void id(@Nullable MessageId id) {
        out.varint(id == null ? 0 : id.value());
    }

    private void attributes(Map<String, String> attributes) {
        int start = section(ATTRIBUTES);
        attributes.forEach((key, value) -> {
            out.text(key);
            out.text(value);
        });
        out.end(start);
    }

    private void ties(List<Correlation> ties) {
        int start = section(TIES);
        for (Correlation tie : ties) {
            out.text(tie.domain());
            out.text(tie.upstreamId());
            out.varint(tie.attempt());
            out.varint(tie.destination().ton());
            out.varint(tie.destination().npi());
            out.text(tie.destination().address());
            out.time(tie.at());
        }
        out.end(start);
    }

    private void unknown(int tag, byte[] octets) {
        int start = section(tag);
        out.octets(octets);
        out.end(start);
    }

    private int section(int tag) {
        out.varint(tag);
        return out.begin();
    }
}
