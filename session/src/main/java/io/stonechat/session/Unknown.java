package io.stonechat.session;

/**
 * The request was written and no answer came: the peer may have taken it, so sending it again may duplicate it.
 *
 * @param reason one sentence that says why
 * @param linkLost whether the link ended before the answer came
 */
public record Unknown(String reason, boolean linkLost) implements Outcome {

    /** No answer, though the link stayed up. */
    public Unknown(String reason) {
        this(reason, false);
    }
}
