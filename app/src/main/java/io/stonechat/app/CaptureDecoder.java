package io.stonechat.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Takes the packets of a capture and hands over the PDUs of all connections in it. */
final class CaptureDecoder {

    /** How many directions of connections are followed at once; beyond, the one longest without traffic is given up. */
    static final int MOST_STREAMS = 20_000;

    /** Stands for: on any port. */
    static final int ANY_PORT = 0;

    // The port registered for SMPP.
    private static final int SMPP_PORT = 2775;

    private final int port;
    private final Consumer<CapturedPdu> sink;
    private final SequencedMap<Direction, TcpStream> streams = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<Integer> unknownLinkTypes = new TreeSet<>();
    private int packets;
    private int segments;
    private int pdus;

    /**
     * A decoder for one capture.
     *
     * @param port the port whose connections are SMPP; with {@link #ANY_PORT} SMPP is recognised by its shape
     * @param sink what gets every PDU, in the order in which they were complete
     */
    CaptureDecoder(int port, Consumer<CapturedPdu> sink) {
        this.port = port;
        this.sink = sink;
    }

    /** Takes the next packet. */
    void accept(Packet packet) {
        packets++;
        if (!LinkLayer.isKnown(packet.linkType())) {
            unknownLinkTypes.add(packet.linkType());
            return;
        }
        TcpSegment segment = TcpSegment.of(packet);
        if (segment == null) {
            return;
        }
        segments++;
        if (port == ANY_PORT || hasPort(segment, port)) {
            streams.computeIfAbsent(new Direction(segment.source(), segment.destination()), _ -> stream(segment))
                    .accept(segment);
            if (streams.size() > MOST_STREAMS) {
                end(streams.pollFirstEntry());
            }
        }
    }

    /** The capture is over. */
    void end() {
        while (!streams.isEmpty()) {
            end(streams.pollFirstEntry());
        }
    }

    /** How many PDUs were found. */
    int pdus() {
        return pdus;
    }

    /** What the capture held, in a sentence, for when no PDU was found in it. */
    String summary() {
        String seen = "No SMPP was found: %d packets, %d of them TCP".formatted(packets, segments);
        String where = port == ANY_PORT ? "" : ", none with SMPP on port " + port;
        String links = unknownLinkTypes.isEmpty() ? "" : "; link types that cannot be read: " + unknownLinkTypes;
        return seen + where + links + ".";
    }

    private TcpStream stream(TcpSegment first) {
        boolean known = port != ANY_PORT || hasPort(first, SMPP_PORT);
        return new TcpStream(new PduCutter(known && first.opens(), this::found));
    }

    private void found(CapturedPdu pdu) {
        pdus++;
        sink.accept(pdu);
    }

    private static boolean hasPort(TcpSegment segment, int port) {
        return segment.source().port() == port || segment.destination().port() == port;
    }

    private static void end(Map.Entry<Direction, TcpStream> entry) {
        entry.getValue().end();
    }

    /** Who talks to whom. */
    private record Direction(Endpoint source, Endpoint destination) {}
}
