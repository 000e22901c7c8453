package io.stonechat.store;

import io.stonechat.protocol.Address;
import java.time.Instant;

/**
 * What ties an upstream's message id to an attempt of ours, so that a receipt finds its message.
 *
 * @param domain the receipt domain the id is unique in (or should be)
 * @param upstreamId the id, normalised
 * @param message our message
 * @param attempt the number of the attempt that was given the id
 * @param destination the address the message was for, which tells reused ids apart
 * @param at when the id was given
 */
public record Correlation(
        String domain, String upstreamId, MessageId message, int attempt, Address destination, Instant at) {}
