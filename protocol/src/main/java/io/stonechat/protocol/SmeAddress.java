package io.stonechat.protocol;

/**
 * A destination that is one short message entity ({@code dest_flag} 1, SMPP 3.4 §4.5.1.1).
 *
 * @param address its address
 */
public record SmeAddress(Address address) implements Destination {}
