package io.stonechat.smpp;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.SubmitSm;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The namespace {@code store} for scripts in Python: what waits for the disk runs on a virtual thread, so that a coroutine can be
 * suspended meanwhile. Lists come as texts with one item a line.
 */
public final class PythonStore {
    private final Store store;
    private final PythonPdus pdus = new PythonPdus();

    PythonStore(Store store) {
        this.store = store;
    }

    /**
     * What became of a message that was to be stored.
     *
     * @param id its id; null if it was refused
     * @param status the name of the status that an ESME would have been answered; empty if it was stored
     * @param reason why it was refused; empty if it was stored
     */
    public record Stored(@Nullable String id, String status, String reason) {}

    /** What makes PDUs. */
    public PythonPdus pdus() {
        return pdus;
    }

    /** The message of an id; null if there is none. */
    public CompletableFuture<@Nullable Message> get(String id) {
        return elsewhere(() -> store.get(id).orElse(null));
    }

    /** Messages by account, source, destination, upstream's id, times in milliseconds, states, the one before, and a limit. */
    public CompletableFuture<List<Message>> find(@Nullable Object... query) {
        var states = String.valueOf(query[6]);
        var wanted = new StoreQuery(
                (String) query[0],
                (String) query[1],
                (String) query[2],
                (String) query[3],
                time(query[4]),
                time(query[5]),
                states.isEmpty() ? Set.of() : Set.copyOf(states.lines().toList()),
                (String) query[7],
                query[8] instanceof Number limit ? limit.intValue() : StoreQuery.MAX_LIMIT);
        return elsewhere(() -> store.find(wanted));
    }

    private static @Nullable Instant time(@Nullable Object millis) {
        return millis instanceof Number number ? Instant.ofEpochMilli(number.longValue()) : null;
    }

    /** Stores a message; attributes as names and values in turn, divided by {@link PythonConfig#ITEM}. */
    public CompletableFuture<Stored> submit(String account, SubmitSm pdu, String chain, String attributes) {
        return stored(() -> store.submit(account, pdu, chain.lines().toList(), attributes(attributes)));
    }

    private static Map<String, String> attributes(String items) {
        var attributes = new HashMap<String, String>();
        var parts = items.isEmpty() ? new String[0] : items.split(PythonConfig.ITEM, -1);
        for (int i = 0; i + 1 < parts.length; i += 2) {
            attributes.put(parts[i], parts[i + 1]);
        }
        return attributes;
    }

    /** Stores a text. */
    public CompletableFuture<Stored> submitText(
            String account, String source, String destination, String text, String chain) {
        return stored(() -> store.submitText(
                account,
                Address.of(source),
                Address.of(destination),
                text,
                chain.lines().toArray(String[]::new)));
    }

    private static CompletableFuture<Stored> stored(Supplier<String> submitting) {
        return elsewhere(() -> {
            try {
                return new Stored(submitting.get(), "", "");
            } catch (SubmitRefusedException e) {
                return new Stored(null, e.status().name(), String.valueOf(e.getMessage()));
            }
        });
    }

    /** Takes a message back. */
    public CompletableFuture<Boolean> cancel(String id) {
        return elsewhere(() -> store.cancel(id));
    }

    /** Tries a message again. */
    public CompletableFuture<Boolean> retry(String id) {
        return elsewhere(() -> store.retry(id));
    }

    private static <T extends @Nullable Object> CompletableFuture<T> elsewhere(Supplier<T> work) {
        return CompletableFuture.supplyAsync(
                work, task -> Thread.ofVirtual().name("store").start(task));
    }
}
