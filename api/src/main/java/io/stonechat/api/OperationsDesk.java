package io.stonechat.api;

import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Answers everything that operators ask of a running gateway: of its state, its binds and sessions, its store. */
final class OperationsDesk implements ControlDesk {

    private final Operated gateway;
    private final StatusDesk status;
    private final SwitchDesk switches;
    private final StoreDesk store;

    OperationsDesk(Operated gateway) {
        this.gateway = gateway;
        this.status = new StatusDesk(gateway);
        this.switches = new SwitchDesk(gateway);
        this.store = new StoreDesk(gateway.smpp().spool());
    }

    @Override
    public void answer(ControlRequest request, Consumer<ObjectNode> items) {
        switch (request.verb()) {
            case "status" -> status.status(items);
            case "binds" -> status.binds(items);
            case "bind" -> status.bind(request.required("name"), items);
            case "bind-stop" -> switches.stop(request, items);
            case "bind-start" -> switches.start(request, items);
            case "bind-drain" -> switches.drain(request, items);
            case "bind-trace" -> switches.traceBind(request, items);
            case "sessions" -> status.sessions(items);
            case "session" -> status.session(request.required("id"), items);
            case "session-kick" -> switches.kick(request, items);
            case "session-trace" -> switches.traceSession(request, items);
            case "queues" -> status.queues(items);
            case "events" -> status.events(items);
            case "retry", "cancel" -> onMessages(request, items);
            case "confirm-clock" -> confirmClock(request, items);
            default -> store.answer(request, items);
        }
    }

    /** Each message's own history says who asked; here it is told once more for the log. */
    private void onMessages(ControlRequest request, Consumer<ObjectNode> items) {
        store.answer(request, item -> {
            gateway.events()
                    .note(
                            request.required("who"),
                            request.verb(),
                            item.path("id").asString(""),
                            item.path("sentence").asString(""));
            items.accept(item);
        });
    }

    private void confirmClock(ControlRequest request, Consumer<ObjectNode> items) {
        store.answer(request, items);
        gateway.events().note(request.required("who"), request.verb(), "the wall clock", "done");
    }
}
