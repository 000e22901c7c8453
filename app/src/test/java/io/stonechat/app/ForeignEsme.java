package io.stonechat.app;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Somebody else's ESME, bound to our gateway as a transceiver. */
interface ForeignEsme extends AutoCloseable {
    String SYSTEM_ID = "acme";
    String PASSWORD = "secret";
    String NUMBER = "1000";

    /** Submits a message that asks for a receipt, and returns its id. */
    String submit(String to, int esmClass, byte[] message) throws Exception;

    /** Asks for the state of a message: its message_state (SMPP 3.4 §5.2.28). */
    int query(String messageId) throws Exception;

    /** Whether the gateway answers an enquire_link. */
    boolean alive() throws Exception;

    /** The texts of the deliver_sm that came, receipts and others. */
    BlockingQueue<String> texts();

    @Override
    void close();

    default String nextText() throws InterruptedException {
        return next(texts());
    }

    /** The next of what came; fails if nothing comes. */
    static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(PythonGateway.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing came in time");
        }
        return next;
    }
}
