package io.stonechat.smpp;

/**
 * An attempt that nobody knows the outcome of ({@link OnUnknown}).
 *
 * @param id the identity of the question, the same if it is repeated after a crash
 * @param message the message, with its attempts
 */
public record UnknownEvent(String id, Message message) {}
