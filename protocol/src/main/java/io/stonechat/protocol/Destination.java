package io.stonechat.protocol;

/** One of the destinations of a {@link SubmitMulti}: an address or the name of a distribution list (SMPP 3.4 §4.5.1.1). */
public sealed interface Destination permits SmeAddress, DistributionList {}
