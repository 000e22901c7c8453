package io.stonechat.session;

/**
 * No octet of the request was written: it is safe to send it again.
 *
 * @param reason one sentence that says why
 */
public record NotSent(String reason) implements Outcome {}
