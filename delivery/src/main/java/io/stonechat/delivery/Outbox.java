package io.stonechat.delivery;

import io.stonechat.protocol.MessageState;
import io.stonechat.store.HistoryEntry;
import io.stonechat.store.Place;
import io.stonechat.store.StoredMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells those who want to know of the end of a message, and of what is learnt after it, until each of them has taken it.
 *
 * <p>What there is to tell, and who has been told, is read from the message's own history: so the backlog is as safe as the
 * messages, and bounded by nothing but the store.
 */
final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Outlets outlets;
    private final LaneContext context;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    Outbox(Outlets outlets, LaneContext context) {
        this.outlets = outlets;
        this.context = context;
    }

    /** Tells all who have not been told; what follows is to note who has, and to try again with the others. */
    CompletionStage<Journal.Rule> tell(StoredMessage message) {
        List<CompletableFuture<Told>> tellings = outlets.wanting(message.kind())
                .map(sink -> tell(sink, message).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(tellings.toArray(CompletableFuture[]::new))
                .thenApply(_ ->
                        noting(tellings.stream().map(CompletableFuture::join).toList()));
    }

    /** Whether somebody has taken all there was to tell. */
    private record Told(String name, boolean anything, boolean taken) {}

    private CompletionStage<Told> tell(FinalSink sink, StoredMessage message) {
        List<Ending> untold = untold(message, sink.name());
        CompletionStage<?> all = CompletableFuture.completedFuture(null);
        for (Ending ending : untold) {
            all = all.thenCompose(_ -> sink.take(ending));
        }
        return all.handle((_, failure) -> {
            note(sink, message, failure);
            return new Told(sink.name(), !untold.isEmpty(), failure == null);
        });
    }

    /** One line when somebody begins to fail, however many messages that concerns. */
    private void note(FinalSink sink, StoredMessage message, @Nullable Throwable failure) {
        if (failure == null) {
            failing.remove(sink.name());
        } else if (failing.add(sink.name())) {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            if (cause.getStackTrace().length == 0) {
                LOG.debug("{} refuses the end of message {}: {}", sink.name(), message.id(), cause.getMessage());
            } else {
                LOG.warn(
                        "{} did not take the end of message {}; it is told again later, and so are others.",
                        sink.name(),
                        message.id(),
                        cause);
            }
        }
    }

    private Journal.Rule noting(List<Told> tellings) {
        return message -> {
            Draft draft = new Draft(message, context.moment());
            tellings.stream()
                    .filter(told -> told.anything() && told.taken())
                    .forEach(told -> draft.note(HistoryEntry.Kind.TOLD, 0, told.name()));
            if (tellings.stream().allMatch(Told::taken)) {
                context.rules().get().endings().told(draft);
            } else {
                Instant again = draft.now().plus(pause(message, draft.now()));
                draft.move(message.state(), new Place(Place.FINAL, again));
            }
            return Optional.of(draft.decision());
        };
    }

    /** As long again as it has been tried already. */
    private static Duration pause(StoredMessage message, Instant now) {
        Instant since = message.progress().history().stream()
                .filter(Outbox::isNews)
                .reduce((_, later) -> later)
                .map(HistoryEntry::at)
                .orElse(now);
        Duration tried = Duration.between(since, now);
        if (tried.compareTo(FIRST_PAUSE) < 0) {
            return FIRST_PAUSE;
        }
        return tried.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : tried;
    }

    /** What this one has not been told, oldest first. */
    static List<Ending> untold(StoredMessage message, String name) {
        List<Ending> untold = new ArrayList<>(1);
        int ends = 0;
        int corrections = 0;
        for (HistoryEntry line : message.progress().history()) {
            if (line.kind() == HistoryEntry.Kind.TOLD && line.detail().equals(name)) {
                untold.clear();
            } else if (isNews(line)) {
                boolean end = line.kind() == HistoryEntry.Kind.FINAL;
                int number = end ? ++ends : ++corrections;
                String id = message.id() + (end ? ".final" : ".correction");
                untold.add(new Ending(
                        end && number == 1 ? id : id + "." + number, message, line.at(), !end, corrected(line)));
            }
        }
        return untold;
    }

    private static boolean isNews(HistoryEntry line) {
        return line.kind() == HistoryEntry.Kind.FINAL
                || (line.kind() == HistoryEntry.Kind.RECEIPT && line.detail().startsWith(AfterReceipt.AFTER_THE_END));
    }

    private static @Nullable MessageState corrected(HistoryEntry line) {
        String told = line.detail().startsWith(AfterReceipt.AFTER_THE_END)
                ? line.detail().substring(AfterReceipt.AFTER_THE_END.length())
                : "";
        for (MessageState state : MessageState.values()) {
            if (state.name().equals(told)) {
                return state;
            }
        }
        return null;
    }
}
