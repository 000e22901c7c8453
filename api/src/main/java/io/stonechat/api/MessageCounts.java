package io.stonechat.api;

import io.stonechat.delivery.EventHead;
import io.stonechat.delivery.MessageEvent;
import io.stonechat.delivery.Reason;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageState;
import io.stonechat.session.Accepted;
import io.stonechat.session.NotSent;
import io.stonechat.session.Outcome;
import io.stonechat.session.Rejected;
import io.stonechat.session.Unknown;
import io.stonechat.store.MessageIds;
import io.stonechat.store.MessageKind;
import io.stonechat.store.StoredState;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts what happens to stored messages, from their events. Quick, for any thread. */
final class MessageCounts implements Consumer<MessageEvent> {

    /** What stands for all statuses that no specification names. */
    static final String OTHER = "other";

    private static final String NONE = "";
    private static final int MOST_BINDS = 1_000;
    private static final double[] RECEIPT_SECONDS = {1, 2.5, 5, 10, 30, 60, 300, 900, 3_600, 14_400, 86_400};

    private static final List<Reason> DEAD_LETTERS = List.of(
            Reason.UNPROCESSABLE,
            Reason.UNENCODABLE,
            Reason.POISON,
            Reason.NO_OWNER,
            Reason.MAILBOX_FULL,
            Reason.NO_ANSWER,
            Reason.PEER_REJECTED);

    /** A series and the values of its labels; what it does not have is empty. */
    private record Cell(Series series, String first, String second, String third) {}

    private final Map<Cell, LongAdder> cells = new ConcurrentHashMap<>();
    private final Map<String, Buckets> receiptTimes = new ConcurrentHashMap<>();
    private final Set<String> binds = ConcurrentHashMap.newKeySet();
    private volatile boolean clockDoubtful;

    /** Starts with zeros where what may come is known: a rate over a series that just began would miss its first step. */
    MessageCounts() {
        for (MessageKind kind : MessageKind.values()) {
            cell(Series.ACCEPTED, lower(kind));
            cell(Series.EXPIRED, lower(kind));
            for (StoredState state : StoredState.values()) {
                if (state.isFinal()) {
                    cell(Series.ENDED, lower(kind), lower(state));
                }
            }
        }
        for (Reason reason : DEAD_LETTERS) {
            cell(Series.DEAD_LETTERS, lower(reason));
        }
        for (String kind : new String[] {"bind", "account"}) {
            cell(Series.PARKED, kind);
            cell(Series.RETRIES, kind);
        }
        for (String what : new String[] {"cancelled", "replaced", "repeated"}) {
            cell(Series.CHANGED_BY_ESME, what);
        }
        for (Outcome outcome : new Outcome[] {new NotSent(NONE), new Unknown(NONE, false)}) {
            cell(Series.DELIVERIES, lower(MessageKind.RECEIPT), outcome(outcome));
        }
        cell(Series.STORE_STOPS, NONE);
        cell(Series.SCRIPT_ACCEPTED, NONE);
    }

    /** The bind's name as a label: a script may route to names that no configuration has, without end. */
    private String known(String bind) {
        if (binds.contains(bind)) {
            return bind;
        }
        if (binds.size() >= MOST_BINDS) {
            return OTHER;
        }
        binds.add(bind);
        return bind;
    }

    /** Makes zeros for a bind, as soon as there is one of that name. */
    void knows(String bind) {
        if (!binds.add(bind)) {
            return;
        }
        cell(Series.SUBMIT_RESULTS, bind, "accepted", CommandStatus.ESME_ROK.name());
        cell(Series.SUBMIT_RESULTS, bind, "unknown", NONE);
        cell(Series.SUBMIT_RESULTS, bind, "not_sent", NONE);
        cell(Series.RECEIPTS, bind, lower(MessageState.DELIVERED));
        cell(Series.FAILOVERS, bind);
        cell(Series.LATE_OUTCOMES, bind);
        for (String what : new String[] {"held", "unmatched", "ambiguous", "duplicate", "after_final"}) {
            cell(Series.RECEIPT_TROUBLE, bind, what);
        }
        times(bind);
    }

