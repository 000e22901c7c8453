package io.stonechat.session;

import static io.stonechat.session.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.EnquireLink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OutBufferTest {
    /** An enquire_link: its header alone. */
    private static final int PDU_BYTES = 16;

    /** More than the 64 KiB that the wire holds for a reader. */
    private static final int PDUS = 10_000;

    @Test
    void whoFlushesAll_waitsForTheThreadThatIsWriting() throws Exception {
        var wire = InMemoryWire.pair();
        var out = new OutBuffer(wire.client(), null);
        for (int sequence = 1; sequence <= PDUS; sequence++) {
            out.append(new EnquireLink(sequence), sequence, null);
        }
        var writing = run(() -> out.flush(1));
        await().until(out::isEmpty);

        var finished = run(() -> {
            out.flushAll();
            wire.client().finish();
        });

        assertThat(readAll(wire.server())).isEqualTo(PDUS * PDU_BYTES);
        finished.join();
        writing.join();
    }

    @Test
    void whoFlushesAll_isLetGo_whenTheBufferIsClosed() {
        var wire = InMemoryWire.pair();
        var out = new OutBuffer(wire.client(), null);
        for (int sequence = 1; sequence <= PDUS; sequence++) {
            out.append(new EnquireLink(sequence), sequence, null);
        }
        var writing = run(() -> out.flush(1));
        await().until(out::isEmpty);
        var flushed = run(out::flushAll);

        out.close();

        flushed.join();
        wire.client().close();
        assertThat(writing.handle((_, failure) -> failure).join()).hasCauseInstanceOf(UncheckedIOException.class);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static CompletableFuture<Void> run(Work work) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                task -> Thread.ofVirtual().start(task));
    }

    private static int readAll(Wire wire) throws IOException {
        var octets = new byte[4096];
        int all = 0;
        for (int count = wire.read(octets, 0, octets.length); count >= 0; count = wire.read(octets, 0, octets.length)) {
            all += count;
        }
        return all;
    }
}
