package io.stonechat.simulator;

import io.stonechat.protocol.MessageRequest;
import io.stonechat.session.NotSent;
import io.stonechat.session.Outcome;
import io.stonechat.session.SmppSession;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one ESME. It goes in order, in turn over the sessions that can receive; without one it waits until one is
 * bound. Above the limit the oldest is dropped. Safe for any thread.
 */
final class Outbox {

    /**
     * One request and who wants to know what became of it.
     *
     * @param done called once, unless the item is dropped: when the ESME has answered, or may have got it, or cannot be sent it
     */
    record Item(MessageRequest request, Consumer<Outcome> done) {}

    private static final int LIMIT = 10_000;

    private final Runnable dropped;
    private final Deque<Item> waiting = new ArrayDeque<>();
    private final List<SmppSession> receivers = new ArrayList<>();
    private int turn;
    private boolean sending;

    Outbox(Runnable dropped) {
        this.dropped = dropped;
    }

    synchronized boolean hasReceiver() {
        return !receivers.isEmpty();
    }

    void add(Item item) {
        boolean full;
        synchronized (this) {
            full = waiting.size() >= LIMIT;
            if (full) {
                waiting.removeFirst();
            }
            waiting.addLast(item);
            wake();
        }
        if (full) {
            dropped.run();
        }
    }

    synchronized void joined(SmppSession session) {
        if (session.bindType().receives()) {
            receivers.add(session);
            wake();
        }
    }

    synchronized void left(SmppSession session) {
        receivers.remove(session);
    }

    private synchronized void wake() {
        if (!sending && !waiting.isEmpty() && !receivers.isEmpty()) {
            sending = true;
            Thread.ofVirtual().name("simulator-outbox").start(this::sendAll);
        }
    }

    private void sendAll() {
        while (true) {
            SmppSession session;
            Item item;
            synchronized (this) {
                @Nullable Item next = receivers.isEmpty() ? null : waiting.pollFirst();
                if (next == null) {
                    sending = false;
                    return;
                }
                item = next;
                session = receivers.get(Math.floorMod(turn++, receivers.size()));
            }
            var _ = session.outcome(item.request()).thenAccept(outcome -> answered(session, item, outcome));
        }
    }

    private void answered(SmppSession session, Item item, Outcome outcome) {
        if (outcome instanceof NotSent && !session.state().isBound()) {
            synchronized (this) {
                // The session is ending, which left() has perhaps not been told yet: another one takes the item.
                receivers.remove(session);
                waiting.addFirst(item);
                wake();
            }
        } else {
            item.done().accept(outcome);
        }
    }
}
