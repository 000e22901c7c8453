package io.stonechat.api;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer over HTTP.
 *
 * @param status such as 200
 * @param headers all of them, {@code Content-Type} included
 * @param body what is sent
 */
record HttpReply(int status, Map<String, String> headers, String body) {

    static final int OK = 200;
    static final int BAD_REQUEST = 400;
    static final int UNAUTHORIZED = 401;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int METHOD_NOT_ALLOWED = 405;
    static final int CONFLICT = 409;
    static final int SERVER_ERROR = 500;
    static final int UNAVAILABLE = 503;

    private static final String JSON = "application/json";

    /** A JSON document and a line end. */
    static HttpReply json(int status, JsonNode document) {
        return new HttpReply(status, Map.of("Content-Type", JSON), document + "\n");
    }

    /** A sentence that says why not. */
    static HttpReply error(int status, String sentence) {
        return json(status, JsonMapper.shared().createObjectNode().put("error", sentence));
    }

    /** The same with one more header. */
    HttpReply with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new HttpReply(status, more, body);
    }
}
