package io.stonechat.cdr;

import io.stonechat.delivery.Ending;
import io.stonechat.delivery.IdForm;
import io.stonechat.protocol.Address;
import io.stonechat.protocol.Concatenation;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Text;
import io.stonechat.store.HistoryEntry;
import io.stonechat.store.Origin;
import io.stonechat.store.Route;
import io.stonechat.store.StoredMessage;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * How a record looks: one JSON object on a line of its own. What is not known, or does not apply, is left out;
 * docs/cdr.md has the fields. Used by one thread.
 */
final class CdrForm {

    private static final int FIRST_SIZE = 1024;

    private final JsonFactory json = new JsonFactory();
    private final String node;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(FIRST_SIZE);

    /**
     * A form of records.
     *
     * @param node the name of the gateway that writes them
     */
    CdrForm(String node) {
        this.node = node;
    }

    /** The record of an ending, its line feed included. */
    byte[] line(Ending ending, CdrRedaction redaction, Instant now) {
        line.reset();
        try (JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), line, JsonEncoding.UTF8)) {
            out.writeStartObject();
            // First what a restart looks for at the end of a file.
            out.writeStringProperty(CdrKey.ID, ending.id());
            out.writeStringProperty(CdrKey.AT, ending.at().toString());
            out.writeStringProperty(CdrKey.RECORDED, now.toString());
            out.writeStringProperty("node", node);
            out.writeStringProperty("type", ending.correction() ? "correction" : "final");
            correction(out, ending);
            end(out, ending.message());
            identity(out, ending.message());
            addresses(out, ending.message(), redaction);
            body(out, ending.message(), redaction);
            route(out, ending.message());
            CdrAttempts.of(ending.message()).write(out, ending.message());
            out.writeEndObject();
        }
        line.write('\n');
        return line.toByteArray();
    }

    /** What was learnt after the end; the end itself stays what it was. */
    private static void correction(JsonGenerator out, Ending ending) {
        if (!ending.correction()) {
            return;
        }
        long ends = ending.message().progress().history().stream()
                .filter(entry -> entry.kind() == HistoryEntry.Kind.FINAL)
                .count();
        String end = ending.message().id() + ".final";
        out.writeStringProperty("correction_of", ends > 1 ? end + "." + ends : end);
        MessageState corrected = ending.corrected();
        if (corrected != null) {
            out.writeStringProperty("corrected_state", lower(corrected));
            out.writeStringProperty("corrected_stat", corrected.stat());
        }
    }

    private static void end(JsonGenerator out, StoredMessage message) {
        MessageState outside = message.state().messageState(message.origin().interfaceVersion());
        out.writeStringProperty("state", lower(message.state()));
        out.writeStringProperty("stat", outside.stat());
        text(out, "err", message.progress().error());
    }

    private static void identity(JsonGenerator out, StoredMessage message) {
        Origin origin = message.origin();
        out.writeStringProperty("kind", lower(message.kind()));
        out.writeStringProperty("message_id", IdForm.told(message));
        out.writeStringProperty("record", message.id().toString());
        text(out, "about", message.lineage().about());
        out.writeNumberProperty("part", message.lineage().part());
        out.writeNumberProperty("parts", message.lineage().parts());
        out.writeStringProperty("account", origin.account());
        out.writeStringProperty("system_id", origin.systemId());
        text(out, "client_reference", origin.clientReference());
        text(out, "trace_id", origin.traceId());
    }

    private static void addresses(JsonGenerator out, StoredMessage message, CdrRedaction redaction) {
        address(out, "source", message.pdu().source(), redaction);
        address(out, "destination", message.destination(), redaction);
        if (message.route().rewritten() != null) {
            address(out, "sent_source", message.outgoing().source(), redaction);
            address(out, "sent_destination", message.outgoingDestination(), redaction);
        }
    }

    private static void address(JsonGenerator out, String name, Address address, CdrRedaction redaction) {
        out.writeStringProperty(name, redaction.number(address.address()));
        out.writeNumberProperty(name + "_ton", address.ton());
        out.writeNumberProperty(name + "_npi", address.npi());
    }

    private static void body(JsonGenerator out, StoredMessage message, CdrRedaction redaction) {
        MessageRequest pdu = message.pdu();
        if (!pdu.serviceType().isEmpty()) {
            out.writeStringProperty("service_type", pdu.serviceType());
        }
        out.writeNumberProperty("data_coding", pdu.dataCoding());
        out.writeNumberProperty("esm_class", pdu.esmClass());
        out.writeNumberProperty("octets", pdu.body().length());
        Concatenation.of(pdu).filter(Concatenation::isValid).ifPresent(segment -> {
            out.writeNumberProperty("segment", segment.number());
            out.writeNumberProperty("segments", segment.total());
            out.writeNumberProperty("segment_reference", segment.reference());
        });
        out.writeNumberProperty("registered_delivery", message.receipts().asked());
        if (!redaction.text()) {
            out.writeStringProperty("text", Text.of(pdu));
        }
    }

    private static void route(JsonGenerator out, StoredMessage message) {
        Route route = message.route();
        out.writeStringProperty("mode", lower(route.mode()));
        text(out, "rule", route.rule());
        if (!route.chain().isEmpty()) {
            out.writeArrayPropertyStart("chain");
            route.chain().forEach(out::writeString);
            out.writeEndArray();
            out.writeNumberProperty("chain_position", route.position());
        }
        out.writeNumberProperty("retries", route.retries());
        if (!message.attributes().isEmpty()) {
            out.writeObjectPropertyStart("attributes");
            message.attributes().forEach(out::writeStringProperty);
            out.writeEndObject();
        }
    }

    private static void text(JsonGenerator out, String name, @Nullable Object value) {
        if (value != null) {
            out.writeStringProperty(name, value.toString());
        }
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
