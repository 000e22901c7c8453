package io.stonechat.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One way of asking over HTTP, and the verb of the desk that answers.
 *
 * @param method the method
 * @param template the path; a segment in braces is an argument
 * @param verb the verb of the desk
 * @param kind what it asks for
 * @param arguments what else may be said, in the query of a GET, in the JSON body of a POST
 */
record AdminRoute(String method, List<String> template, String verb, Kind kind, Set<String> arguments) {

    /** What a route asks for. */
    enum Kind {
        /** One object about the gateway. */
        ONE,
        /** A list about the gateway. */
        LIST,
        /** One stored message: its parts. */
        MESSAGE,
        /** A list of stored messages. */
        MESSAGES,
        /** A change. */
        CHANGE
    }

    private static final String BASE = "/admin/v1";
    private static final Set<String> SEARCH =
            Set.of("account", "source", "destination", "upstream_id", "from", "until", "state", "limit");

    /** All of them. */
    static final List<AdminRoute> ALL = List.of(
            get("/status", "status", Kind.ONE),
            get("/binds", "binds", Kind.LIST),
            get("/binds/{name}", "bind", Kind.ONE),
            post("/binds/{name}/stop", "bind-stop"),
            post("/binds/{name}/start", "bind-start"),
            post("/binds/{name}/drain", "bind-drain"),
            post("/binds/{name}/trace", "bind-trace", "trace"),
            get("/sessions", "sessions", Kind.LIST),
            get("/sessions/{id}", "session", Kind.ONE),
            post("/sessions/{id}/kick", "session-kick", "now"),
            post("/sessions/{id}/trace", "session-trace", "trace"),
            get("/queues", "queues", Kind.LIST),
            get("/events", "events", Kind.LIST),
            of("GET", "/messages", "find", Kind.MESSAGES, SEARCH),
            of("GET", "/messages/{id}", "show", Kind.MESSAGE, Set.of("text")),
            post("/messages/{id}/retry", "retry"),
            post("/messages/{id}/cancel", "cancel"),
            post("/clock/confirm", "confirm-clock"));

    private static AdminRoute get(String path, String verb, Kind kind) {
        return of("GET", path, verb, kind, Set.of());
    }

    private static AdminRoute post(String path, String verb, String... arguments) {
        return of("POST", path, verb, Kind.CHANGE, Set.of(arguments));
    }

    private static AdminRoute of(String method, String path, String verb, Kind kind, Set<String> arguments) {
        return new AdminRoute(method, segments(BASE + path), verb, kind, arguments);
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    /** What a path says for the segments in braces; empty when it is another path. */
    Optional<Map<String, String>> match(String path) {
        List<String> asked = segments(path);
        if (asked.size() != template.size()) {
            return Optional.empty();
        }
        Map<String, String> found = new TreeMap<>();
        for (int i = 0; i < asked.size(); i++) {
            String wanted = template.get(i);
            if (wanted.startsWith("{")) {
                found.put(wanted.substring(1, wanted.length() - 1), asked.get(i));
            } else if (!wanted.equals(asked.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }

    /** The path as people write it. */
    String path() {
        return String.join("/", template);
    }

    /** Whether it is about messages, which are their senders' business. */
    boolean isAboutMessages() {
        return kind == Kind.MESSAGE || kind == Kind.MESSAGES;
    }
}
