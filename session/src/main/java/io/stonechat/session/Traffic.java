package io.stonechat.session;

import io.stonechat.protocol.Response;

/** What goes over one link, in numbers. Each part is counted by one thread at a time, and read by any. */
final class Traffic {
    private final PduCounts in = new PduCounts();
    private final PduCounts out = new PduCounts();
    private final ResponseTimes times = new ResponseTimes();

    /** What was read; the leader counts. */
    PduCounts in() {
        return in;
    }

    /** What was appended to the write buffer; counted under its lock. */
    PduCounts out() {
        return out;
    }

    ResponseTimes times() {
        return times;
    }

    void answered(Response response, long millis) {
        times.took(millis, !response.commandStatus().isOk());
    }
}
