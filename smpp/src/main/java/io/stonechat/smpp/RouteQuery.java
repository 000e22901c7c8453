package io.stonechat.smpp;

import io.stonechat.protocol.Address;
import java.time.Instant;

/**
 * What rules look at of a message.
 *
 * @param source its sender
 * @param number its destination as prefixes are compared with it: normalised, where the configuration says so
 * @param systemId who sends it
 * @param account whose account that is
 * @param dataCoding its data_coding
 * @param at when it is routed
 */
public record RouteQuery(Address source, String number, String systemId, String account, int dataCoding, Instant at) {}
