package io.stonechat.host;

import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * When a handler is called again and again.
 *
 * @param name what logs call it
 * @param period the time from one call to the next
 * @param jitter up to so much is added each time
 */
record Rhythm(String name, Duration period, Duration jitter) {

    /** The name of the kind of event that all languages share. */
    static final String KIND = "timer.every";

    private static final String SIGNATURE = "@Every(seconds = 60) void name()";
    private static final double NANOS = 1e9;

    /** Longer ones are a mistake, and would not fit a number of nanoseconds. */
    private static final double LONGEST_SECONDS = 1e9;

    /** The kind of handlers that are called again and again. */
    static HandlerKind kind() {
        return new HandlerKind(KIND, Every.class, Rhythm::bind, true);
    }

    /** The rhythm that a selector of the kind says. */
    static Rhythm of(String selector) {
        var parts = selector.split(" ", 3);
        return new Rhythm(
                parts[2], Duration.ofNanos(Long.parseLong(parts[0])), Duration.ofNanos(Long.parseLong(parts[1])));
    }

    /** What {@link #of} reads. */
    String selector() {
        return period.toNanos() + " " + jitter.toNanos() + " " + name;
    }

    /** How long it is to the next call. */
    Duration next(RandomGenerator random) {
        return jitter.isZero() ? period : period.plusNanos(random.nextLong(jitter.toNanos() + 1));
    }

    private static HandlerBinding bind(HandlerDeclaration declaration) {
        var type = declaration.type();
        if (type != null && (type.parameterCount() > 0 || type.returnType() != void.class)) {
            return HandlerBinding.problem("an @Every handler takes nothing and returns nothing", SIGNATURE);
        }
        double seconds = number(declaration.options(), "seconds");
        double jitter = number(declaration.options(), "jitter");
        if (!(seconds > 0 && seconds <= LONGEST_SECONDS)) {
            return HandlerBinding.problem("the period must be above 0 seconds, found " + seconds, SIGNATURE);
        }
        if (!(jitter >= 0 && jitter <= LONGEST_SECONDS)) {
            return HandlerBinding.problem("the jitter must not be negative, found " + jitter, SIGNATURE);
        }
        var name = declaration.option("name").filter(said -> !said.isEmpty()).orElse(declaration.name());
        return HandlerBinding.to(new Rhythm(name, duration(seconds), duration(jitter)).selector());
    }

    private static double number(Map<String, Object> options, String option) {
        return switch (options.get(option)) {
            case Number number -> number.doubleValue();
            case null -> 0;
            case Object other -> Double.NaN;
        };
    }

    /** A period that rounds to nothing would be called without pause. */
    private static Duration duration(double seconds) {
        long nanos = Math.round(seconds * NANOS);
        return Duration.ofNanos(seconds > 0 ? Math.max(nanos, 1_000_000) : 0);
    }
}
