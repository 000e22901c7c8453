package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.Address;
import io.stonechat.simulator.Simulator;
import io.stonechat.simulator.SimulatorEvent;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListenCommandTest {

    private final CountDownLatch taken = new CountDownLatch(1);
    private final Simulator simulator = Simulator.builder()
            .host("127.0.0.1")
            .port(0)
            .events(event -> {
                if (event instanceof SimulatorEvent.MobileOriginated) {
                    taken.countDown();
                }
            })
            .start();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void a_message_is_printed_on_one_line() {
        simulator.text(Address.of("491711111111"), Address.of("1000"), "Hi\nthere");

        CommandRun run = listen("--count", "1");

        assertThat(run.out()).isEqualTo("message  491711111111 -> 1000  \"Hi there\"\n");
        assertThat(run.status()).isZero();
    }

    @Test
    void a_long_message_is_printed_part_by_part() {
        simulator.text(Address.of("491711111111"), Address.of("1000"), "0123456789".repeat(20));

        assertThat(listen("--count", "2").out()).contains("(part 1 of 2)").contains("(part 2 of 2)");
    }

    @Test
    void json_has_text_and_octets() {
        simulator.text(Address.of("491711111111"), Address.of("1000"), "ж");

        assertThat(listen("--count", "1", "--json", "--bind-type", "receiver").out())
                .isEqualTo("{\"kind\":\"message\",\"source\":\"491711111111\",\"destination\":\"1000\",\"esm_class\":0,"
                        + "\"data_coding\":8,\"text\":\"ж\",\"body\":\"0436\"}\n");
    }

    @Test
    void a_centre_that_goes_away_ends_it_with_a_sentence() {
        simulator.text(Address.of("491711111111"), Address.of("1000"), "last words");
        var away = Thread.ofVirtual().start(() -> {
            try {
                taken.await();
                simulator.close();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });

        CommandRun run = listen();
        away.interrupt();

        assertThat(run.err()).contains("\nstonechat: The link to 127.0.0.1");
        assertThat(run.status()).isEqualTo(1);
    }

    private CommandRun listen(String... more) {
        String port = String.valueOf(simulator.address().getPort());
        return CommandRun.of(Stream.concat(Stream.of("listen", "--port", port), Arrays.stream(more))
                .toArray(String[]::new));
    }
}
