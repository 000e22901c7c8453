package io.stonechat.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The reports of all rounds, and the table they make: the median of the rounds, and the least and the most. */
final class Results {
    private final List<Result> results = new ArrayList<>();

    /**
     * What one contestant did in one round.
     *
     * @param contestant its name
     * @param shape the load
     * @param round counted from 1
     * @param report what was measured
     */
    record Result(String contestant, String shape, int round, LoadReport report) {}

    void add(Contestant contestant, Shape shape, int round, LoadReport report) {
        results.add(new Result(contestant.name(), shape.toString(), round, report));
    }

    List<Result> all() {
        return List.copyOf(results);
    }

    /** The table, a part for each shape. */
    String table() {
        var table = new StringBuilder();
        for (String shape : results.stream().map(Result::shape).distinct().toList()) {
            table.append(row(shape, "messages/s", "p50 us", "p99 us", "CPU s/million", "RSS MiB", "errors"));
            List<Result> ofShape =
                    results.stream().filter(r -> r.shape().equals(shape)).toList();
            for (String name :
                    ofShape.stream().map(Result::contestant).distinct().toList()) {
                table.append(row(
                        name,
                        ofShape.stream()
                                .filter(r -> r.contestant().equals(name))
                                .map(Result::report)
                                .toList()));
            }
            table.append(System.lineSeparator());
        }
        return table.toString();
    }

    private static String row(String name, List<LoadReport> rounds) {
        return row(
                name,
                spread(rounds, "%.0fk", r -> r.rate() / 1e3),
                spread(rounds, "%.0f", LoadReport::p50Us),
                spread(rounds, "%.0f", LoadReport::p99Us),
                spread(rounds, "%.2f", LoadReport::cpuSecondsPerMillion),
                "%.0f".formatted(median(rounds, LoadReport::rssMib)),
                Long.toString(rounds.stream().mapToLong(LoadReport::errors).sum()));
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-14s %22s %16s %18s %14s %8s %7s%n", cells);
    }

    private static String spread(List<LoadReport> rounds, String format, ToDoubleFunction<LoadReport> figure) {
        double least = rounds.stream().mapToDouble(figure).min().orElseThrow();
        double most = rounds.stream().mapToDouble(figure).max().orElseThrow();
        return String.format(
                Locale.ROOT, format + " (" + format + "-" + format + ")", median(rounds, figure), least, most);
    }

    private static double median(List<LoadReport> rounds, ToDoubleFunction<LoadReport> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
