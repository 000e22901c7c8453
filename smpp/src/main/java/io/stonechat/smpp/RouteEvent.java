package io.stonechat.smpp;

/**
 * A message that is due and whose way is to be chosen ({@link OnRoute}).
 *
 * @param id the identity of the question, the same if it is repeated after a crash
 * @param message the message, with its attempts so far
 */
public record RouteEvent(String id, Message message) {}
