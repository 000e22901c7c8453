package io.stonechat.app;

/**
 * A PDU found in a capture.
 *
 * @param segment the segment that completed it
 * @param dissection what was read
 */
record CapturedPdu(TcpSegment segment, Dissection dissection) {}
