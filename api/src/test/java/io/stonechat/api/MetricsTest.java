package io.stonechat.api;

import static io.stonechat.api.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.BindType;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.session.BindFailedException;
import io.stonechat.session.ClientConfig;
import io.stonechat.session.SmppClient;
import io.stonechat.session.SmppSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scrape shows of a gateway with an ESME and a carrier. */
@SuppressWarnings("NullAway.Init")
class MetricsTest {

    @TempDir
    private Path folder;

    private RunningApi gateway;

    @BeforeEach
    void start() {
        gateway = new RunningApi(folder);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void every_series_is_there_before_anything_has_happened_to_it() {
        Scrape scrape = Scrape.of(gateway);

        Set<String> wanted = Arrays.stream(Series.values())
                .filter(series -> series != Series.ESME_SESSIONS)
                .filter(series -> series != Series.MEMORY_RESIDENT || Files.exists(MemoryFigures.STATUS))
                .filter(series -> !series.base.startsWith("siphon_pyexec"))
                .filter(series -> !series.labels.contains("queue"))
                .map(series -> series.kind == Series.Kind.HISTOGRAM ? series.base + "_bucket" : series.shown())
                .collect(Collectors.toSet());
        assertThat(scrape.names()).containsAll(wanted);
    }

    @Test
    void a_message_is_counted_on_its_whole_way() throws Exception {
        SmppSession esme = gateway.esme();
        RunningApi.submit(esme, "491701234567");
        SubmitSm sent = gateway.carrier.nextSubmit();
        assertThat(gateway.carrier.receipt(sent.destination(), sent.source()).isOk())
                .isTrue();

        // What is counted where an answer is written, a moment later than the next thing can happen, is there in the
        // end.
        await().untilAsserted(() -> countsTheMessage(Scrape.of(gateway)));
    }

    private static void countsTheMessage(Scrape scrape) {
        assertThat(scrape.value("stonechat_deliveries_total", "kind", "receipt", "outcome", "accepted"))
                .isOne();
        assertThat(scrape.value("stonechat_messages_accepted_total", "kind", "submit"))
                .isOne();
        assertThat(scrape.value("stonechat_messages_ended_total", "kind", "submit", "state", "delivered"))
                .isOne();
        assertThat(scrape.value(
                        "stonechat_submit_results_total", "bind", "up", "outcome", "accepted", "status", "ESME_ROK"))
                .isOne();
        assertThat(scrape.value("stonechat_receipts_total", "bind", "up", "state", "delivered"))
                .isOne();
        assertThat(scrape.value("stonechat_receipt_delay_seconds_count", "bind", "up"))
                .isOne();
        assertThat(scrape.value(
                        "siphon_smpp_pdus_total", "direction", "inbound", "command", "submit_sm", "result", "accepted"))
                .isOne();
        assertThat(scrape.value("siphon_smpp_dispatch_duration_seconds_count", "command", "submit_sm"))
                .isOne();
        assertThat(scrape.value("siphon_smpp_binds", "direction", "inbound")).isOne();
        assertThat(scrape.value("siphon_smpp_binds", "direction", "egress")).isOne();
        assertThat(scrape.value("stonechat_esme_sessions", "system_id", "acme")).isOne();
        assertThat(scrape.value("stonechat_store_commits_total")).isPositive();
        assertThat(scrape.value("stonechat_store_sync_seconds_count")).isPositive();
        assertThat(scrape.value("stonechat_messages_open")).isZero();
    }

    @Test
    void no_number_and_no_id_becomes_a_label() throws Exception {
        SmppSession esme = gateway.esme();
        String id = RunningApi.submit(esme, "491701234567");
        gateway.carrier.nextSubmit();

        assertThat(Scrape.of(gateway).samples())
                .noneMatch(sample -> sample.labels().containsValue("491701234567")
                        || sample.labels().containsValue("12345")
                        || sample.labels().containsValue(id));
    }

    @Test
    void a_bind_that_goes_down_and_what_waits_for_it_is_seen() throws Exception {
        SmppSession esme = gateway.esme();
        gateway.carrier.close();
        // A message that was sent into the end of the link would be held until its fate is known.
        await().until(() ->
                gateway.smpp.switchboard().bind("up").orElseThrow().sessions().isEmpty());
        RunningApi.submit(esme, "491701234567");

        await().untilAsserted(() -> {
            Scrape scrape = Scrape.of(gateway);
            Assertions.assertThat(scrape.value("stonechat_bind_up", "bind", "up"))
                    .isZero();
            Assertions.assertThat(scrape.value("stonechat_bind_state", "bind", "up", "state", "down"))
                    .isOne();
            Assertions.assertThat(scrape.value("stonechat_bind_parked", "bind", "up"))
                    .isOne();
            Assertions.assertThat(scrape.value("stonechat_queue_messages", "queue", "bind:up"))
                    .isOne();
            Assertions.assertThat(scrape.value("stonechat_oldest_due_seconds")).isPositive();
            Assertions.assertThat(scrape.value("siphon_smpp_bind_reconnects_total", "bind", "up"))
                    .isPositive();
        });
    }

    @Test
    void a_wrong_password_is_counted_as_a_rejected_bind() {
        String address = gateway.smpp.smpp().bindAddress();
        ClientConfig wrong = ClientConfig.builder()
                .host("127.0.0.1")
                .port(Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)))
                .systemId("acme")
                .password("guess")
                .bindType(BindType.TRANSMITTER)
                .build();
        Assertions.assertThatThrownBy(() -> SmppClient.connect(wrong, _ -> (_, _) -> {}))
                .isInstanceOf(BindFailedException.class);

