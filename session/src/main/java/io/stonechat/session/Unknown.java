package io.stonechat.session;

/**
 * The request was written and no answer came: the peer may have taken it, so sending it again may duplicate it.
 *
 * @param reason one sentence that says why
 */
public record Unknown(String reason) implements Outcome {}