    @Override
    public void accept(MessageEvent event) {
        switch (event) {
            case MessageEvent.Accepted(var _, var kind, var _, var _) -> count(Series.ACCEPTED, lower(kind));
            case MessageEvent.FinalState(var _, var kind, var state) -> count(Series.ENDED, lower(kind), lower(state));
            case MessageEvent.AttemptEnded(var _, var bind, var outcome) ->
                count(Series.SUBMIT_RESULTS, known(bind), outcome(outcome), status(outcome));
            case MessageEvent.LateOutcome(var _, var bind, var _) -> count(Series.LATE_OUTCOMES, known(bind));
            case MessageEvent.FailedOver(var _, var from, var _) -> count(Series.FAILOVERS, known(from));
            case MessageEvent.RetryScheduled(var head, var target, var _) ->
                count(Series.RETRIES, towards(head, target));
            case MessageEvent.Parked(var head, var target) -> count(Series.PARKED, towards(head, target));
            case MessageEvent.DeliveryToEsme(var _, var kind, var outcome) ->
                count(Series.DELIVERIES, lower(kind), outcome(outcome));
            case MessageEvent.ReceiptReceived(var head, var bind, var state) -> receipt(head, bind, state);
            case MessageEvent.ReceiptHeld(var _, var bind) -> odd(bind, "held");
            case MessageEvent.ReceiptUnmatched(var _, var bind, var _) -> odd(bind, "unmatched");
            case MessageEvent.ReceiptDuplicate(var _, var bind, var _) -> odd(bind, "duplicate");
            case MessageEvent.ReceiptAfterFinal(var _, var bind, var _) -> odd(bind, "after_final");
            case MessageEvent.ReceiptAmbiguous(var _, var bind, var _) -> odd(bind, "ambiguous");
            case MessageEvent.DeadLettered(var head, var _) -> count(Series.DEAD_LETTERS, lower(head.reason()));
            case MessageEvent.Expired(var _, var kind) -> count(Series.EXPIRED, lower(kind));
            case MessageEvent.Cancelled _ -> count(Series.CHANGED_BY_ESME, "cancelled");
            case MessageEvent.Replaced _ -> count(Series.CHANGED_BY_ESME, "replaced");
            case MessageEvent.Deduplicated _ -> count(Series.CHANGED_BY_ESME, "repeated");
            case MessageEvent.ScriptAccepted _ -> count(Series.SCRIPT_ACCEPTED, NONE);
            case MessageEvent.ClockJump(var _, var doubtful, var _, var _) -> clockDoubtful = doubtful;
            case MessageEvent.StoreStateChanged(var _, var writable, var _) -> {
                if (!writable) {
                    count(Series.STORE_STOPS, NONE);
                }
            }
            case MessageEvent.Routed _,
                    MessageEvent.AttemptStarted _,
                    MessageEvent.Held _,
                    MessageEvent.ReceiptQueued _,
                    MessageEvent.ConfigReloaded _,
                    MessageEvent.OperatorAction _ -> {
                // Seen elsewhere: in the gauges, in what follows, or in the book of events.
            }
        }
    }

    private void receipt(EventHead head, String bind, @Nullable MessageState state) {
        count(Series.RECEIPTS, known(bind), state == null ? "none" : lower(state));
        // An id says when it was given, so nothing has to be looked up for this.
        Duration since = Duration.between(
                MessageIds.timeOf(OptionalLong.of(head.message().value())), head.at());
        times(known(bind)).took(Math.max(0, since.toNanos()));
    }

    private void odd(String bind, String what) {
        count(Series.RECEIPT_TROUBLE, known(bind), what);
    }

    private Buckets times(String bind) {
        return receiptTimes.computeIfAbsent(bind, _ -> new Buckets(RECEIPT_SECONDS));
    }

    /** Towards whom it was: a delivery goes to the account that owns it, everything else to a bind. */
    private static String towards(EventHead head, String target) {
        return target.equals(head.account()) ? "account" : "bind";
    }

    static String outcome(Outcome outcome) {
        return switch (outcome) {
            case Accepted _ -> "accepted";
            case Rejected _ -> "rejected";
            case NotSent _ -> "not_sent";
            case Unknown _ -> "unknown";
        };
    }

    private static String status(Outcome outcome) {
        return switch (outcome) {
            case Accepted _ -> CommandStatus.ESME_ROK.name();
            case Rejected(var status) -> status.name().startsWith("ESME_") ? status.name() : OTHER;
            case NotSent _, Unknown _ -> NONE;
        };
    }

    private void count(Series series, String... labels) {
        cell(series, labels).increment();
    }

    private LongAdder cell(Series series, String... labels) {
        Cell cell = new Cell(
                series,
                labels.length > 0 ? labels[0] : NONE,
                labels.length > 1 ? labels[1] : NONE,
                labels.length > 2 ? labels[2] : NONE);
        LongAdder adder = cells.get(cell);
        return adder != null ? adder : cells.computeIfAbsent(cell, _ -> new LongAdder());
    }

    /** Puts all of it in. */
    void read(Reading reading) {
        cells.forEach((cell, adder) -> reading.counter(
                cell.series(),
                adder.sum(),
                List.of(cell.first(), cell.second(), cell.third())
                        .subList(0, cell.series().labels.size())
                        .toArray(String[]::new)));
        receiptTimes.forEach((bind, times) -> reading.histogram(Series.RECEIPT_TIME, times.read(), bind));
        reading.flag(Series.CLOCK_DOUBTFUL, clockDoubtful);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
