package io.stonechat.delivery;

import io.stonechat.store.Attempt;
import io.stonechat.store.AttemptResult;
import io.stonechat.store.StoredMessage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which bind the segments of one long message take: that which took the first of them, for a while. Holds a limited number
 * of groups; what it has forgotten goes its own way. Thread-safe.
 */
final class Together {

    private static final int MOST = 100_000;

    /** How groups of parts begin that are not segments of an ESME. */
    private static final String OUR_TEXT = "text:";

    private final Map<String, Hold> holds = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Hold> eldest) {
            return size() > MOST;
        }
    };
    private final InstantSource clock;
    private final Supplier<Rulebook> rules;

    private record Hold(String bind, boolean taken, Instant until) {}

    Together(InstantSource clock, Supplier<Rulebook> rules) {
        this.clock = clock;
        this.rules = rules;
    }

    /** A segment is about to be sent here. */
    void begins(StoredMessage segment, String bind) {
        hold(segment, bind, false);
    }

    /** A bind took a segment. */
    void taken(StoredMessage segment, String bind) {
        hold(segment, bind, true);
    }

    /** A bind did not take a segment: if it has none of the others, they may go where this one goes. */
    void refused(StoredMessage segment, String bind) {
        String group = segment.lineage().group();
        if (group != null) {
            synchronized (holds) {
                Hold hold = holds.get(group);
                if (hold != null && !hold.taken && hold.bind.equals(bind)) {
                    holds.remove(group);
                }
            }
        }
    }

    /**
     * The step of its chain where a segment finds the others.
     *
     * @param here the bind whose turn it would be
     * @return empty when that is right, or the others are out of reach
     */
    OptionalInt step(StoredMessage segment, String here, Predicate<String> usable) {
        String bind = bind(segment);
        if (bind == null || bind.equals(here) || hasRefused(segment, bind) || !usable.test(bind)) {
            return OptionalInt.empty();
        }
        return Chain.of(segment.route()).stepOf(bind);
    }

    private void hold(StoredMessage segment, String bind, boolean taken) {
        String group = segment.lineage().group();
        if (group == null) {
            return;
        }
        Instant now = clock.instant();
        Hold fresh = new Hold(bind, taken, until(group, now));
        synchronized (holds) {
            Hold hold = holds.get(group);
            if (hold == null || !hold.until.isAfter(now) || (taken && !hold.taken)) {
                holds.put(group, fresh);
            } else if (hold.bind.equals(bind)) {
                holds.put(group, new Hold(bind, hold.taken, fresh.until));
            }
        }
    }

    /** The parts of a text that we split are one message: they wait for each other however long that takes. */
    private Instant until(String group, Instant now) {
        return group.startsWith(OUR_TEXT)
                ? Instant.MAX
                : now.plus(rules.get().settings().retry().concatHold());
    }

    private @Nullable String bind(StoredMessage segment) {
        String group = segment.lineage().group();
        if (group == null) {
            return null;
        }
        synchronized (holds) {
            Hold hold = holds.get(group);
            return hold != null && hold.until.isAfter(clock.instant()) ? hold.bind : null;
        }
    }

    private static boolean hasRefused(StoredMessage segment, String bind) {
        for (Attempt attempt : segment.progress().attempts()) {
            if (attempt.target().equals(bind) && attempt.result() == AttemptResult.REJECTED) {
                return true;
            }
        }
        return false;
    }
}
