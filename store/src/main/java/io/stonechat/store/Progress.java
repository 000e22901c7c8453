package io.stonechat.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How far a message has come.
 *
 * @param state what has become of it
 * @param place the queue it stands in; null when it stands in none
 * @param attempts its attempts, oldest first
 * @param history what happened to it, oldest first; only ever appended to
 * @param ended when it reached its final state
 * @param error the {@code err} of the receipt that ended it, such as {@code 000}
 */
public record Progress(
        StoredState state,
        @Nullable Place place,
        List<Attempt> attempts,
        List<HistoryEntry> history,
        @Nullable Instant ended,
        @Nullable String error) {

    private static final int MAX_ATTEMPTS = 32;
    private static final int MAX_HISTORY = 128;

    /** Keeps unmodifiable copies of the lists. */
    public Progress {
        attempts = List.copyOf(attempts);
        history = List.copyOf(history);
    }

    /** A message that stands in a queue, with nothing behind it yet. */
    public static Progress begin(StoredState state, Place place) {
        return new Progress(state, place, List.of(), List.of(), null, null);
    }

    /** The attempt of this number. */
    public Optional<Attempt> attempt(int number) {
        for (Attempt attempt : attempts) {
            if (attempt.number() == number) {
                return Optional.of(attempt);
            }
        }
        return Optional.empty();
    }

    /** The number of the next attempt. */
    public int nextAttempt() {
        return attempts.isEmpty() ? 1 : attempts.getLast().number() + 1;
    }

    /** A copy in another state and queue. */
    public Progress to(StoredState next, @Nullable Place nextPlace) {
        return new Progress(next, nextPlace, attempts, history, ended, error);
    }

    /** A copy in a final state, with the time its record is removed. */
    public Progress end(StoredState last, Instant at, Instant removal) {
        return new Progress(last, new Place(Place.ENDED, removal), attempts, history, at, error);
    }

    /** A copy with the error that a receipt told. */
    public Progress withError(@Nullable String told) {
        return new Progress(state, place, attempts, history, ended, told);
    }

    /** A copy with one more attempt; of very many, the oldest that was refused is forgotten. */
    public Progress with(Attempt attempt) {
        List<Attempt> more = append(attempts, attempt);
        if (more.size() > MAX_ATTEMPTS) {
            more.stream()
                    .filter(old -> old.result() == AttemptResult.REJECTED)
                    .findFirst()
                    .ifPresent(more::remove);
        }
        return new Progress(state, place, more, history, ended, error);
    }

    /** A copy without this attempt, which turned out not to be one. */
    public Progress without(int number) {
        List<Attempt> fewer =
                attempts.stream().filter(attempt -> attempt.number() != number).toList();
        return new Progress(state, place, fewer, history, ended, error);
    }

    /** A copy with one attempt changed; without one of that number, the same. */
    public Progress change(int number, UnaryOperator<Attempt> change) {
        List<Attempt> changed = new ArrayList<>(attempts);
        changed.replaceAll(attempt -> attempt.number() == number ? change.apply(attempt) : attempt);
        return new Progress(state, place, changed, history, ended, error);
    }

    /**
     * A copy with one more line of history; of very many lines, only those of its end are still taken, and as many again
     * of what is learnt after it.
     */
    public Progress note(HistoryEntry entry) {
        return isFull(entry.kind()) ? this : new Progress(state, place, attempts, append(history, entry), ended, error);
    }

    private boolean isFull(HistoryEntry.Kind kind) {
        boolean needed = kind == HistoryEntry.Kind.FINAL || kind == HistoryEntry.Kind.TOLD;
        return !needed && history.size() >= (ended == null ? MAX_HISTORY : 2 * MAX_HISTORY);
    }

    private static <T> List<T> append(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list.size() + 1);
        longer.addAll(list);
        longer.add(last);
        return longer;
    }
}
