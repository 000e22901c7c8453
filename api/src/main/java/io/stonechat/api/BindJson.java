package io.stonechat.api;

import io.stonechat.delivery.Standstill;
import io.stonechat.session.ConnectionStatus;
import io.stonechat.smpp.LiveBind;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A bind to an upstream as machines read it. */
final class BindJson {

    private BindJson() {}

    /**
     * The bind as it is now.
     *
     * @param queued how many messages stand in its queue
     * @param standstill why nothing goes through it; empty while something does
     */
    static ObjectNode of(LiveBind bind, long queued, Optional<Standstill> standstill) {
        ObjectNode object = JsonMapper.shared().createObjectNode();
        object.put("type", "bind");
        object.put("name", bind.name());
        object.put("state", StoredJson.lower(bind.condition()));
        object.put("system_id", bind.systemId());
        object.put("bind_type", StoredJson.lower(bind.bindType()));
        object.put("unanswered", bind.unanswered()).put("window", bind.window());
        object.put("queued", queued);
        object.put("trace", StoredJson.lower(bind.tracing()));
        standstill.ifPresent(why ->
                object.putObject("parked").put("since", why.since().toString()).put("reason", why.reason()));
        lastError(bind).ifPresent(problem -> object.put("last_error", problem));
        bind.connections()
                .forEach(
                        connection -> connection(object.withArray("connections").addObject(), connection));
        bind.sessions().forEach(session -> object.withArray("sessions").add(session.id()));
        return object;
    }

    /** Why a connection of the bind is not there, the worst one first; empty while all are, or before any was tried. */
    static Optional<String> lastError(LiveBind bind) {
        return bind.connections().stream()
                .filter(connection -> connection.problem() != null)
                .max((one, other) -> Integer.compare(one.failures(), other.failures()))
                .map(ConnectionStatus::problem);
    }

    private static void connection(ObjectNode object, ConnectionStatus connection) {
        object.put("host", connection.endpoint().toString());
        object.put("phase", StoredJson.lower(connection.phase()));
        if (connection.session() != null) {
            object.put("session", connection.session().id());
        }
        object.put("failures", connection.failures());
        if (connection.problem() != null) {
            object.put("problem", connection.problem());
        }
        if (connection.refusal() != null) {
            object.put("refusal", connection.refusal().name());
        }
        if (connection.pause().isPositive()) {
            object.put("pause_ms", connection.pause().toMillis());
        }
    }
}
