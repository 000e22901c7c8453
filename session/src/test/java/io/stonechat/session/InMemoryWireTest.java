package io.stonechat.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InMemoryWireTest {
    private final InMemoryWire.Pair pair = InMemoryWire.pair();

    @Test
    void carriesOctetsBothWays_pastItsCapacity() throws Exception {
        byte[] sent = new byte[300_000];
        for (int i = 0; i < sent.length; i++) {
            sent[i] = (byte) (i * 31);
        }
        var writer = Thread.startVirtualThread(() -> {
            try {
                pair.client().write(sent, 0, sent.length);
                pair.client().finish();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });

        byte[] got = new byte[sent.length];
        int length = 0;
        int count = pair.server().read(got, 0, 1000);
        while (count > 0) {
            length += count;
            count = pair.server().read(got, length, Math.min(1000, got.length - length + 1));
        }
        writer.join();

        assertThat(got).isEqualTo(sent);
        pair.server().write(new byte[] {42}, 0, 1);
        assertThat(pair.client().read(got, 0, 10)).isEqualTo(1);
        assertThat(got[0]).isEqualTo((byte) 42);
    }

    @Test
    void closingOneEnd_endsAReadOfTheOther_andAReadOfItsOwn() throws Exception {
        var other = new CompletableFuture<Integer>();
        var own = new CompletableFuture<IOException>();
        Thread.startVirtualThread(() -> {
            try {
                other.complete(pair.client().read(new byte[1], 0, 1));
            } catch (IOException e) {
                other.completeExceptionally(e);
            }
        });
        Thread.startVirtualThread(() -> {
            try {
                pair.server().read(new byte[1], 0, 1);
            } catch (IOException e) {
                own.complete(e);
            }
        });

        pair.server().close();

        assertThat(other.get(30, TimeUnit.SECONDS)).isEqualTo(-1);
        assertThat(own.get(30, TimeUnit.SECONDS)).hasMessageContaining("closed");
        assertThatThrownBy(() -> pair.client().write(new byte[1], 0, 1)).hasMessageContaining("closed");
    }
}
