package io.stonechat.app;

import io.stonechat.protocol.Octets;
import java.time.Instant;

/**
 * One captured packet.
 *
 * @param number its place in the capture, from 1, as other tools count
 * @param time when it was captured; the epoch when the capture does not say
 * @param linkType what its first octets are, as in the capture's {@code LINKTYPE_} list
 * @param octets what was captured of it, perhaps less than all
 */
record Packet(int number, Instant time, int linkType, Octets octets) {}
