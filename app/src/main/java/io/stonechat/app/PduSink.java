package io.stonechat.app;

import org.jspecify.annotations.Nullable;

/** What takes the PDUs that were found. */
interface PduSink {

    /** A PDU, and the segment of the capture that completed it; null when it does not come from a capture. */
    void pdu(Dissection dissection, @Nullable TcpSegment segment);

    /** A line that is not hexadecimal, and why. */
    void unreadable(String line, String reason);
}
