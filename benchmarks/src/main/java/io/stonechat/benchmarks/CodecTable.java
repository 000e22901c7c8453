package io.stonechat.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;

/**
 * The results of JMH as a table in Markdown, a row for what is done and a column for each library: the median
 * nanoseconds, the least and the most of all iterations, the octets allocated; and how Stonechat stands to the faster
 * of the others.
 */
final class CodecTable {
    private static final List<String> LIBRARIES = List.of("Stonechat", "Cloudhopper", "Jsmpp");

    private final Map<String, Map<String, Measured>> rows = new LinkedHashMap<>();

    private record Measured(double median, double least, double most, double octets) {
        static Measured of(RunResult result) {
            var times = result.getPrimaryResult().getStatistics();
            var allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
            double octets = allocated == null ? Double.NaN : allocated.getScore();
            return new Measured(times.getPercentile(50), times.getMin(), times.getMax(), octets);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1f (%.1f-%.1f), %.0f B", median, least, most, octets);
        }
    }

    CodecTable(Collection<RunResult> results) {
        for (RunResult result : results) {
            add(result);
        }
    }

    private void add(RunResult result) {
        String name = result.getParams().getBenchmark();
        for (String library : LIBRARIES) {
            if (name.endsWith(library)) {
                String what = name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1)
                        .replace(library, "")
                        .replace("Benchmark", "");
                rows.computeIfAbsent(what, _ -> new LinkedHashMap<>()).put(library, Measured.of(result));
            }
        }
    }

    private static String ratio(Map<String, Measured> row) {
        @Nullable Measured ours = row.get("Stonechat");
        var best = LIBRARIES.stream()
                .skip(1)
                .map(row::get)
                .filter(Objects::nonNull)
                .mapToDouble(Measured::median)
                .min();
        return ours == null || best.isEmpty()
                ? ""
                : String.format(Locale.ROOT, "%.2f", ours.median() / best.getAsDouble());
    }

    @Override
    public String toString() {
        var table = new StringBuilder();
        table.append(line("", "Stonechat", "cloudhopper", "jSMPP", "ours/faster"));
        table.append(line("---", "---:", "---:", "---:", "---:"));
        rows.forEach((what, row) -> {
            var cells = new ArrayList<String>();
            cells.add(what);
            LIBRARIES.forEach(library -> cells.add(row.containsKey(library) ? String.valueOf(row.get(library)) : ""));
            cells.add(ratio(row));
            table.append(line(cells.toArray(String[]::new)));
        });
        return table.toString();
    }

    private static String line(String... cells) {
        return String.format(Locale.ROOT, "| %-20s | %28s | %30s | %30s | %11s |%n", (Object[]) cells);
    }
}
