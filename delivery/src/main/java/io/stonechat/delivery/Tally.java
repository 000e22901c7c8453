package io.stonechat.delivery;

import io.stonechat.store.MessageKind;
import io.stonechat.store.StoredState;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Counts what happens, event by event. Thread-safe. */
final class Tally implements Consumer<MessageEvent> {

    private final LongAdder accepted = new LongAdder();
    private final LongAdder attempts = new LongAdder();
    private final LongAdder parked = new LongAdder();
    private final LongAdder receipts = new LongAdder();
    private final LongAdder unmatched = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder deadLetters = new LongAdder();
    private final LongAdder scriptAccepted = new LongAdder();
    private final Map<StoredState, LongAdder> finals = new EnumMap<>(StoredState.class);

    Tally() {
        for (StoredState state : StoredState.values()) {
            finals.put(state, new LongAdder());
        }
    }

    @Override
    public void accept(MessageEvent event) {
        switch (event) {
            case MessageEvent.Accepted(var _, var kind, var _, var _)
            when kind == MessageKind.SUBMIT -> accepted.increment();
            case MessageEvent.AttemptStarted _ -> attempts.increment();
            case MessageEvent.Parked _ -> parked.increment();
            case MessageEvent.ReceiptReceived _ -> receipts.increment();
            case MessageEvent.ReceiptUnmatched _ -> unmatched.increment();
            case MessageEvent.ReceiptDuplicate _ -> duplicates.increment();
            case MessageEvent.DeadLettered _ -> deadLetters.increment();
            case MessageEvent.ScriptAccepted _ -> scriptAccepted.increment();
            case MessageEvent.DeliveryToEsme(var _, var _, var outcome)
            when outcome instanceof io.stonechat.session.Accepted -> delivered.increment();
            case MessageEvent.FinalState(var _, var kind, var state)
            when kind == MessageKind.SUBMIT ->
                Objects.requireNonNull(finals.get(state)).increment();
            case MessageEvent.Accepted _, MessageEvent.DeliveryToEsme _, MessageEvent.FinalState _ -> {}
            case MessageEvent.Routed _, MessageEvent.AttemptEnded _, MessageEvent.LateOutcome _ -> {}
            case MessageEvent.FailedOver _, MessageEvent.RetryScheduled _, MessageEvent.ReceiptHeld _ -> {}
            case MessageEvent.Held _ -> {}
            case MessageEvent.ReceiptAfterFinal _, MessageEvent.ReceiptAmbiguous _ -> {}
            case MessageEvent.ReceiptQueued _, MessageEvent.Expired _ -> {}
            case MessageEvent.Deduplicated _ -> {}
            case MessageEvent.StoreStateChanged _, MessageEvent.ClockJump _, MessageEvent.ConfigReloaded _ -> {}
            case MessageEvent.Cancelled _, MessageEvent.Replaced _, MessageEvent.OperatorAction _ -> {}
        }
    }

    DeliveryCounters counters(int inFlight) {
        Map<StoredState, Long> ended = new EnumMap<>(StoredState.class);
        finals.forEach((state, count) -> ended.put(state, count.sum()));
        return new DeliveryCounters(
                accepted.sum(),
                attempts.sum(),
                inFlight,
                parked.sum(),
                receipts.sum(),
                unmatched.sum(),
                duplicates.sum(),
                delivered.sum(),
                deadLetters.sum(),
                scriptAccepted.sum(),
                ended);
    }
}
