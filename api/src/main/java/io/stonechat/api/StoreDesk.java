package io.stonechat.api;

import io.stonechat.delivery.OperationResult;
import io.stonechat.delivery.Operations;
import io.stonechat.smpp.Spool;
import io.stonechat.store.DueQuery;
import io.stonechat.store.MessageId;
import io.stonechat.store.MessageStore;
import io.stonechat.store.StoredMessage;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers what {@code stonechat store} asks, from an open store: the gateway's, or one that nothing runs on. */
public final class StoreDesk implements ControlDesk {

    private static final long FOUND_BY_DEFAULT = 50;

    private final MessageStore store;
    private final Operations operations;
    private final @Nullable Runnable confirmClock;
    private final StoreUpkeep upkeep;

    /** Answers from this store. */
    public StoreDesk(Spool spool) {
        this.store = spool.store();
        this.operations = spool.operations();
        this.confirmClock = spool.confirmClock();
        this.upkeep = new StoreUpkeep(spool.store());
    }

    @Override
    public void answer(ControlRequest request, Consumer<ObjectNode> items) {
        switch (request.verb()) {
            case "ls" -> list(items);
            case "show" -> show(request, items);
            case "find" ->
                StoreQuery.of(request, FOUND_BY_DEFAULT)
                        .each(store, message -> items.accept(StoredJson.of(message, false)));
            case "export" ->
                StoreQuery.of(request, Long.MAX_VALUE)
                        .each(store, message -> items.accept(StoredJson.of(message, wantsText(request))));
            case "retry" -> operate(request, operations::retry, items);
            case "cancel" -> operate(request, operations::cancel, items);
            case "confirm-clock" -> confirmClock(items);
            case "verify" -> upkeep.verify(items);
            case "backup" -> upkeep.backup(request.required("folder"), items);
            default -> throw Refusal.unknown("There is no verb \"%s\" for a store.".formatted(request.verb()));
        }
    }

    private void list(Consumer<ObjectNode> items) {
        for (String queue : new TreeSet<>(store.queues())) {
            ObjectNode item = object("queue").put("queue", queue).put("count", store.count(queue));
            store.nextDue(queue).ifPresent(at -> item.put("oldest_due", at.toString()));
            store.due(DueQuery.head(queue, Instant.MAX, 1)).stream()
                    .findFirst()
                    .ifPresent(first -> item.put("next", first.id().toString()));
            items.accept(item);
        }
        ObjectNode whole = object("store").put("open_messages", store.openMessages());
        StoreHealthJson.put(whole, store.health());
        items.accept(whole);
    }

    private void show(ControlRequest request, Consumer<ObjectNode> items) {
        MessageId id = StoreQuery.id(store, request.required("id"));
        List<StoredMessage> parts = store.parts(id);
        List<StoredMessage> found = parts.isEmpty() ? store.find(id).stream().toList() : parts;
        found.forEach(message -> items.accept(StoredJson.of(message, wantsText(request))));
    }

    private static boolean wantsText(ControlRequest request) {
        return request.argument("text").map(Boolean::parseBoolean).orElse(false);
    }

    /** What is done to one message. */
    @FunctionalInterface
    private interface Operation {

        CompletionStage<OperationResult> on(MessageId id, String who);
    }

    private void operate(ControlRequest request, Operation operation, Consumer<ObjectNode> items) {
        for (MessageId id : targets(request)) {
            OperationResult result = await(operation.on(id, request.required("who")));
            items.accept(object("operation")
                    .put("id", id.toString())
                    .put("result", StoredJson.lower(result))
                    .put("sentence", result.sentence()));
        }
    }

    private Set<MessageId> targets(ControlRequest request) {
        if (request.argument("id").isPresent()) {
            return Set.of(StoreQuery.id(store, request.required("id")));
        }
        if (!StoreQuery.isNarrowed(request)) {
            throw Refusal.wrong("Name a message, or narrow down which ones are meant.");
        }
        // What has ended is not meant, unless its state is named: nobody sends a week's failures by accident.
        boolean ended = request.argument("state").isPresent();
        // Collected first: what is done to one would move it in the search.
        Set<MessageId> ids = new LinkedHashSet<>();
        StoreQuery.of(request, Long.MAX_VALUE).each(store, message -> {
            if (ended || !message.state().isFinal()) {
                ids.add(message.id());
            }
        });
        return ids;
    }

    private static OperationResult await(CompletionStage<OperationResult> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw Refusal.impossible("The store could not take it: " + cause(e).getMessage());
        }
    }

    private static Throwable cause(CompletionException e) {
        return Optional.ofNullable(e.getCause()).orElse(e);
    }

    private void confirmClock(Consumer<ObjectNode> items) {
        if (confirmClock == null) {
            throw Refusal.impossible("No gateway runs on this store: there is no clock to confirm.");
        }
        confirmClock.run();
        items.accept(object("clock").put("sentence", "What is over by the wall clock expires from now on."));
    }

    private static ObjectNode object(String type) {
        return JsonMapper.shared().createObjectNode().put("type", type);
    }
}
