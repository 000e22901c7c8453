package io.stonechat.api;

import static io.stonechat.api.Patience.await;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.session.SmppSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The series of a script on the page of the others. */
@SuppressWarnings("NullAway.Init")
class ScriptSeriesTest {

    private static final String SECTIONS = "script: { path: counting.java, reload: off }\n" + RunningApi.METRICS;

    @TempDir
    private Path folder;

    @Test
    void are_shown_under_the_names_that_the_script_gave_them() throws IOException {
        script("""
                void main() {
                    metrics.counter("sms_total", "Messages.", "user").labels("acme").inc(2);
                    metrics.counter("sms_seen", "Messages, too.").inc();
                    metrics.gauge("queue_depth", "Waiting.").set(7.5);
                    var took = metrics.histogram("took_seconds", "Time.", List.of(0.1, 1.0));
                    took.observe(0.05);
                    took.observe(0.5);
                    took.observe(5);
                }
                """);
        try (var gateway = new RunningApi(folder, SECTIONS)) {
            Scrape scrape = Scrape.of(gateway);

            assertThat(scrape.value("sms_total", "user", "acme")).isEqualTo(2);
            assertThat(scrape.value("sms_seen")).isEqualTo(1);
            assertThat(scrape.value("queue_depth")).isEqualTo(7.5);
            assertThat(scrape.value("took_seconds_bucket", "le", "0.1")).isEqualTo(1);
            assertThat(scrape.value("took_seconds_bucket", "le", "1.0")).isEqualTo(2);
            assertThat(scrape.value("took_seconds_bucket", "le", "+Inf")).isEqualTo(3);
            assertThat(scrape.value("took_seconds_count")).isEqualTo(3);
            assertThat(scrape.types())
                    .containsEntry("sms_total", "counter")
                    .containsEntry("sms_seen", "untyped")
                    .containsEntry("queue_depth", "gauge")
                    .containsEntry("took_seconds", "histogram");
        }
    }

    @Test
    void go_on_counting_when_the_script_is_loaded_again() throws IOException {
        script("void main() { metrics.counter(\"loads_total\", \"Loads.\").inc(); }");
        try (var gateway = new RunningApi(folder, SECTIONS)) {
            script("void main() { metrics.counter(\"loads_total\", \"Times it was loaded.\").inc(); }");
            assertThat(gateway.host.reload()).isEmpty();

            assertThat(Scrape.of(gateway).value("loads_total")).isEqualTo(2);
        }
    }

    @Test
    void handlers_that_fail_are_counted_and_so_are_the_answers_that_esmes_got() throws Exception {
        script("""
                @OnPdu Reply nines(SubmitSm pdu, Session session) {
                    if (pdu.destination().address().startsWith("9")) {
                        throw new IllegalStateException("nines");
                    }
                    return Reply.accept("1");
                }
                """);
        try (var gateway = new RunningApi(folder, SECTIONS)) {
            SmppSession esme = gateway.esme();
            double before = Scrape.of(gateway).value("siphon_script_executions_total");
            assertThat(esme.send(RunningApi.message("4917"))
                            .get(30, SECONDS)
                            .commandStatus()
                            .isOk())
                    .isTrue();
            assertThat(esme.send(RunningApi.message("9917"))
                            .get(30, SECONDS)
                            .commandStatus()
                            .isOk())
                    .isFalse();

            // Some of it is counted a moment after the answer.
            await().untilAsserted(() -> {
                Scrape scrape = Scrape.of(gateway);
                String[] submits = {"direction", "inbound", "command", "submit_sm"};
                assertThat(scrape.value("siphon_smpp_dispatch_errors_total", "command", "submit_sm"))
                        .isOne();
                assertThat(scrape.value("siphon_script_executions_total")).isEqualTo(before + 2);
                assertThat(scrape.value("siphon_script_errors_total")).isOne();
                assertThat(scrape.value("stonechat_script_accepted_total")).isOne();
                assertThat(scrape.value("siphon_smpp_pdus_total", with(submits, "result", "accepted")))
                        .isOne();
                assertThat(scrape.value("siphon_smpp_pdus_total", with(submits, "result", "rejected")))
                        .isOne();
                assertThat(scrape.value("stonechat_responses_total", with(submits, "status", "ESME_RSYSERR")))
                        .isOne();
                assertThat(scrape.value("stonechat_version", "version", "1.2.3"))
                        .isOne();
            });
        }
    }

    @Test
    void a_configuration_that_is_refused_is_told_until_one_is_taken_over() throws IOException {
        script("void main() {}");
        try (var gateway = new RunningApi(folder, SECTIONS)) {
            assertThat(Scrape.of(gateway).value("stonechat_config_refused")).isZero();

            assertThat(gateway.apply(SECTIONS + "sevrer: {}\n")).isNotEmpty();
            assertThat(Scrape.of(gateway).value("stonechat_config_refused")).isOne();

            gateway.apply(SECTIONS);
            assertThat(Scrape.of(gateway).value("stonechat_config_refused")).isZero();
        }
    }

    private static String[] with(String[] labels, String name, String value) {
        return Stream.concat(Stream.of(labels), Stream.of(name, value)).toArray(String[]::new);
    }

    @Test
    void that_have_the_name_of_one_of_the_gateway_are_left_out() throws IOException {
        script("""
                void main() {
                    metrics.gauge("siphon_uptime_seconds", "Not ours.").set(-1);
                    metrics.gauge("jvm_threads_live_threads", "Nor this one.").set(-1);
                    metrics.gauge("fine", "This one is.").set(3);
                }
                """);
        try (var gateway = new RunningApi(folder, SECTIONS)) {
            Scrape scrape = Scrape.of(gateway);

            assertThat(scrape.value("siphon_uptime_seconds")).isNotNegative();
            assertThat(scrape.value("jvm_threads_live_threads")).isPositive();
            assertThat(scrape.value("fine")).isEqualTo(3);
        }
    }

    private void script(String text) throws IOException {
        Files.writeString(
                folder.resolve("counting.java"), "import module io.stonechat.smpp;\nMetrics metrics;\n" + text);
    }
}
