package io.stonechat.protocol;

/**
 * A destination of a {@link SubmitMulti} that the message was not accepted for (SMPP 3.4 §4.5.2.1).
 *
 * @param address the address of the destination
 * @param status why it was not accepted
 */
public record UnsuccessfulSme(Address address, CommandStatus status) {}
