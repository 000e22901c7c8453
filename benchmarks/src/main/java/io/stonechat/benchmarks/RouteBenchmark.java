package io.stonechat.benchmarks;

import io.stonechat.protocol.Address;
import io.stonechat.smpp.ChainStep;
import io.stonechat.smpp.NumberLists;
import io.stonechat.smpp.NumberSettings;
import io.stonechat.smpp.RouteChain;
import io.stonechat.smpp.RouteConditions;
import io.stonechat.smpp.RouteQuery;
import io.stonechat.smpp.RouteRewrite;
import io.stonechat.smpp.RouteRule;
import io.stonechat.smpp.Routing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One decision of the built-in routing: the rule for a number among many prefixes, and the order of its chain. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RouteBenchmark {
    private static final int NUMBERS = 4096;
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");

    /** How many rules there are. */
    @Param({"1000", "100000"})
    public int rules;

    private Routing routing = Routing.NONE;
    private final List<RouteQuery> queries = new ArrayList<>();
    private int at;

    /** Makes prefixes of 3 to 8 digits, every tenth with a condition that is not met, and numbers below some of them. */
    @Setup
    public void prepare() {
        Random random = new Random(7);
        RouteChain weighted = new RouteChain(
                List.of(new ChainStep("bind:a", 3), new ChainStep("bind:b", 1), new ChainStep("queue", 0)));
        RouteChain plain = RouteChain.of(List.of("bind:c", "queue"));
        RouteConditions others = new RouteConditions(List.of(), Set.of("other"), Set.of(), null);
        List<RouteRule> table = new ArrayList<>();
        for (int i = 0; i < rules; i++) {
            String prefix = String.valueOf(100 + random.nextInt(99_999_899));
            table.add(new RouteRule(
                    prefix,
                    "r" + i,
                    i % 10 == 0 ? others : RouteConditions.ANY,
                    i % 2 == 0 ? weighted : plain,
                    false,
                    RouteRewrite.NONE,
                    null,
                    Map.of()));
        }
        routing = new Routing(plain, table, List.of(), NumberSettings.OFF, NumberLists.NONE);
        for (int i = 0; i < NUMBERS; i++) {
            String prefix = i % 4 == 0
                    ? String.valueOf(random.nextInt(1_000_000))
                    : table.get(random.nextInt(table.size())).prefix();
            String number = (prefix + "0123456789").substring(0, Math.min(15, prefix.length() + 7));
            queries.add(new RouteQuery(Address.of("12345"), number, "acme", "acme", 0, AT));
        }
    }

    /** Decides for one number after the other. */
    @Benchmark
    public List<String> decide() {
        at = (at + 1) % NUMBERS;
        RouteChain way = routing.find(queries.get(at)).map(RouteRule::way).orElse(routing.defaultWay());
        return way.order(at, _ -> true);
    }
}
