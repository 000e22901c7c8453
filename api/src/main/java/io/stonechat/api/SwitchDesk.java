package io.stonechat.api;

import io.stonechat.smpp.Switchboard;
import io.stonechat.smpp.Switched;
import io.stonechat.smpp.Tracing;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Does to binds and sessions what operators ask for, and writes down who asked. */
final class SwitchDesk {

    private final Operated gateway;

    SwitchDesk(Operated gateway) {
        this.gateway = gateway;
    }

    /** Sends nothing new through a bind, finishes what is open, and unbinds. */
    void stop(ControlRequest request, Consumer<ObjectNode> items) {
        String name = request.required("name");
        bind(request, "stop", switchboard().stopBind(name), "it finishes what is open, and unbinds", items);
    }

    /** Lets a bind that was stopped or drained take messages again. */
    void start(ControlRequest request, Consumer<ObjectNode> items) {
        bind(request, "start", switchboard().startBind(request.required("name")), "it binds and takes messages", items);
    }

    /** Sends nothing new through a bind, and leaves it bound. */
    void drain(ControlRequest request, Consumer<ObjectNode> items) {
        bind(
                request,
                "drain",
                switchboard().drainBind(request.required("name")),
                "it is sent nothing new, and stays bound for receipts",
                items);
    }

    void traceBind(ControlRequest request, Consumer<ObjectNode> items) {
        Tracing how = tracing(request);
        bind(request, "trace", switchboard().traceBind(request.required("name"), how), told(how), items);
    }

    private void bind(
            ControlRequest request, String action, Switched switched, String done, Consumer<ObjectNode> items) {
        String name = request.required("name");
        switch (switched) {
            case NO_SUCH -> throw StatusDesk.noBind(name);
            case DISABLED ->
                throw Refusal.impossible(
                        "The bind \"%s\" is disabled by the configuration: set \"enabled\" there.".formatted(name));
            case DONE -> done(request, "bind " + action, name, done, items);
        }
    }

    /** Ends a session: in good order, or at once. */
    void kick(ControlRequest request, Consumer<ObjectNode> items) {
        String id = request.required("id");
        boolean now = request.argument("now").map(Boolean::parseBoolean).orElse(false);
        if (now) {
            session(request, "kick", switchboard().close(id, "an operator closed it"), "its link is closed", items);
        } else {
            session(request, "kick", switchboard().unbind(id), "it finishes what is open, and unbinds", items);
        }
    }

    void traceSession(ControlRequest request, Consumer<ObjectNode> items) {
        Tracing how = tracing(request);
        session(request, "trace", switchboard().traceSession(request.required("id"), how), told(how), items);
    }

    private void session(
            ControlRequest request, String action, Switched switched, String done, Consumer<ObjectNode> items) {
        String id = request.required("id");
        switch (switched) {
            case NO_SUCH -> throw StatusDesk.noSession(id);
            case DISABLED -> throw Refusal.impossible("The session \"%s\" is ending.".formatted(id));
            case DONE -> done(request, "session " + action, id, done, items);
        }
    }

    private void done(
            ControlRequest request, String action, String subject, String result, Consumer<ObjectNode> items) {
        gateway.events().note(request.required("who"), action, subject, result);
        items.accept(JsonMapper.shared()
                .createObjectNode()
                .put("type", "operation")
                .put("action", action)
                .put("subject", subject)
                .put("result", "done")
                .put("sentence", result));
    }

    private static Tracing tracing(ControlRequest request) {
        String how = request.required("trace");
        return switch (how.toLowerCase(Locale.ROOT)) {
            case "off" -> Tracing.OFF;
            case "on", "redacted" -> Tracing.REDACTED;
            case "full" -> Tracing.FULL;
            default ->
                throw Refusal.wrong("\"%s\" is no way to trace: expected off, on (without texts and numbers) or full."
                        .formatted(how));
        };
    }

    private static String told(Tracing how) {
        return switch (how) {
            case OFF -> "its PDUs are not logged any more";
            case REDACTED -> "its PDUs are logged, without passwords, texts and numbers";
            case FULL -> "its PDUs are logged, texts and numbers included";
        };
    }

    private Switchboard switchboard() {
        return gateway.smpp().switchboard();
    }
}
