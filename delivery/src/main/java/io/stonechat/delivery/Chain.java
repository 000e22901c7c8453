package io.stonechat.delivery;

import io.stonechat.store.Route;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The steps of a route: binds to try one after the other, and maybe a queue at the end. */
final class Chain {

    private static final String BIND = "bind:";
    private static final String QUEUE = "queue";

    private final List<String> steps;

    private Chain(List<String> steps) {
        this.steps = steps;
    }

    static Chain of(Route route) {
        return new Chain(route.chain());
    }

    static Chain of(List<String> steps) {
        return new Chain(steps);
    }

    /** What is wrong with it, in a sentence; empty when it can be followed. */
    Optional<String> problem() {
        if (steps.isEmpty() || !isBind(0)) {
            return Optional.of("A chain begins with a bind, such as bind:aggregator-eu; this one is " + steps + ".");
        }
        return steps.stream()
                .filter(step -> !step.startsWith(BIND) && !step.equals(QUEUE))
                .findFirst()
                .or(() -> endsEarly() ? Optional.of(QUEUE) : Optional.empty())
                .map(step -> "The step " + step + " of the chain " + steps
                        + " cannot be followed; use bind:<name>, and queue at the end.");
    }

    /** The bind it begins with; empty when it begins with none. */
    Optional<String> firstBind() {
        return !steps.isEmpty() && isBind(0) ? Optional.of(bind(0)) : Optional.empty();
    }

    /** The bind at a step. */
    String bind(int step) {
        return steps.get(step).substring(BIND.length());
    }

    /** The steps but for a queue at the end: what no bind takes is not kept. */
    static List<String> withoutQueue(List<String> steps) {
        return steps.stream().filter(step -> !step.equals(QUEUE)).toList();
    }

    /** The step at which this bind stands. */
    OptionalInt stepOf(String bind) {
        return IntStream.range(0, steps.size())
                .filter(step -> isBind(step) && bind(step).equals(bind))
                .findFirst();
    }

    /** Whether what no bind took is kept and tried again. */
    boolean endsInQueue() {
        return steps.getLast().equals(QUEUE);
    }

    /** The next step after this one that is a bind. */
    OptionalInt next(int step) {
        return IntStream.range(step + 1, steps.size()).filter(this::isBind).findFirst();
    }

    /** The next step whose bind is usable: those after this one, then, if the chain ends in a queue, those before it. */
    OptionalInt nextUsable(int step, Predicate<String> usable) {
        IntStream after = IntStream.range(step + 1, steps.size());
        IntStream candidates = endsInQueue() ? IntStream.concat(after, IntStream.range(0, step)) : after;
        return candidates
                .filter(this::isBind)
                .filter(candidate -> usable.test(bind(candidate)))
                .findFirst();
    }

    private boolean endsEarly() {
        int queue = steps.indexOf(QUEUE);
        return queue >= 0 && queue < steps.size() - 1;
    }

    private boolean isBind(int step) {
        return steps.get(step).startsWith(BIND);
    }
}
