package io.stonechat.smpp;

import io.stonechat.delivery.MessageEvent;
import io.stonechat.session.TokenBucket;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what happens to stored messages into the log: all of it at debug, what somebody should look at above that. */
final class MessageLog {
    private static final Logger LOG = LoggerFactory.getLogger("io.stonechat.smpp");

    /** A provider whose receipts are all like this says so with each of them. */
    private final TokenBucket oddReceipts;

    /** Nor is a number without an owner, or an outage that is over too late, to fill the disk. */
    private final TokenBucket setAside;

    private final TokenBucket expired;

    MessageLog(LongSupplier nanos) {
        oddReceipts = LogRate.of(nanos);
        setAside = LogRate.of(nanos);
        expired = LogRate.of(nanos);
    }

    void write(MessageEvent event) {
        switch (event) {
            case MessageEvent.DeadLettered(var head, var _) -> {
                if (setAside.tryAcquire()) {
                    LOG.warn("message {} is set aside as a dead letter: {}", head.message(), head.reason());
                }
            }
            case MessageEvent.ReceiptUnmatched(var _, var bind, var _) ->
                odd("a receipt of bind {} matches no message; it is kept", bind);
            case MessageEvent.ReceiptAmbiguous(var head, var bind, var candidates) ->
                odd("a receipt of bind {} fits {} messages; {} was taken", bind, candidates, head.message());
            case MessageEvent.ReceiptAfterFinal(var head, var bind, var state) ->
                odd(
                        "a receipt of bind {} says {} of message {}, which had ended: its state stays",
                        bind,
                        state,
                        head.message());
            case MessageEvent.Expired(var head, var kind) -> {
                if (expired.tryAcquire()) {
                    LOG.info("message {} has expired ({})", head.message(), kind);
                }
            }
            case MessageEvent other -> debug(other);
        }
    }

    /** Each is counted, too, as is what is set aside or expires: what is not said here is in the metrics. */
    private void odd(String what, Object... facts) {
        if (oddReceipts.tryAcquire()) {
            LOG.warn(what, facts);
        }
    }

    /** By kind only: an event may hold a PDU, and a PDU holds numbers and text. */
    private static void debug(MessageEvent event) {
        if (LOG.isDebugEnabled()) {
            LOG.debug(
                    "message {} of {} at {}: {} ({})",
                    event.head().message(),
                    event.head().account(),
                    event.head().node(),
                    event.getClass().getSimpleName(),
                    event.head().reason());
        }
    }
}
