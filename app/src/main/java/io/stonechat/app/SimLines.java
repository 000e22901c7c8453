package io.stonechat.app;

import io.stonechat.session.Accepted;
import io.stonechat.session.NotSent;
import io.stonechat.session.Outcome;
import io.stonechat.session.Rejected;
import io.stonechat.session.SessionEvent;
import io.stonechat.session.Unknown;
import io.stonechat.simulator.SimulatorEvent;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;

/** Prints what happens in a simulated centre, one line an event. */
final class SimLines implements Consumer<SimulatorEvent> {

    private final PrintWriter out;

    SimLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void accept(SimulatorEvent event) {
        String line = switch (event) {
            case SimulatorEvent.Link(SessionEvent link) -> link(link);
            case SimulatorEvent.Accepted(var session, var request, var id) ->
                "%s -> %s  id %s  %s".formatted(session.systemId(), Destinations.of(request), id, Texts.of(request));
            case SimulatorEvent.NotAccepted(var session, var request, var how) ->
                "%s -> %s  %s".formatted(session.systemId(), Destinations.of(request), how);
            case SimulatorEvent.ReceiptSent(var systemId, var id, var state, var outcome) ->
                "%s <- receipt  id %s  %s%s".formatted(systemId, id, state.stat(), trouble(outcome));
            case SimulatorEvent.MobileOriginated(var systemId, var from, var _, var outcome) ->
                "%s <- %s  text of a handset%s".formatted(systemId, from.address(), trouble(outcome));
            case SimulatorEvent.Dropped(var systemId) ->
                "%s takes nothing: the oldest of what waits for it is dropped".formatted(systemId);
        };
        if (!line.isEmpty()) {
            out.println(line);
            out.flush();
        }
    }

    private static String link(SessionEvent event) {
        return switch (event) {
            case SessionEvent.Bound(var session) ->
                "%s bound as %s from %s"
                        .formatted(
                                session.systemId(),
                                session.bindType().name().toLowerCase(Locale.ROOT),
                                session.remote());
            case SessionEvent.BindRefused(var _, var remote, var systemId, var status, var reason) ->
                "%s from %s refused with %s: %s".formatted(systemId, remote, status.name(), reason);
            case SessionEvent.Closed(var session, var reason) -> session.systemId() + " gone: " + reason;
            case SessionEvent.Malformed(var remote, var _, var problem) -> remote + " sent what is no SMPP: " + problem;
            case SessionEvent _ -> "";
        };
    }

    private static String trouble(Outcome outcome) {
        return switch (outcome) {
            case Accepted _ -> "";
            case Rejected(var status) -> "  answered with " + status.name();
            case NotSent(var reason, var _) -> "  not sent: " + reason;
            case Unknown(var reason, var _) -> "  no answer: " + reason;
        };
    }
}
