package io.stonechat.session;

/**
 * The peer answered {@code ESME_ROK}.
 *
 * @param messageId the message_id of the response as the peer spelt it; empty where the response carries none
 */
public record Accepted(String messageId) implements Outcome {}
