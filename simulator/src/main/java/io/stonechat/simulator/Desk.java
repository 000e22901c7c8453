package io.stonechat.simulator;

import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.MessageState;
import io.stonechat.session.Outcome;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Ends messages and sends their receipts: the part of the centre that works when no ESME asks for anything. */
final class Desk {

    private final Stage stage;
    private final ReceiptWriter writer;
    private final Map<String, Outbox> outboxes = new ConcurrentHashMap<>();

    Desk(Stage stage) {
        this.stage = stage;
        this.writer = new ReceiptWriter(stage.scenario().receipts());
    }

    /** What waits for the ESME with this system_id. */
    Outbox outbox(String systemId) {
        return outboxes.computeIfAbsent(
                systemId, id -> new Outbox(() -> stage.events().accept(new SimulatorEvent.Dropped(id))));
    }

    /** Lets the message reach its end when its time has come. */
    void deliverLater(HeldMessage message) {
        Fate fate = message.facts().fate();
        stage.delays().after(stage.scenario().pace().receipt(), () -> {
            if (fate == Fate.ENROUTE_FIRST && message.ended() == null && asksForAnything(message)) {
                send(
                        message,
                        MessageState.ENROUTE,
                        writer.notification(message, stage.clock().instant()),
                        _ -> {});
            }
            end(message, fate.finalState(), _ -> {});
        });
    }

    /**
     * Ends the message, unless it has ended, and sends the receipt if one was asked for.
     *
     * @param told called with what became of the receipt, if there is one
     * @return whether the message had not ended before
     */
    boolean end(HeldMessage message, MessageState state, Consumer<Outcome> told) {
        if (!message.end(state, stage.clock().instant())) {
            return false;
        }
        Fate fate = message.facts().fate();
        if (message.wantsReceipt(state) && fate != Fate.RECEIPT_LOST) {
            MessageRequest receipt =
                    writer.receipt(message, state, stage.clock().instant());
            send(message, state, receipt, told);
            if (fate == Fate.RECEIPT_TWICE) {
                send(message, state, receipt, _ -> {});
            }
        }
        return true;
    }

    private void send(HeldMessage message, MessageState state, MessageRequest receipt, Consumer<Outcome> told) {
        HeldMessage.Facts facts = message.facts();
        outbox(facts.systemId()).add(new Outbox.Item(receipt, outcome -> {
            stage.events().accept(new SimulatorEvent.ReceiptSent(facts.systemId(), facts.receiptId(), state, outcome));
            told.accept(outcome);
        }));
    }

    private static boolean asksForAnything(HeldMessage message) {
        return message.facts().registeredDelivery() != 0;
    }
}
