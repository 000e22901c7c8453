package io.stonechat.delivery;

import io.stonechat.store.MessageId;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What decides whether an attempt may begin, and knows how many are open. Thread-safe. */
final class Gate {

    private final AtomicInteger open = new AtomicInteger();
    private final Set<MessageId> withdrawn = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Integer> empty = new CompletableFuture<>();
    private volatile boolean shut;
    private volatile boolean locked;

    /** Whether attempts may begin. */
    boolean isOpen() {
        return !shut;
    }

    /** Whether anything at all may begin: those who are told of ends still are while attempts are waited for. */
    boolean isLocked() {
        return locked;
    }

    /** Lets nothing begin any more. */
    void lock() {
        locked = true;
        var _ = shut();
    }

    void entered() {
        open.incrementAndGet();
    }

    void left() {
        if (open.decrementAndGet() == 0 && shut) {
            empty.complete(0);
        }
    }

    int inside() {
        return open.get();
    }

    /** Lets no attempt begin any more; completes when none is open. */
    CompletableFuture<Integer> shut() {
        shut = true;
        if (open.get() == 0) {
            empty.complete(0);
        }
        return empty;
    }

    /** Keeps a message from being sent: its ESME was refused before it was durable. */
    void withdraw(MessageId id) {
        withdrawn.add(id);
    }

    void forget(MessageId id) {
        withdrawn.remove(id);
    }

    boolean isWithdrawn(MessageId id) {
        return !withdrawn.isEmpty() && withdrawn.contains(id);
    }
}
