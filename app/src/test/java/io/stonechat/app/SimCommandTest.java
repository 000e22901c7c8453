package io.stonechat.app;

import static io.stonechat.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimCommandTest {

    private static final Pattern PORT = Pattern.compile("listens on port (\\d+)");

    @Test
    void it_prints_what_happens_and_ends_with_status_0_when_told_to_stop() throws Exception {
        StringWriter out = new StringWriter();
        FutureTask<Integer> sim = new FutureTask<>(() ->
                CommandRun.commandLine(out, new StringWriter()).execute("sim", "--host", "127.0.0.1", "--port", "0"));
        Thread thread = Thread.ofPlatform().start(sim);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> PORT.matcher(out.toString()).find());
        Matcher port = PORT.matcher(out.toString());
        assertThat(port.find()).isTrue();

        CommandRun send = CommandRun.of("send", "--port", port.group(1), "--to", "491700000002", "--text", "Hello");
        // Who is bound is told a moment after the bind was answered.
        await().untilAsserted(() -> assertThat(out.toString())
                .contains("smppclient1 bound as transceiver")
                .contains("smppclient1 -> 491700000002  ESME_RINVDSTADR"));
        thread.interrupt();

        assertThat(sim.get()).isZero();
        assertThat(send.out()).contains("ESME_RINVDSTADR");
    }

    @Test
    void a_port_in_use_is_said_in_one_sentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            CommandRun run = CommandRun.of("sim", "--port", "" + taken.getLocalPort());

            assertThat(run.err())
                    .startsWith("stonechat: cannot listen on 0.0.0.0:" + taken.getLocalPort())
                    .contains("in use")
                    .contains("choose another port")
                    .hasLineCount(1);
            assertThat(run.status()).isEqualTo(1);
        }
    }

    @Test
    void every_mistake_in_a_scenario_is_named_with_its_place(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("centre.yaml");
        Files.writeString(file, """
                like: slo
                numbers: { "0815": nothing }
                faults: { refused: 3 }
                recepts: canonical
                """);

        CommandRun run = CommandRun.of("sim", file.toString());

        assertThat(run.err())
                .contains("centre.yaml:1:7: there is no preset \"slo\"")
                .contains("centre.yaml:2:20: \"0815\" must be one of")
                .contains("centre.yaml:3:20: \"refused\" is a share")
                .contains("unknown key \"recepts\" (did you mean \"receipts\"?)");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void an_unknown_scenario_is_answered_with_those_there_are() {
        CommandRun run = CommandRun.of("sim", "healty");

        assertThat(run.err())
                .contains("healthy, slow, throttling, flaky, silent")
                .hasLineCount(1);
    }
}
