package io.stonechat.api;

import io.stonechat.smpp.LiveSession;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A session as machines read it. */
final class SessionJson {

    private SessionJson() {}

    /** The session as it is now. */
    static ObjectNode of(LiveSession session) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("type", "session")
                .put("id", session.id())
                .put("kind", session.kind())
                .put("name", session.name())
                .put("system_id", session.systemId())
                .put("bind_type", StoredJson.lower(session.bindType()))
                .put("interface_version", version(session.interfaceVersion()))
                .put("remote", session.remote())
                .put("state", StoredJson.lower(session.state()))
                .put("since", session.since().toString())
                .put("unanswered", session.unanswered())
                .put("window", session.window())
                .put("handling", session.handling())
                .put("pdus_in", session.pdusIn())
                .put("pdus_out", session.pdusOut())
                .put("bytes_in", session.bytesIn())
                .put("bytes_out", session.bytesOut())
                .put("trace", StoredJson.lower(session.tracing()));
    }

    /** {@code 0x34} as people write it: 3.4. */
    private static String version(int interfaceVersion) {
        return (interfaceVersion >> 4) + "." + (interfaceVersion & 0xF);
    }
}
