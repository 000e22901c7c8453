package io.stonechat.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The series of a script's own. */
class ScriptMetricsTest {

    private final ScriptMetrics metrics = new ScriptMetrics();

    @Test
    void counts_andMeasures() {
        var counter = metrics.counter("sms_total", "Messages.");
        counter.inc();
        counter.inc(2.5);
        var gauge = metrics.gauge("depth", "Waiting.");
        gauge.set(7);
        gauge.inc();
        gauge.dec(3);
        gauge.dec();
        var histogram = metrics.histogram("took_seconds", "Time.", List.of(0.1, 1.0));
        histogram.observe(0.1);
        histogram.observe(0.5);
        histogram.observe(2);

        assertThat(counter.value()).isEqualTo(3.5);
        assertThat(gauge.value()).isEqualTo(4);
        assertThat(histogram.count()).isEqualTo(3);
        assertThat(histogram.sum()).isEqualTo(2.6);
        assertThat(metrics.read())
                .extracting(MetricReading::points)
                .containsExactly(
                        List.of(new MetricReading.Value(List.of(), 4)),
                        List.of(new MetricReading.Value(List.of(), 3.5)),
                        List.of(new MetricReading.Distribution(
                                List.of(), List.of(0.1, 1.0, Double.POSITIVE_INFINITY), List.of(1L, 1L, 1L), 2.6)));
    }

    @Test
    void keepsApart_whatHasOtherLabels() {
        var counter = metrics.counter("sms_total", "Messages.", "user", "status");
        counter.labels("acme", "ok").inc();
        counter.labels("acme", "ok").inc();
        counter.labels("globex", "ok").inc();

        assertThat(metrics.read().getFirst().points())
                .containsExactly(
                        new MetricReading.Value(List.of("acme", "ok"), 2),
                        new MetricReading.Value(List.of("globex", "ok"), 1));
    }

    @Test
    void gives_theSameSeries_whoeverAsksAgain() {
        metrics.counter("sms_total", "Messages.").inc();
        metrics.counter("sms_total", "All messages.").inc();

        var reading = metrics.read().getFirst();
        assertThat(reading.help()).isEqualTo("All messages.");
        assertThat(reading.points()).containsExactly(new MetricReading.Value(List.of(), 2));
    }

    @Test
    void refuses_anotherSeriesOfTheSameName() {
        metrics.counter("sms_total", "Messages.");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> metrics.gauge("sms_total", "Messages."))
                .withMessageContaining("already registered as a counter without labels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> metrics.counter("sms_total", "Messages.", "user"))
                .withMessageContaining("a counter with the labels user");
    }

    @Test
    void refuses_namesThatPrometheusDoesNotTake() {
        assertThatIllegalArgumentException().isThrownBy(() -> metrics.counter("1st", "No."));
        assertThatIllegalArgumentException().isThrownBy(() -> metrics.counter("a-b", "No."));
        assertThatIllegalArgumentException().isThrownBy(() -> metrics.counter("a", "No.", "__name"));
        assertThatIllegalArgumentException().isThrownBy(() -> metrics.counter("a", "No.", "b:c"));
        assertThatIllegalArgumentException().isThrownBy(() -> metrics.counter("a", "No.", "b", "b"));
        assertThatIllegalArgumentException().isThrownBy(() -> metrics.histogram("a", "No.", "le"));
        assertThatIllegalArgumentException().isThrownBy(() -> metrics.histogram("a", "No.", List.of(2.0, 1.0)));
    }

    @Test
    void refuses_wrongNumbersOfLabels() {
        var labelled = metrics.counter("sms_total", "Messages.", "user");

        assertThatIllegalArgumentException().isThrownBy(labelled::inc).withMessageContaining("labels(...)");
        assertThatIllegalArgumentException().isThrownBy(() -> labelled.labels("a", "b"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> labelled.labels("a").labels("b"));
    }

    @Test
    void refuses_aCounterThatFalls() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> metrics.counter("sms_total", "Messages.").inc(-1));
    }

    @Test
    void stops_at128CombinationsOfLabels() {
        var counter = metrics.counter("sms_total", "Messages.", "number");
        for (int i = 0; i < Metrics.MAX_COMBINATIONS; i++) {
            counter.labels("n" + i).inc();
        }

        counter.labels("n0").inc();
        assertThatIllegalStateException()
                .isThrownBy(() -> counter.labels("one more"))
                .withMessageContaining("128 combinations of labels already");
    }
}
