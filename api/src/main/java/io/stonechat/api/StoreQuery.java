package io.stonechat.api;

import io.stonechat.delivery.IdForm;
import io.stonechat.store.MessageId;
import io.stonechat.store.MessageSearch;
import io.stonechat.store.MessageStore;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A search in the terms of a request, and how it is walked: page by page, so that no answer fills the memory.
 *
 * @param search the first page
 * @param limit how many in all
 */
public record StoreQuery(MessageSearch search, long limit) {

    private static final int PAGE = 500;

    /**
     * Reads the arguments of a request.
     *
     * @param fallback how many in all where the request says nothing
     * @throws Refusal when one makes no sense
     */
    static StoreQuery of(ControlRequest request, long fallback) {
        long limit = request.argument("limit").map(StoreQuery::number).orElse(fallback);
        MessageSearch search = new MessageSearch(
                request.argument("account").orElse(null),
                request.argument("source").orElse(null),
                request.argument("destination").orElse(null),
                request.argument("upstream_id").orElse(null),
                time(request, "from"),
                time(request, "until"),
                states(request.argument("state").orElse("")),
                null,
                (int) Math.min(PAGE, limit));
        return new StoreQuery(search, limit);
    }

    /** Whether anything is asked for but all. */
    public static boolean isNarrowed(ControlRequest request) {
        return List.of("account", "source", "destination", "upstream_id", "from", "until", "state").stream()
                .anyMatch(name -> request.argument(name).isPresent());
    }

    /** Passes on what is found, by id ascending. */
    void each(MessageStore store, Consumer<StoredMessage> found) {
        MessageSearch next = search;
        long left = limit;
        while (left > 0) {
            List<StoredMessage> page = store.search(next);
            for (StoredMessage message : page.subList(0, (int) Math.min(left, page.size()))) {
                found.accept(message);
            }
            left -= page.size();
            if (page.size() < next.limit()) {
                return;
            }
            next = next.after(page.getLast().id());
        }
    }

    /**
     * The message that an id means, in whatever form it was told.
     *
     * @throws Refusal when there is none
     */
    static MessageId id(MessageStore store, String text) {
        List<MessageId> meant = IdForm.DECIMAL.read(text);
        if (meant.isEmpty()) {
            throw Refusal.wrong("\"%s\" is no message id.".formatted(text));
        }
        return meant.stream()
                .filter(id -> !store.parts(id).isEmpty() || store.find(id).isPresent())
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("The store has no message %s.".formatted(text)));
    }

    private static long number(String text) {
        try {
            return Math.max(1, Long.parseLong(text));
        } catch (NumberFormatException _) {
            throw Refusal.wrong("\"%s\" is no number.".formatted(text));
        }
    }

    private static @Nullable Instant time(ControlRequest request, String name) {
        try {
            return request.argument(name).map(Instant::parse).orElse(null);
        } catch (DateTimeParseException _) {
            throw Refusal.wrong(
                    "\"%s\" is no time: write it as %s.".formatted(request.required(name), "2026-11-21T14:00:00Z"));
        }
    }

    private static Set<StoredState> states(String text) {
        Set<StoredState> states = EnumSet.noneOf(StoredState.class);
        for (String name : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            states.add(Arrays.stream(StoredState.values())
                    .filter(state -> StoredJson.lower(state).equals(name.strip().toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> Refusal.wrong("There is no state \"%s\": expected one of %s."
                            .formatted(
                                    name,
                                    String.join(
                                            ", ",
                                            Arrays.stream(StoredState.values())
                                                    .map(StoredJson::lower)
                                                    .toList())))));
        }
        return states;
    }
}
