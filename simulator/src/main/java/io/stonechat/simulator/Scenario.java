package io.stonechat.simulator;

import io.stonechat.protocol.Address;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a simulated centre behaves.
 *
 * @param name what it is called
 * @param accounts who may bind; empty: anyone, with any password
 * @param messageIds how message ids are written
 * @param receipts how receipts are written
 * @param pace how long things take
 * @param faults what goes wrong by chance or by load
 * @param numbers what becomes of messages to certain numbers; the first rule that fits counts, before {@code faults}
 * @param seed the same seed makes the same choices for the same messages in the same order
 */
public record Scenario(
        String name,
        List<Account> accounts,
        MessageIdStyle messageIds,
        ReceiptStyle receipts,
        Pace pace,
        Faults faults,
        List<NumberRule> numbers,
        long seed) {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration SOON = Duration.ofMillis(500);

    /** Answers at once, receipts after half a second, fails only the numbers of {@link Fate}. */
    public static final Scenario HEALTHY = new Scenario(
            "healthy",
            List.of(new Account("smppclient1", "password")),
            MessageIdStyle.DECIMAL,
            ReceiptStyle.CANONICAL,
            new Pace(AT_ONCE, SOON),
            Faults.NONE,
            NumberRule.DEFAULTS,
            1);

    /** Answers after two seconds, receipts after ten more. */
    public static final Scenario SLOW =
            HEALTHY.named("slow").withPace(new Pace(Duration.ofSeconds(2), Duration.ofSeconds(10)));

    /** Takes five messages a second from each session, and answers ESME_RTHROTTLED above that. */
    public static final Scenario THROTTLING = HEALTHY.named("throttling").withFaults(new Faults(0, 0, 0, 0, 5));

    /**
     * One message in ten refused, one in twenty unanswered, one in ten undelivered, the link lost at every fiftieth; ids
     * hexadecimal in responses and decimal in receipts.
     */
    public static final Scenario FLAKY = HEALTHY.named("flaky")
            .withFaults(new Faults(0.10, 0.05, 0.10, 50, 0))
            .withMessageIds(MessageIdStyle.HEX_THEN_DECIMAL);

    /** Binds, and never answers a message. */
    public static final Scenario SILENT = HEALTHY.named("silent").withFaults(new Faults(0, 1, 0, 0, 0));

    /** Keeps unmodifiable copies of the lists. */
    public Scenario {
        accounts = List.copyOf(accounts);
        numbers = List.copyOf(numbers);
    }

    /** The scenarios that have a name. */
    public static List<Scenario> presets() {
        return List.of(HEALTHY, SLOW, THROTTLING, FLAKY, SILENT);
    }

    /** The preset with this name, in any case. */
    public static Optional<Scenario> preset(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return presets().stream()
                .filter(scenario -> scenario.name.equals(wanted))
                .findFirst();
    }

    /** This scenario under another name. */
    public Scenario named(String other) {
        return new Scenario(other, accounts, messageIds, receipts, pace, faults, numbers, seed);
    }

    /** This scenario with other accounts. */
    public Scenario withAccounts(List<Account> others) {
        return new Scenario(name, others, messageIds, receipts, pace, faults, numbers, seed);
    }

    /** This scenario with ids written in another way. */
    public Scenario withMessageIds(MessageIdStyle other) {
        return new Scenario(name, accounts, other, receipts, pace, faults, numbers, seed);
    }

    /** This scenario with receipts written in another way. */
    public Scenario withReceipts(ReceiptStyle other) {
        return new Scenario(name, accounts, messageIds, other, pace, faults, numbers, seed);
    }

    /** This scenario at another pace. */
    public Scenario withPace(Pace other) {
        return new Scenario(name, accounts, messageIds, receipts, other, faults, numbers, seed);
    }

    /** This scenario with other faults. */
    public Scenario withFaults(Faults others) {
        return new Scenario(name, accounts, messageIds, receipts, pace, others, numbers, seed);
    }

    /** This scenario with these rules before its own. */
    public Scenario withNumbers(List<NumberRule> more) {
        List<NumberRule> all = Stream.concat(more.stream(), numbers.stream()).toList();
        return new Scenario(name, accounts, messageIds, receipts, pace, faults, all, seed);
    }

    /** This scenario with another seed. */
    public Scenario withSeed(long other) {
        return new Scenario(name, accounts, messageIds, receipts, pace, faults, numbers, other);
    }

    /** What becomes of the message with this number to this destination. */
    Fate fate(Address destination, long number) {
        return numbers.stream()
                .filter(rule -> rule.fits(destination.address()))
                .map(NumberRule::fate)
                .findFirst()
                .orElseGet(() -> faults.roll(seed, number));
    }
}
