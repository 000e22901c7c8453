package io.stonechat.api;

import io.stonechat.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The operations over HTTP: finds the verb that a request means, asks the desk, and answers in JSON. */
final class AdminApi implements HttpAnswerer {

    private static final Set<String> ALIVE = Set.of("/healthz", "/admin/health");
    private static final Set<String> READY = Set.of("/readyz", "/admin/ready");
    private static final int MOST_MESSAGES = 1_000;

    private final ControlDesk desk;
    private final AdminGuard guard;
    private final ReadyCheck ready;

    AdminApi(ControlDesk desk, AdminGuard guard, ReadyCheck ready) {
        this.desk = desk;
        this.guard = guard;
        this.ready = ready;
    }

    /** A route and what the path of a call says for its braces. */
    private record Match(AdminRoute route, Map<String, String> arguments) {}

    @Override
    public HttpReply answer(HttpCall call) {
        if (ALIVE.contains(call.path()) || READY.contains(call.path())) {
            return isRead(call) ? probe(call) : notAllowed("GET");
        }
        List<Match> matches = matches(call.path());
        if (matches.isEmpty()) {
            return HttpReply.error(HttpReply.NOT_FOUND, "There is nothing at " + call.path() + ".");
        }
        Optional<Match> match = matches.stream()
                .filter(found -> found.route().method().equals(call.method()))
                .findFirst();
        return match.isEmpty()
                ? notAllowed(matches.stream()
                        .map(found -> found.route().method())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", ")))
                : guard.refusal(match.get().route(), call).orElseGet(() -> ask(match.get(), call));
    }

    private static boolean isRead(HttpCall call) {
        return call.method().equals("GET") || call.method().equals("HEAD");
    }

    private HttpReply probe(HttpCall call) {
        List<String> reasons = ALIVE.contains(call.path()) ? List.of() : ready.reasons();
        ObjectNode object =
                JsonMapper.shared().createObjectNode().put("status", reasons.isEmpty() ? "ok" : "unavailable");
        reasons.forEach(object.withArray("reasons")::add);
        return HttpReply.json(reasons.isEmpty() ? HttpReply.OK : HttpReply.UNAVAILABLE, object);
    }

    private static List<Match> matches(String path) {
        List<Match> found = new ArrayList<>();
        AdminRoute.ALL.forEach(
                route -> route.match(path).ifPresent(arguments -> found.add(new Match(route, arguments))));
        return found;
    }

    private static HttpReply notAllowed(String allowed) {
        return HttpReply.error(HttpReply.METHOD_NOT_ALLOWED, "Only " + allowed + " is possible here.")
                .with("Allow", allowed);
    }

    private HttpReply ask(Match match, HttpCall call) {
        List<ObjectNode> items = new ArrayList<>();
        try {
            desk.answer(request(match, call), items::add);
            return reply(match.route(), items);
        } catch (Refusal refusal) {
            return HttpReply.error(status(refusal.kind()), refusal.sentence());
        } catch (StoreException trouble) {
            return HttpReply.error(HttpReply.UNAVAILABLE, String.valueOf(trouble.getMessage()));
        }
    }

    private static int status(Refusal.Kind kind) {
        return switch (kind) {
            case UNKNOWN -> HttpReply.NOT_FOUND;
            case WRONG -> HttpReply.BAD_REQUEST;
            case IMPOSSIBLE -> HttpReply.CONFLICT;
        };
    }

    private static ControlRequest request(Match match, HttpCall call) {
        AdminRoute route = match.route();
        ControlRequest request = ControlRequest.of(route.verb());
        Map<String, String> said = route.kind() == AdminRoute.Kind.CHANGE ? body(call.body()) : call.query();
        Set<String> unknown = new TreeSet<>(said.keySet());
        unknown.removeAll(route.arguments());
        if (!unknown.isEmpty()) {
            throw Refusal.wrong("%s takes no \"%s\"%s."
                    .formatted(
                            route.path(),
                            unknown.iterator().next(),
                            route.arguments().isEmpty() ? "" : ", only " + new TreeSet<>(route.arguments())));
        }
        said.forEach(request::with);
        if (route.kind() == AdminRoute.Kind.MESSAGES) {
            limit(request);
        }
        match.arguments().forEach(request::with);
        return request.with("who", "admin token from " + call.remote());
    }

    private static void limit(ControlRequest request) {
        String asked = request.argument("limit").orElse("50");
        int limit = asked.matches("[0-9]{1,4}") ? Integer.parseInt(asked) : 0;
        if (limit < 1 || limit > MOST_MESSAGES) {
            throw Refusal.wrong("\"limit\" must be from 1 to " + MOST_MESSAGES + ".");
        }
    }

    private static Map<String, String> body(String body) {
        Map<String, String> said = new TreeMap<>();
        if (body.isBlank()) {
            return said;
        }
        try {
            if (JsonMapper.shared().readTree(body) instanceof ObjectNode object
                    && object.properties().stream()
                            .allMatch(field -> field.getValue().isValueNode())) {
                object.properties()
                        .forEach(field ->
                                said.put(field.getKey(), field.getValue().asString()));
                return said;
            }
        } catch (JacksonException _) {
            // Not JSON: the same answer as JSON of another shape.
        }
        throw Refusal.wrong("The body must be a JSON object of plain values, or be left out.");
    }

    private static HttpReply reply(AdminRoute route, List<ObjectNode> items) {
        return switch (route.kind()) {
            case ONE -> HttpReply.json(HttpReply.OK, items.getFirst());
            case LIST, MESSAGES, MESSAGE -> HttpReply.json(HttpReply.OK, list(items));
            case CHANGE -> HttpReply.json(changed(items) ? HttpReply.OK : HttpReply.CONFLICT, only(items));
        };
    }

    private static ObjectNode list(List<ObjectNode> items) {
        ObjectNode object = JsonMapper.shared().createObjectNode();
        items.forEach(object.withArray("items")::add);
        return object;
    }

    private static JsonNode only(List<ObjectNode> items) {
        return items.size() == 1 ? items.getFirst() : list(items);
    }

    /** What a change says of itself, if it says so. */
    private static boolean changed(List<ObjectNode> items) {
        return items.stream()
                .allMatch(item -> item.path("result").asString("done").equals("done"));
    }
}