        await().untilAsserted(() -> assertThat(
                        Scrape.of(gateway).value("siphon_smpp_bind_requests_total", "result", "rejected"))
                .isOne());
    }

    @Test
    void what_operators_do_is_counted() {
        gateway.post("/admin/v1/binds/up/drain");

        await().untilAsserted(() -> assertThat(
                        Scrape.of(gateway).value("stonechat_operator_actions_total", "action", "bind drain"))
                .isOne());
    }

    @Test
    void changed_configurations_are_counted_by_what_came_of_them() {
        String sections = RunningApi.ADMIN + RunningApi.METRICS;
        assertThat(Scrape.of(gateway).value("stonechat_config_reloads_total", "result", "taken"))
                .isZero();

        gateway.apply("server: { drain_secs: 7 }\n" + sections);
        gateway.apply("server: { drain_secs: 8 }\n" + sections);
        gateway.apply("server: { drain_sex: 9 }\n" + sections);

        Scrape scrape = Scrape.of(gateway);
        assertThat(scrape.value("stonechat_config_reloads_total", "result", "taken"))
                .isEqualTo(2);
        assertThat(scrape.value("stonechat_config_reloads_total", "result", "refused"))
                .isOne();
    }

    @Test
    void records_are_shown_while_they_are_written() {
        gateway.records = Optional.of(new RecordFigures(7, 2, 1, 3, false));
        Scrape scrape = Scrape.of(gateway);
        assertThat(scrape.value("stonechat_records_written_total")).isEqualTo(7);
        assertThat(scrape.value("stonechat_records_repeated_total")).isEqualTo(2);
        assertThat(scrape.value("stonechat_records_refused_total")).isOne();
        assertThat(scrape.value("stonechat_records_waiting")).isEqualTo(3);
        assertThat(scrape.value("stonechat_records_writable")).isZero();

        gateway.records = Optional.empty();
        assertThat(Scrape.of(gateway).names()).noneMatch(name -> name.startsWith("stonechat_records"));
    }

    @Test
    void sessions_and_the_machine_are_there_too() {
        assertThat(Scrape.of(gateway).names())
                .contains(
                        "stonechat_smpp_sessions",
                        "stonechat_smpp_window_used",
                        "stonechat_smpp_events_total",
                        "stonechat_smpp_pdus_total",
                        "stonechat_smpp_bytes_total",
                        "jvm_memory_used_bytes",
                        "jvm_threads_live_threads",
                        "process_cpu_usage");
    }

    @Test
    void path_is_where_the_figures_are() {
        gateway.close();
        String metrics = "metrics: { prometheus: { listen: 127.0.0.1:0, path: /figures } }\n";
        try (RunningApi other = new RunningApi(folder, metrics)) {
            assertThat(other.metrics("/figures").statusCode()).isEqualTo(200);
            assertThat(other.metrics("/metrics").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void only_its_own_path_is_answered() {
        assertThat(gateway.metrics("/").statusCode()).isEqualTo(404);
        assertThat(gateway.metrics("/metrics")
                        .headers()
                        .firstValue("Content-Type")
                        .orElse(""))
                .startsWith("text/plain; version=0.0.4");
        assertThat(gateway.get("/metrics").statusCode()).isEqualTo(404);
    }
}
