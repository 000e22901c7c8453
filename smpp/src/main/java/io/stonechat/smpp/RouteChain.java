package io.stonechat.smpp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A chain of the configuration: steps that are tried one after the other, some of which may share a place by weight.
 *
 * <p>Weighted steps that stand side by side are one group. A message begins with one of the group, drawn by weight among
 * those whose binds can be sent to; the others follow as its failover.
 */
public final class RouteChain {

    /** No steps at all. */
    public static final RouteChain NONE = new RouteChain(List.of());

    /** 2⁶⁴ divided by the golden ratio: its multiples fill any range evenly, however many there are. */
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private static final int TURN = 19;

    private final List<ChainStep> steps;
    private final List<String> texts;
    private final boolean weighted;
    private final @Nullable String foreign;

    /** Makes a chain of these steps. */
    public RouteChain(List<ChainStep> steps) {
        this.steps = List.copyOf(steps);
        this.texts = steps.stream().map(ChainStep::step).toList();
        this.weighted = steps.stream().anyMatch(ChainStep::isWeighted);
        this.foreign = texts.stream()
                .filter(step -> !Chains.isSendable(step))
                .findFirst()
                .orElse(null);
    }

    /** A chain of steps without weights. */
    public static RouteChain of(List<String> steps) {
        return new RouteChain(steps.stream().map(step -> new ChainStep(step, 0)).toList());
    }

    /** The steps, in the order of the file. */
    public List<ChainStep> steps() {
        return steps;
    }

    /** What the steps say, in the order of the file. */
    public List<String> texts() {
        return texts;
    }

    /** Whether some steps have weights, so that messages take it in different orders. */
    public boolean isWeighted() {
        return weighted;
    }

    /** The first step that only a script can take; empty if there is none. */
    Optional<String> foreign() {
        return Optional.ofNullable(foreign);
    }

    /** Whether there are no steps. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /**
     * The steps in the order in which one message takes them.
     *
     * @param ticket numbers that follow each other share a group's steps out by their weights; the same number gets the
     *     same order
     * @param usable whether a bind can be sent to
     */
    public List<String> order(long ticket, Predicate<String> usable) {
        if (!weighted) {
            return texts;
        }
        List<String> order = new ArrayList<>(steps.size());
        int at = 0;
        while (at < steps.size()) {
            if (!steps.get(at).isWeighted()) {
                order.add(steps.get(at++).step());
                continue;
            }
            List<ChainStep> group = new ArrayList<>();
            while (at < steps.size() && steps.get(at).isWeighted()) {
                group.add(steps.get(at++));
            }
            draw(group, ticket, usable, order);
        }
        return order;
    }

    /** Those that can be sent to first, each place drawn by weight; then the others, likewise. */
    private static void draw(List<ChainStep> group, long ticket, Predicate<String> usable, List<String> order) {
        List<ChainStep> ready = new ArrayList<>(group);
        ready.removeIf(step -> !isUsable(step, usable));
        List<ChainStep> others = new ArrayList<>(group);
        others.removeAll(ready);
        long lot = ticket * GOLDEN;
        for (List<ChainStep> left : List.of(ready, others)) {
            while (!left.isEmpty()) {
                order.add(take(left, lot).step());
                lot = Long.rotateLeft(lot, TURN);
            }
        }
    }

    private static ChainStep take(List<ChainStep> left, long lot) {
        long total = 0;
        for (ChainStep step : left) {
            total += step.weight();
        }
        long point = Math.unsignedMultiplyHigh(lot, total);
        int at = 0;
        while (point >= left.get(at).weight()) {
            point -= left.get(at++).weight();
        }
        return left.remove(at);
    }

    private static boolean isUsable(ChainStep step, Predicate<String> usable) {
        String bind = Chains.target(step.step(), "bind");
        return bind == null || usable.test(bind);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RouteChain chain && steps.equals(chain.steps);
    }

    @Override
    public int hashCode() {
        return steps.hashCode();
    }

    @Override
    public String toString() {
        return steps.toString();
    }
}
