package io.stonechat.app;

import io.stonechat.protocol.Octets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One direction of a captured TCP connection, its octets put back in order: repeats dropped, early ones kept until due. */
final class TcpStream {

    /** How many octets wait at most for one that is missing; then it is given up. */
    static final int MOST_WAITING = 1 << 20;

    private final OctetSink sink;
    private final List<TcpSegment> waiting = new ArrayList<>();
    private int waitingOctets;
    private int next;
    private boolean started;

    TcpStream(OctetSink sink) {
        this.sink = sink;
    }

    /** Takes the next segment of the capture. */
    void accept(TcpSegment segment) {
        if (segment.opens()) {
            // What a connection carries starts after the number that opens it.
            restart(segment.sequence() + 1);
            return;
        }
        if (segment.length() == 0) {
            return;
        }
        if (!started) {
            restart(segment.sequence());
        }
        waiting.add(segment);
        waitingOctets += segment.payload().length();
        deliverDue();
        while (waitingOctets > MOST_WAITING) {
            skipGap();
        }
    }

    /** The capture is over: what still waits is handed over, with gaps. */
    void end() {
        while (!waiting.isEmpty()) {
            skipGap();
        }
        sink.end();
    }

    private void restart(int sequence) {
        if (started && sequence == next) {
            return;
        }
        while (!waiting.isEmpty()) {
            skipGap();
        }
        if (started) {
            sink.gap();
        }
        started = true;
        next = sequence;
    }

    private void skipGap() {
        sink.gap();
        next = waiting.stream()
                .min(Comparator.comparingInt(this::distance))
                .map(TcpSegment::sequence)
                .orElse(next);
        deliverDue();
    }

    private void deliverDue() {
        boolean delivered;
        do {
            delivered = false;
            for (int i = 0; i < waiting.size() && !delivered; i++) {
                if (distance(waiting.get(i)) <= 0) {
                    TcpSegment due = waiting.remove(i);
                    waitingOctets -= due.payload().length();
                    deliver(due);
                    delivered = true;
                }
            }
        } while (delivered);
    }

    private void deliver(TcpSegment segment) {
        int seen = -distance(segment);
        if (seen >= segment.length()) {
            return;
        }
        Octets payload = segment.payload();
        if (payload.length() > seen) {
            sink.octets(segment, payload.slice(seen, payload.length()).toByteArray());
        }
        if (payload.length() < segment.length()) {
            sink.gap();
        }
        next = segment.sequence() + segment.length();
    }

    /** How far a segment lies ahead of what is due; right also where the numbers wrap around. */
    private int distance(TcpSegment segment) {
        return segment.sequence() - next;
    }
}
