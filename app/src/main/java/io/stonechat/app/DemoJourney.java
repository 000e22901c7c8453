package io.stonechat.app;

import static io.stonechat.app.DemoLines.Party.CENTRE;
import static io.stonechat.app.DemoLines.Party.ESME;
import static io.stonechat.app.DemoLines.Party.GATEWAY;

import io.stonechat.delivery.MessageEvent;
import io.stonechat.protocol.Receipt;
import io.stonechat.session.Accepted;
import io.stonechat.session.NotSent;
import io.stonechat.session.Outcome;
import io.stonechat.session.Rejected;
import io.stonechat.session.SessionEvent;
import io.stonechat.session.Side;
import io.stonechat.session.SmppSession;
import io.stonechat.session.Unknown;
import io.stonechat.store.MessageKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Turns the gateway's events into the hops that people read. */
final class DemoJourney {

    private static final int MOST_HELD = 1000;

    private final DemoLines lines;
    private final Map<String, String> labels = new ConcurrentHashMap<>();
    private final Map<String, List<MessageEvent>> held = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<MessageEvent>> eldest) {
            return size() > MOST_HELD;
        }
    };
    private final Set<String> ended = new HashSet<>();
    private final Map<String, String> earlyReceipts = new HashMap<>();
    private final Map<String, Integer> partsSeen = new ConcurrentHashMap<>();

    DemoJourney(DemoLines lines) {
        this.lines = lines;
    }

    /** Something happened on a link of the gateway. */
    void onLink(SessionEvent event) {
        switch (event) {
            case SessionEvent.Bound(var session)
            when session.side() == Side.MC -> lines.hop(ESME, GATEWAY, bind(session), "bound as " + session.systemId());
            case SessionEvent.Bound(var session) ->
                lines.hop(GATEWAY, CENTRE, bind(session), "bound as " + session.systemId());
            case SessionEvent.BindRefused(var side, var _, var systemId, var status, var _) ->
                lines.within(
                        GATEWAY,
                        "bind refused",
                        systemId + ": " + status.name() + (side == Side.MC ? "" : " by the centre"));
            case SessionEvent _ -> {
                // How links end, and what goes wrong on them, is for the log.
            }
        }
    }

    /**
     * Something happened to a message in the gateway. An attempt may be told before the acceptance that led to it: it is held
     * back until then, for who reads the hops expects them in their order.
     */
    synchronized void onMessage(MessageEvent event) {
        String id = event.head().message().toString();
        if (event instanceof MessageEvent.Accepted(var _, var kind, var _, var to)) {
            List<MessageEvent> early = early(id);
            held.remove(id);
            if (kind == MessageKind.SUBMIT) {
                lines.within(GATEWAY, "stored", named(id, to.address()) + "as " + id);
                early.forEach(this::show);
            }
        } else if (labels.containsKey(id)) {
            show(event);
        } else {
            early(id).add(event);
        }
    }

    /** The ESME got a receipt; the gateway may be told of the end it reports a little later, when that is on disk. */
    synchronized void onReceipt(Receipt receipt) {
        String id = String.valueOf(receipt.id());
        String line = labelOf(id) + "receipt " + receipt.stat();
        if (!labels.containsKey(id) || ended.remove(id)) {
            lines.hop(GATEWAY, ESME, "deliver_sm", line);
        } else {
            earlyReceipts.put(id, line);
        }
    }

    private void ended(String id) {
        String line = earlyReceipts.remove(id);
        if (line == null) {
            ended.add(id);
        } else {
            lines.hop(GATEWAY, ESME, "deliver_sm", line);
        }
    }

    private List<MessageEvent> early(String id) {
        return held.computeIfAbsent(id, _ -> new ArrayList<>());
    }

    private void show(MessageEvent event) {
        String label = labelOf(event.head().message().toString());
        switch (event) {
            case MessageEvent.AttemptStarted _ -> lines.hop(GATEWAY, CENTRE, "submit_sm", label);
            case MessageEvent.AttemptEnded(var _, var _, var outcome) ->
                lines.hop(CENTRE, GATEWAY, "submit_sm_resp", label + upstream(outcome));
            case MessageEvent.RetryScheduled(var _, var _, var at) ->
                lines.within(GATEWAY, "retry", label + "at " + at);
            case MessageEvent.ReceiptReceived(var _, var _, var state) ->
                lines.hop(CENTRE, GATEWAY, "deliver_sm", label + "receipt " + (state == null ? "?" : state.stat()));
            case MessageEvent.FinalState(var _, var kind, var state)
            when kind == MessageKind.SUBMIT -> {
                lines.within(GATEWAY, "final state", label + state.name().toLowerCase(Locale.ROOT));
                ended(event.head().message().toString());
            }
            case MessageEvent _ -> {
                // The rest is the engine's book-keeping.
            }
        }
    }

    /** What the lines about the message with this id of ours start with; empty if it is no message of an ESME. */
    String labelOf(String id) {
        return labels.getOrDefault(id, "");
    }

    private String named(String id, String destination) {
        String label = DemoMessage.ALL.stream()
                .filter(message -> message.destination().equals(destination))
                .findFirst()
                .map(this::nextPart)
                .orElse(destination);
        labels.put(id, column(label));
        return column(label);
    }

    /** Segments are stored in the order in which they were sent. */
    private String nextPart(DemoMessage message) {
        int total = message.segments().size();
        int number = partsSeen.merge(message.destination(), 1, Integer::sum);
        return message.label((number - 1) % total + 1, total);
    }

    /** A label as wide as all others, so that what follows is in a column. */
    static String column(String label) {
        return "%-8s".formatted(label);
    }

    private static String bind(SmppSession session) {
        return "bind_" + session.bindType().name().toLowerCase(Locale.ROOT);
    }

    private static String upstream(Outcome outcome) {
        return switch (outcome) {
            case Accepted(var id) -> "the centre's id " + id;
            case Rejected(var status) -> "refused with " + status.name();
            case NotSent(var reason, var _) -> "not sent: " + reason;
            case Unknown(var reason, var _) -> "no answer: " + reason;
        };
    }
}
