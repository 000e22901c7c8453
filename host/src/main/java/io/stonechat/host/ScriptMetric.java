package io.stonechat.host;

import static io.stonechat.host.MetricReading.Kind.COUNTER;
import static io.stonechat.host.MetricReading.Kind.GAUGE;
import static io.stonechat.host.MetricReading.Kind.HISTOGRAM;

import java.util.Comparator;
import java.util.List;

/** A series of a script's: what the script is given, and what a scrape reads. */
sealed interface ScriptMetric {

    /** Its values by their labels. */
    MetricFamily<? extends LabelledValue> family();

    /** What the script has said of it. */
    default MetricDefinition definition() {
        return family().definition();
    }

    /** Its values now, in an order that stays the same. */
    default List<MetricReading.Point> read() {
        return family().all().entrySet().stream()
                .map(entry -> entry.getValue().point(entry.getKey(), definition()))
                .sorted(Comparator.comparing(point -> String.join("\0", point.labelValues())))
                .toList();
    }

    /** A new series with nothing in it. */
    static ScriptMetric of(MetricDefinition definition) {
        return switch (definition.kind()) {
            case COUNTER -> new OfCounter(new MetricFamily<>(definition, () -> new CounterValue(new MetricValue())));
            case GAUGE -> new OfGauge(new MetricFamily<>(definition, () -> new GaugeValue(new MetricValue())));
            case HISTOGRAM ->
                new OfHistogram(new MetricFamily<>(
                        definition, () -> new HistogramValue(new MetricBuckets(definition.buckets()))));
        };
    }

    /** What a series keeps for one combination of labels. */
    sealed interface LabelledValue {

        /** What a scrape reads of it. */
        MetricReading.Point point(List<String> labels, MetricDefinition definition);
    }

    /** A counter by its labels. */
    record OfCounter(MetricFamily<CounterValue> family) implements ScriptMetric, Counter {

        @Override
        public Counter labels(String... values) {
            return family.of(values);
        }

        @Override
        public void inc(double amount) {
            family.only().inc(amount);
        }

        @Override
        public double value() {
            return family.only().value();
        }
    }

    /** A gauge by its labels. */
    record OfGauge(MetricFamily<GaugeValue> family) implements ScriptMetric, Gauge {

        @Override
        public Gauge labels(String... values) {
            return family.of(values);
        }

        @Override
        public void inc(double amount) {
            family.only().inc(amount);
        }

        @Override
        public void set(double value) {
            family.only().set(value);
        }

        @Override
        public double value() {
            return family.only().value();
        }
    }

    /** A histogram by its labels. */
    record OfHistogram(MetricFamily<HistogramValue> family) implements ScriptMetric, Histogram {

        @Override
        public Histogram labels(String... values) {
            return family.of(values);
        }

        @Override
        public void observe(double value) {
            family.only().observe(value);
        }

        @Override
        public long count() {
            return family.only().count();
        }

        @Override
        public double sum() {
            return family.only().sum();
        }
    }

    /** A counter for one combination of labels. */
    record CounterValue(MetricValue number) implements Counter, LabelledValue {

        @Override
        public Counter labels(String... values) {
            throw alreadyLabelled();
        }

        @Override
        public void inc(double amount) {
            if (!(amount >= 0)) {
                throw new IllegalArgumentException("a counter only grows, it cannot be changed by " + amount);
            }
            number.add(amount);
        }

        @Override
        public double value() {
            return number.get();
        }

        @Override
        public MetricReading.Point point(List<String> labels, MetricDefinition definition) {
            return new MetricReading.Value(labels, value());
        }
    }

    /** A gauge for one combination of labels. */
    record GaugeValue(MetricValue number) implements Gauge, LabelledValue {

        @Override
        public Gauge labels(String... values) {
            throw alreadyLabelled();
        }

        @Override
        public void inc(double amount) {
            number.add(amount);
        }

        @Override
        public void set(double value) {
            number.set(value);
        }

        @Override
        public double value() {
            return number.get();
        }

        @Override
        public MetricReading.Point point(List<String> labels, MetricDefinition definition) {
            return new MetricReading.Value(labels, value());
        }
    }

    /** A histogram for one combination of labels. */
    record HistogramValue(MetricBuckets buckets) implements Histogram, LabelledValue {

        @Override
        public Histogram labels(String... values) {
            throw alreadyLabelled();
        }

        @Override
        public void observe(double value) {
            if (Double.isNaN(value)) {
                throw new IllegalArgumentException("a histogram counts numbers, not NaN");
            }
            buckets.observe(value);
        }

        @Override
        public long count() {
            return buckets.count();
        }

        @Override
        public double sum() {
            return buckets.sum();
        }

        @Override
        public MetricReading.Point point(List<String> labels, MetricDefinition definition) {
            return new MetricReading.Distribution(labels, definition.buckets(), buckets.counts(), sum());
        }
    }

    private static IllegalArgumentException alreadyLabelled() {
        return new IllegalArgumentException("the labels have been said already");
    }
}
