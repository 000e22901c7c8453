package io.stonechat.protocol;

/**
 * A destination that is a distribution list kept at the centre ({@code dest_flag} 2, SMPP 3.4 §4.5.1.1).
 *
 * @param name its name, at most 20 characters
 */
public record DistributionList(String name) implements Destination {}
