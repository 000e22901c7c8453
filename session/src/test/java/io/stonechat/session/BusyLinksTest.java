package io.stonechat.session;

import static io.stonechat.session.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.peer.RawPeer;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandId;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A link that is busy is led by a platform thread, and goes back to a virtual one when it blocks or falls silent. */
class BusyLinksTest {
    private volatile boolean onVirtual;
    private final CountDownLatch release = new CountDownLatch(1);
    private volatile boolean block;

    private void handle(io.stonechat.protocol.Request request, Exchange exchange) {
        onVirtual = Thread.currentThread().isVirtual();
        if (block) {
            block = false;
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        TestCentre.accept(request, exchange);
    }

    private static void submit(RawPeer esme, int sequence) {
        esme.send(Messages.submit(sequence));
        assertThat(esme.expect(CommandId.SUBMIT_SM_RESP).sequenceNumber()).isEqualTo(sequence);
    }

    /** Submits one by one until the link is led by a platform thread. */
    private RawPeer busy(TestCentre centre) {
        var esme = centre.bind(BindType.TRANSMITTER);
        await().until(() -> {
            for (int i = 0; i < 200; i++) {
                submit(esme, i);
            }
            return !onVirtual;
        });
        return esme;
    }

    @Test
    void aPlatformThreadThatBlocks_losesTheLeadToAVirtualOne() {
        try (var centre = TestCentre.start(this::handle)) {
            var esme = busy(centre);

            block = true;
            esme.send(Messages.submit(1000));
            submit(esme, 1001);

            assertThat(onVirtual).isTrue();
            release.countDown();
            assertThat(esme.expect(CommandId.SUBMIT_SM_RESP).sequenceNumber()).isEqualTo(1000);
        } finally {
            release.countDown();
        }
    }

    @Test
    void aLinkThatFallsSilent_givesItsPlatformThreadBack() throws Exception {
        try (var centre = TestCentre.start(this::handle)) {
            var esme = busy(centre);
            var name = "smpp-" + centre.session().id();

            await().until(() -> Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().equals(name)));

            submit(esme, 2000);
            assertThat(onVirtual).isTrue();
        }
    }
}
