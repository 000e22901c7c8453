package io.stonechat.app;

/** What takes the octets of a stream in their order. */
interface OctetSink {

    /** The next octets, and the segment that brought them. */
    void octets(TcpSegment segment, byte[] octets);

    /** Some octets are missing here. */
    void gap();

    /** Nothing more comes. */
    void end();
}
