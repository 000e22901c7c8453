package io.stonechat.delivery;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.MessageState;
import io.stonechat.session.Outcome;
import io.stonechat.store.MessageKind;
import io.stonechat.store.StoredState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a message, told once it is stored.
 *
 * <p>History, counters, records and the lines of the demo read these; nothing else hooks into the engine.
 */
public sealed interface MessageEvent {

    /** What every event has. */
    EventHead head();

    /**
     * A message was accepted, and is ours to bring to an end.
     *
     * @param kind what it is
     * @param source who it is from
     * @param destination who it is for
     */
    record Accepted(EventHead head, MessageKind kind, Address source, Address destination) implements MessageEvent {}

    /**
     * A message got its chain.
     *
     * @param rule the rule that chose it; null when it was none
     * @param chain the steps
     */
    record Routed(EventHead head, @Nullable String rule, List<String> chain) implements MessageEvent {

        /** Keeps an unmodifiable copy of the chain. */
        public Routed {
            chain = List.copyOf(chain);
        }
    }

    /**
     * An attempt began.
     *
     * @param target the bind or account it goes to
     */
    record AttemptStarted(EventHead head, String target) implements MessageEvent {}

    /**
     * An attempt towards an upstream ended.
     *
     * @param target the bind
     * @param outcome how
     */
    record AttemptEnded(EventHead head, String target, Outcome outcome) implements MessageEvent {}

    /**
     * An attempt that had ended as unknown has an outcome after all.
     *
     * @param target the bind
     * @param outcome the outcome
     */
    record LateOutcome(EventHead head, String target, Outcome outcome) implements MessageEvent {}

    /**
     * A message was put back in its place, without using up a retry.
     *
     * @param target the bind or account that cannot take it now
     */
    record Parked(EventHead head, String target) implements MessageEvent {}

    /**
     * A message is held: by a script that is asked about it again, or on an ordered route by one before it.
     *
     * @param until when
     */
    record Held(EventHead head, Instant until) implements MessageEvent {}

    /**
     * A message moved on along its chain.
     *
     * @param from the bind it was to go to
     * @param to the bind it goes to now
     */
    record FailedOver(EventHead head, String from, String to) implements MessageEvent {}

    /**
     * A message will be tried again.
     *
     * @param target where
     * @param at when
     */
    record RetryScheduled(EventHead head, String target, Instant at) implements MessageEvent {}

    /**
     * A receipt of an upstream found its message.
     *
     * @param bind the bind it came by
     * @param state what it told; null when it told no state that we know
     */
    record ReceiptReceived(
            EventHead head, String bind, @Nullable MessageState state) implements MessageEvent {}

    /**
     * A receipt of an upstream waits for the response it may have overtaken.
     *
     * @param bind the bind it came by
     */
    record ReceiptHeld(EventHead head, String bind) implements MessageEvent {}

    /**
     * A receipt of an upstream matched no message in its time; it is kept.
     *
     * @param bind the bind it came by
     * @param pdu the receipt, as it was received
     */
    record ReceiptUnmatched(EventHead head, String bind, MessageRequest pdu) implements MessageEvent {}

    /**
     * A receipt of an upstream told again what was known.
     *
     * @param bind the bind it came by
     * @param state what it told
     */
    record ReceiptDuplicate(
            EventHead head, String bind, @Nullable MessageState state) implements MessageEvent {}

    /**
     * A receipt of an upstream told something else after the final state was told; that state stays.
     *
     * @param bind the bind it came by
     * @param state what it told
     */
    record ReceiptAfterFinal(
            EventHead head, String bind, @Nullable MessageState state) implements MessageEvent {}

    /**
     * A receipt of an upstream may belong to several messages; the newest was taken.
     *
     * @param bind the bind it came by
     * @param candidates how many it may belong to
     */
    record ReceiptAmbiguous(EventHead head, String bind, int candidates) implements MessageEvent {}

    /**
     * A message reached its final state.
     *
     * @param kind what it is
     * @param state the state
     */
    record FinalState(EventHead head, MessageKind kind, StoredState state) implements MessageEvent {}

    /**
     * A receipt for the ESME was put into its mailbox.
     *
     * @param state the state it tells
     */
    record ReceiptQueued(EventHead head, MessageState state) implements MessageEvent {}

    /**
     * An attempt to deliver to an ESME ended.
     *
     * @param kind what was delivered
     * @param outcome how
     */
    record DeliveryToEsme(EventHead head, MessageKind kind, Outcome outcome) implements MessageEvent {}

    /**
     * A message or delivery expired.
     *
     * @param kind what it was
     */
    record Expired(EventHead head, MessageKind kind) implements MessageEvent {}

    /**
     * A repeat of a submit came, and was answered with the id of the first.
     *
     * @param systemId who sent it again
     */
    record Deduplicated(EventHead head, String systemId) implements MessageEvent {}

    /** A message was cancelled by its ESME. */
    record Cancelled(EventHead head) implements MessageEvent {}

    /** A message was replaced by its ESME. */
    record Replaced(EventHead head) implements MessageEvent {}

    /**
     * An operator, or a script, intervened.
     *
     * @param who who
     * @param action what: {@code cancel} or {@code retry}
     */
    record OperatorAction(EventHead head, String who, String action) implements MessageEvent {}

    /**
     * Something that nobody wants, or that cannot be processed, was set aside.
     *
     * @param pdu what it is, as it was received
     */
    record DeadLettered(EventHead head, MessageRequest pdu) implements MessageEvent {}

    /**
     * The wall clock jumped, or can be believed again; nothing expires in between.
     *
     * @param doubtful whether it is in doubt from now on
     * @param expected the time as it would be without the jump
     * @param told what the wall clock says
     */
    record ClockJump(EventHead head, boolean doubtful, Instant expected, Instant told) implements MessageEvent {}

    /**
     * The store takes nothing any more, or works again; nothing begins while it does not.
     *
     * @param writable whether it works
     * @param reason why it does not, in a sentence; empty when it does
     */
    record StoreStateChanged(EventHead head, boolean writable, String reason) implements MessageEvent {}

    /**
     * A changed configuration took effect, or was refused and the one before it goes on.
     *
     * @param refused whether it was refused
     * @param lines what changed, or what is wrong with it; never a secret
     */
    record ConfigReloaded(EventHead head, boolean refused, List<String> lines) implements MessageEvent {

        /** Keeps an unmodifiable copy of the lines. */
        public ConfigReloaded {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A script answered a submit by itself: nothing is kept.
     *
     * @param status what it answered
     */
    record ScriptAccepted(EventHead head, CommandStatus status) implements MessageEvent {}
}
