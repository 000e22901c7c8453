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
 */
public record Progress(
        StoredState state,
        @Nullable Place place,
        List<Attempt> attempts,
        List<HistoryEntry> history,
        @Nullable Instant ended) {

    /** Keeps unmodifiable copies of the lists. */
    public Progress {
        attempts = List.copyOf(attempts);
        history = List.copyOf(history);
    }

    /** A message that stands in a queue, with nothing behind it yet. */
    public static Progress begin(StoredState state, Place place) {
        return new Progress(state, place, List.of(), List.of(), null);
    }

    /** The attempt of this number. */
    public Optional<Attempt> attempt(int number) {
        return number >= 1 && number <= attempts.size() ? Optional.of(attempts.get(number - 1)) : Optional.empty();
    }

    /** A copy in another state and queue. */
    public Progress to(StoredState next, @Nullable Place nextPlace) {
        return new Progress(next, nextPlace, attempts, history, ended);
    }

    /** A copy in a final state, with the time its record is removed. */
    public Progress end(StoredState last, Instant at, Instant removal) {
        return new Progress(last, new Place(Place.ENDED, removal), attempts, history, at);
    }

    /** A copy with one more attempt. */
    public Progress with(Attempt attempt) {
        return new Progress(state, place, append(attempts, attempt), history, ended);
    }

    /** A copy with one attempt changed; without one of that number, the same. */
    public Progress change(int number, UnaryOperator<Attempt> change) {
        List<Attempt> changed = attempts.stream()
                .map(attempt -> attempt.number() == number ? change.apply(attempt) : attempt)
                .toList();
        return new Progress(state, place, changed, history, ended);
    }

    /** A copy with one more line of history. */
    public Progress note(HistoryEntry entry) {
        return new Progress(state, place, attempts, append(history, entry), ended);
    }

    private static <T> List<T> append(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list.size() + 1);
        longer.addAll(list);
        longer.add(last);
        return longer;
    }
}
