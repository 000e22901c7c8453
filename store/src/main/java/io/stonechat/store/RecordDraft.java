package io.stonechat.store;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Pdu;
import io.stonechat.protocol.PduDecoder;
import io.stonechat.protocol.PduException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A record in the making: begun empty or from the record before, told section after section, then built. */
final class RecordDraft {

    private final MessageId id;
    private final ProgressDraft progress;
    private @Nullable MessageKind kind;
    private @Nullable Origin origin;
    private @Nullable MessageRequest pdu;
    private @Nullable Times times;
    private ReceiptRequest receipts = ReceiptRequest.NONE;
    private int priority;
    private @Nullable Route route;
    private @Nullable MessageRequest rewritten;
    private Lineage lineage = Lineage.WHOLE;
    private Map<String, String> attributes = Map.of();
    private long version;
    private List<Correlation> ties = List.of();
    private Map<Integer, byte[]> unknown = Map.of();

    private RecordDraft(MessageId id, ProgressDraft progress) {
        this.id = id;
        this.progress = progress;
    }

    /** Reads a whole record. */
    static StoredRecord read(MessageId id, RecordReader in) {
        return new RecordDraft(id, new ProgressDraft()).apply(in).build();
    }

    /** Reads a change, and makes it. */
    static StoredRecord read(StoredRecord before, RecordReader in) {
        StoredMessage message = before.message();
        var draft = new RecordDraft(message.id(), new ProgressDraft(message.progress()));
        draft.kind = message.kind();
        draft.origin = message.origin();
        draft.pdu = message.pdu();
        draft.times = message.times();
        draft.receipts = message.receipts();
        draft.priority = message.priority();
        draft.route = message.route();
        draft.rewritten = message.route().rewritten();
        draft.lineage = message.lineage();
        draft.attributes = message.attributes();
        draft.version = message.version();
        draft.ties = before.ties();
        draft.unknown = before.unknown();
        return draft.apply(in).build();
    }

    private RecordDraft apply(RecordReader in) {
        while (in.hasMore()) {
            int tag = in.number();
            section(tag, in.nested());
        }
        return this;
    }

    private void section(int tag, RecordReader in) {
        switch (tag) {
            case RecordCodec.HEAD -> head(in);
            case RecordCodec.ORIGIN -> origin = origin(in);
            case RecordCodec.PDU -> pdu = pdu(in);
            case RecordCodec.TIMES -> times = new Times(in.time(), in.time(), in.time());
            case RecordCodec.RECEIPTS -> receipts = new ReceiptRequest(in.number(), in.number());
            case RecordCodec.ROUTE -> route = route(in);
            case RecordCodec.REWRITTEN -> rewritten = in.hasMore() ? pdu(in) : null;
            case RecordCodec.STATE -> progress.state(in);
            case RecordCodec.ATTEMPTS -> progress.attempts(in);
            case RecordCodec.CHANGED_ATTEMPTS -> progress.changedAttempts(in);
            case RecordCodec.HISTORY -> progress.history(in);
            case RecordCodec.MORE_HISTORY -> progress.moreHistory(in);
            case RecordCodec.LINEAGE -> lineage = lineage(in);
            case RecordCodec.ATTRIBUTES -> attributes = attributes(in);
            case RecordCodec.TIES -> ties = ties(in);
            default -> keep(tag, in.rest());
        }
    }

    private void head(RecordReader in) {
        kind = Codes.kind(in.octet());
        priority = in.octet();
        version = in.varint();
    }

    private static Origin origin(RecordReader in) {
        return new Origin(
                in.text(), in.text(), in.signed(), in.number(), in.textOrNull(), in.textOrNull(), in.textOrNull());
    }

    private static MessageRequest pdu(RecordReader in) {
        try {
            Pdu pdu = PduDecoder.decode(in.array(), in.position(), in.remaining());
            if (pdu instanceof MessageRequest request) {
                return request;
            }
            throw new StoreFormatException("its PDU carries no message");
        } catch (PduException problem) {
            throw new StoreFormatException("its PDU cannot be read: " + problem.getMessage(), problem);
        }
    }

    private static Route route(RecordReader in) {
        DeliveryMode mode = Codes.mode(in.octet());
        String rule = in.textOrNull();
        int steps = in.number();
        List<String> chain = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            chain.add(in.text());
        }
        return new Route(mode, rule, chain, in.number(), in.number(), in.flag(), null);
    }

    private static Lineage lineage(RecordReader in) {
        return new Lineage(id(in), in.number(), in.number(), id(in), in.textOrNull());
    }

    private static @Nullable MessageId id(RecordReader in) {
        long value = in.varint();
        if (value < 0) {
            throw new StoreFormatException("an id is negative");
        }
        return value == 0 ? null : new MessageId(value);
    }

    private static Map<String, String> attributes(RecordReader in) {
        Map<String, String> read = new LinkedHashMap<>();
        while (in.hasMore()) {
            read.put(in.text(), in.text());
        }
        return read;
    }

    private List<Correlation> ties(RecordReader in) {
        List<Correlation> read = new ArrayList<>(1);
        while (in.hasMore()) {
            String domain = in.text();
            String upstreamId = in.text();
            int attempt = in.number();
            var destination = new Address(in.number(), in.number(), in.text());
            read.add(new Correlation(domain, upstreamId, id, attempt, destination, in.time()));
        }
        return read;
    }

    private void keep(int tag, byte[] octets) {
        Map<Integer, byte[]> more = new TreeMap<>(unknown);
        more.put(tag, octets);
        unknown = more;
    }

    private StoredRecord build() {
        if (kind == null || origin == null || pdu == null || times == null || route == null) {
            throw new StoreFormatException("a section that no message can do without is missing");
        }
        var message = new StoredMessage(
                id,
                kind,
                origin,
                pdu,
                times,
                receipts,
                priority,
                route.sending(rewritten),
                progress.build(),
                lineage,
                attributes,
                version);
        return new StoredRecord(message, ties, unknown);
    }
}
