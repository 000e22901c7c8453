package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.simulator.MessageIdStyle;
import io.stonechat.simulator.Pace;
import io.stonechat.simulator.Scenario;
import io.stonechat.simulator.Simulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendCommandTest {

    private final Simulator simulator = Simulator.builder()
            .host("127.0.0.1")
            .port(0)
            .scenario(Scenario.HEALTHY
                    .withPace(new Pace(Duration.ZERO, Duration.ofMillis(1)))
                    .withMessageIds(MessageIdStyle.HEX_THEN_DECIMAL))
            .start();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void a_text_is_accepted_and_its_receipt_awaited() {
        CommandRun run = send("--to", "491700000000", "--text", "Hello", "--wait-receipt");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .containsPattern("-> 491700000000  accepted, id [0-9A-F]+  \\d+ ms")
                .containsPattern("<- 491700000000  receipt DELIVRD  \\d+ ms");
        assertThat(run.status()).isZero();
    }

    @Test
    void a_long_text_goes_in_segments_and_each_has_its_receipt() {
        CommandRun run = send("--to", "491700000000", "--text", "0123456789".repeat(32), "--wait-receipt");

        assertThat(run.out()).contains("-> 491700000000 1/3", "-> 491700000000 2/3", "-> 491700000000 3/3");
        assertThat(run.out().lines().filter(line -> line.contains("receipt DELIVRD")))
                .hasSize(3);
        assertThat(run.status()).isZero();
    }

    @Test
    void a_receipt_before_the_response_is_not_missed() {
        assertThat(send("--to", "491700000006", "--text", "Hello", "--wait-receipt")
                        .status())
                .isZero();
    }

    @Test
    void an_undelivered_message_is_a_failure() {
        CommandRun run = send("--to", "491700000001", "--text", "Hello", "--wait-receipt");

        assertThat(run.out()).contains("receipt UNDELIV, error 001");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void a_refused_message_is_a_failure_named_by_its_status() {
        CommandRun run = send("--to", "491700000002", "--text", "Hello");

        assertThat(run.out()).contains("rejected with ESME_RINVDSTADR");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void json_has_one_object_a_segment() {
        CommandRun run = send("--to", "491700000000,491700000002", "--text", "Grüße 🐦", "--json", "--wait-receipt");

        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.out())
                .contains("\"to\":\"491700000000\",\"segment\":1,\"segments\":1,\"outcome\":\"accepted\"")
                .contains("\"receipt\":\"DELIVRD\"")
                .contains("\"outcome\":\"rejected\",\"command_status\":\"ESME_RINVDSTADR\"");
    }

    @Test
    void many_messages_are_told_in_one_sum() {
        CommandRun run = send("--to", "491700000000", "--hex", "00ff", "--count", "200");

        assertThat(run.out()).isEqualTo("200 segments: 200 accepted, 0 not.\n");
        assertThat(run.status()).isZero();
    }

    @Test
    void a_wrong_password_is_named_with_what_to_check() {
        CommandRun run = send("--to", "491700000000", "--text", "Hello", "--password", "guess");

        assertThat(run.err())
                .contains("ESME_RINVPASWD")
                .contains("check --password")
                .hasLineCount(1);
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void a_port_where_nothing_listens_is_said_in_one_sentence() {
        int port = FreePort.choose();

        CommandRun run = CommandRun.of("send", "--port", "" + port, "--to", "1", "--text", "Hello");

        assertThat(run.err()).contains("127.0.0.1:" + port).contains("refused").hasLineCount(1);
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void a_host_that_does_not_exist_is_said_in_one_sentence() {
        CommandRun run = CommandRun.of("send", "--host", "no-such-host.invalid", "--to", "1", "--text", "Hello");

        assertThat(run.err())
                .contains("no-such-host.invalid")
                .contains("check --host")
                .hasLineCount(1);
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void text_and_octets_exclude_each_other_and_one_is_needed() {
        assertThat(send("--to", "1").status()).isEqualTo(2);
        assertThat(send("--to", "1", "--text", "a", "--hex", "00").status()).isEqualTo(2);
    }

    @Test
    void octets_that_are_not_hexadecimal_are_refused() {
        CommandRun run = send("--to", "1", "--hex", "0g");

        assertThat(run.err()).contains("not hexadecimal").hasLineCount(1);
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void a_transmitter_cannot_wait_for_receipts() {
        CommandRun run = send("--to", "1", "--text", "a", "--bind-type", "transmitter", "--wait-receipt");

        assertThat(run.err()).contains("transmitter gets no receipts").hasLineCount(1);
    }

    private CommandRun send(String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("send", "--port", String.valueOf(simulator.address().getPort())));
        all.addAll(List.of(arguments));
        return CommandRun.of(all.toArray(String[]::new));
    }
}
