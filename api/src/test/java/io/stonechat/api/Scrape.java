package io.stonechat.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The metrics page as Prometheus reads it: every line must be one that it understands. */
record Scrape(List<Sample> samples, Map<String, String> types) {

    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\",?");
    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (counter|gauge|histogram|summary|untyped)");

    /** One line. */
    record Sample(String name, Map<String, String> labels, double value) {}

    static Scrape of(RunningApi gateway) {
        HttpResponse<String> page = gateway.metrics("/metrics");
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        Map<String, String> types = new TreeMap<>();
        List<Sample> samples = page.body()
                .lines()
                .filter(line -> !line.startsWith("# HELP"))
                .filter(line -> !isType(line, types))
                .map(Scrape::sample)
                .toList();
        return new Scrape(samples, types);
    }

    private static boolean isType(String line, Map<String, String> types) {
        Matcher type = TYPE.matcher(line);
        if (!type.matches()) {
            return false;
        }
        assertThat(types.put(type.group(1), type.group(2))).as(line).isNull();
        return true;
    }

    private static Sample sample(String line) {
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as(line).isTrue();
        Map<String, String> labels = new TreeMap<>();
        String text = sample.group(2) == null ? "" : sample.group(2);
        Matcher label = LABEL.matcher(text);
        int end = 0;
        while (label.find() && label.start() == end) {
            labels.put(label.group(1), label.group(2));
            end = label.end();
        }
        assertThat(end).as(line).isEqualTo(text.length());
        String number = sample.group(3).replace("+Inf", "Infinity");
        return new Sample(sample.group(1), labels, Double.parseDouble(number));
    }

    Set<String> names() {
        return samples.stream().map(Sample::name).collect(Collectors.toSet());
    }

    /** The value of the one sample with these labels, given as name and value in turn. */
    double value(String name, String... labels) {
        List<Sample> found = samples.stream()
                .filter(sample -> sample.name().equals(name) && has(sample, labels))
                .toList();
        assertThat(found).as(name + List.of(labels)).hasSize(1);
        return found.getFirst().value();
    }

    private static boolean has(Sample sample, String... labels) {
        for (int i = 0; i < labels.length; i += 2) {
            if (!labels[i + 1].equals(sample.labels().get(labels[i]))) {
                return false;
            }
        }
        return true;
    }
}
