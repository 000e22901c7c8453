package io.stonechat.app;

import io.stonechat.protocol.Octets;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;

/** Somebody else's message centre: takes the bind of our gateway and everything that is submitted. */
interface ForeignCentre extends AutoCloseable {
    int port();

    /** What was submitted. */
    BlockingQueue<Taken> taken();

    /** Delivers a message to the gateway, and returns the command_status of its answer. */
    int deliver(String from, String to, int esmClass, String text) throws Exception;

    @Override
    void close() throws IOException;

    default Taken next() throws InterruptedException {
        return ForeignEsme.next(taken());
    }

    /**
     * A submit_sm that was accepted.
     *
     * @param id the message_id it got
     * @param from its source_addr
     * @param to its destination_addr
     * @param esmClass its esm_class
     * @param message its short_message
     */
    record Taken(String id, String from, String to, int esmClass, Octets message) {
        /** The receipt of its delivery, as SMPP 3.4 Appendix B has it. */
        String receipt() {
            return "id:" + id
                    + " sub:001 dlvrd:001 submit date:2611201200 done date:2611201201 stat:DELIVRD err:000 text:hello";
        }
    }
}
