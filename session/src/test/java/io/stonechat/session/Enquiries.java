package io.stonechat.session;

import io.stonechat.protocol.EnquireLink;
import io.stonechat.protocol.EnquireLinkResp;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the enquire_links of a session that are not answered. A test that moves the clock must not move it on while one is open:
 * the peer needs real time to answer, however little.
 */
final class Enquiries {
    private final AtomicInteger open = new AtomicInteger();

    /** Counts from now on. */
    Enquiries(SmppSession session) {
        session.trace(TraceDetail.REDACTED, this::seen);
    }

    private void seen(TracedPdu shown) {
        if (shown.sent() && shown.pdu() instanceof EnquireLink) {
            open.incrementAndGet();
        } else if (!shown.sent() && shown.pdu() instanceof EnquireLinkResp) {
            open.decrementAndGet();
        }
    }

    boolean isOpen() {
        return open.get() > 0;
    }
}
