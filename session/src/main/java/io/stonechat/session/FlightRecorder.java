package io.stonechat.session;

import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.Request;
import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/**
 * Writes what happens on links into the JDK's flight recorder: {@code stonechat.Bound}, {@code stonechat.BindRefused},
 * {@code stonechat.Closed}, {@code stonechat.Throttled}, {@code stonechat.SlowedDown}, {@code stonechat.SlowResponse}. Where nothing is being recorded it costs nothing worth mention.
 */
@SuppressWarnings("UnusedVariable") // the recorder reads the fields of its events
final class FlightRecorder {
    /** An answer that took so long is slow. */
    static final long SLOW_MILLIS = 1_000;

    private FlightRecorder() {}

    /** What all of them tell. */
    @Category({"Stonechat", "Session"})
    @StackTrace(false)
    private abstract static class LinkEvent extends Event {
        @Label("Session")
        String session = "";

        @Label("System ID")
        String systemId = "";

        @Label("Remote address")
        String remote = "";

        @Label("Reason")
        String reason = "";

        void write(SmppSession link, String why) {
            if (isEnabled()) {
                session = link.id();
                systemId = link.systemId();
                remote = String.valueOf(link.remote());
                reason = why;
                commit();
            }
        }
    }

    @Name("stonechat.Bound")
    @Label("Bound")
    private static final class BoundEvent extends LinkEvent {}

    @Name("stonechat.Closed")
    @Label("Closed")
    private static final class ClosedEvent extends LinkEvent {}

    @Name("stonechat.Throttled")
    @Label("Throttled")
    private static final class ThrottledEvent extends LinkEvent {}

    @Name("stonechat.SlowedDown")
    @Label("Slowed Down")
    private static final class SlowedDownEvent extends LinkEvent {}

    @Name("stonechat.BindRefused")
    @Label("Bind Refused")
    private static final class BindRefusedEvent extends LinkEvent {}

    @Name("stonechat.SlowResponse")
    @Label("Slow Response")
    private static final class SlowResponseEvent extends LinkEvent {
        @Label("Command")
        String command = "";

        @Label("Response time")
        @Timespan(Timespan.MILLISECONDS)
        long took;
    }

    static void take(SessionEvent event) {
        switch (event) {
            case SessionEvent.Bound(var link) ->
                new BoundEvent().write(link, link.bindType().name());
            case SessionEvent.Closed(var link, var reason) -> new ClosedEvent().write(link, reason);
            case SessionEvent.Throttled(var link, var request) ->
                new ThrottledEvent().write(link, CommandId.name(request.commandId()));
            case SessionEvent.SlowedDown(var link, var _, var reason) -> new SlowedDownEvent().write(link, reason);
            case SessionEvent.BindRefused(var _, var remote, var systemId, var status, var reason) -> {
                var refused = new BindRefusedEvent();
                if (refused.isEnabled()) {
                    refused.systemId = systemId;
                    refused.remote = String.valueOf(remote);
                    refused.reason = status.name() + ": " + reason;
                    refused.commit();
                }
            }
            case SessionEvent _ -> {
                // Counted, but seldom what one looks for in a recording.
            }
        }
    }

    static void slowResponse(SmppSession link, Request request, long millis) {
        var slow = new SlowResponseEvent();
        slow.command = CommandId.name(request.commandId());
        slow.took = millis;
        slow.write(link, "");
    }
}
