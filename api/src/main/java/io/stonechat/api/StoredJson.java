package io.stonechat.api;

import io.stonechat.delivery.Delivery;
import io.stonechat.delivery.IdForm;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Text;
import io.stonechat.store.Attempt;
import io.stonechat.store.HistoryEntry;
import io.stonechat.store.Place;
import io.stonechat.store.StoredMessage;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A stored message as machines read it. Its text is left out unless it is asked for; how long it is, is not. */
final class StoredJson {

    private StoredJson() {}

    /** The message with everything that happened to it. */
    static ObjectNode of(StoredMessage message, boolean withText) {
        ObjectNode object = JsonMapper.shared().createObjectNode();
        identity(object, message);
        route(object, message);
        message.progress()
                .attempts()
                .forEach(attempt -> attempt(object.withArray("attempts").addObject(), attempt));
        message.progress()
                .history()
                .forEach(entry -> history(object.withArray("history").addObject(), entry));
        message.attributes().forEach(object.withObject("attributes")::put);
        body(object, message, withText);
        return object;
    }

    private static void identity(ObjectNode object, StoredMessage message) {
        object.put("id", IdForm.told(message));
        object.put("record", message.id().toString());
        object.put("kind", lower(message.kind()));
        object.put("state", lower(message.state()));
        object.put("account", message.origin().account());
        object.put("system_id", message.origin().systemId());
        object.put("source", message.pdu().source().address());
        object.put("destination", message.destination().address());
        object.put("accepted", message.times().accepted().toString());
        object.put("due", message.times().due().toString());
        object.put("valid_until", message.times().validUntil().toString());
        put(object, "ended", message.progress().ended());
        put(object, "error", message.progress().error());
        put(object, "about", message.lineage().about());
        put(object, "group", message.lineage().group());
        put(object, "client_reference", message.origin().clientReference());
        put(object, "dedup_key", message.origin().dedupKey());
        put(object, "trace_id", message.origin().traceId());
        object.put("part", message.lineage().part());
        object.put("parts", message.lineage().parts());
    }

    private static void route(ObjectNode object, StoredMessage message) {
        Place place = message.progress().place();
        if (place != null) {
            object.put("queue", place.queue()).put("queue_due", place.at().toString());
        }
        object.put("mode", lower(message.route().mode()));
        put(object, "rule", message.route().rule());
        message.route().chain().forEach(object.withArray("chain")::add);
        object.put("position", message.route().position());
        object.put("retries", message.route().retries());
        object.put("priority", message.priority());
        object.put("registered_delivery", message.receipts().asked());
        object.put("registered_delivery_upstream", message.receipts().requested());
    }

    private static void attempt(ObjectNode object, Attempt attempt) {
        object.put("number", attempt.number());
        object.put("target", attempt.target());
        object.put("started", attempt.started().toString());
        object.put("result", lower(attempt.result()));
        put(object, "status", attempt.status() == null ? null : attempt.status().name());
        put(object, "upstream_id", attempt.upstreamId());
        put(
                object,
                "receipt",
                attempt.receipt() == null ? null : attempt.receipt().stat());
    }

    private static void history(ObjectNode object, HistoryEntry entry) {
        object.put("at", entry.at().toString());
        object.put("kind", lower(entry.kind()));
        if (entry.attempt() > 0) {
            object.put("attempt", entry.attempt());
        }
        object.put("detail", entry.detail());
    }

    private static void body(ObjectNode object, StoredMessage message, boolean withText) {
        MessageRequest pdu = message.pdu();
        object.put("data_coding", pdu.dataCoding());
        object.put("esm_class", pdu.esmClass());
        object.put("octets", pdu.body().length());
        if (withText && message.attributes().containsKey(Delivery.UNREADABLE)) {
            object.put("pdu_hex", pdu.body().toHex());
        } else if (withText) {
            object.put("text", Text.of(pdu)).put("body_hex", pdu.body().toHex());
        }
    }

    private static void put(ObjectNode object, String name, @Nullable Object value) {
        if (value != null) {
            object.put(name, value.toString());
        }
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
