package io.stonechat.app;

import static io.stonechat.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.session.ClientConfig;
import io.stonechat.session.SmppClient;
import io.stonechat.session.SmppSession;
import io.stonechat.simulator.Simulator;
import java.time.LocalDateTime;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SentTest {

    private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 20, 12, 0);

    @Test
    void who_waits_for_its_receipt_waits_until_that_is_told() {
        try (Simulator simulator = Simulator.builder().host("127.0.0.1").port(0).start()) {
            SmppSession session = SmppClient.connect(
                    ClientConfig.builder()
                            .port(simulator.address().getPort())
                            .systemId("smppclient1")
                            .password("password")
                            .build(),
                    new Inbox(_ -> {}));
            SubmitSm text = SubmitSm.builder().destination("491700000000").build();
            Sent sent = new Sent(new Outgoing("491700000000", 1, 1, text), session);
            CountDownLatch telling = new CountDownLatch(1);
            sent.onReceipt(() -> awaitGate(telling));

            Thread.ofVirtual()
                    .start(() -> sent.receipted(Receipt.reporting("1", MessageState.DELIVERED, NOON, NOON, "000")));
            await().until(() -> sent.receipt().isDone());
            assertThat(sent.told()).isNotDone();

            telling.countDown();
            await().until(() -> sent.told().isDone());
            session.close("the test is over");
        }
    }

    private static void awaitGate(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
