package io.stonechat.session;

/**
 * No octet of the request was written: it is safe to send it again.
 *
 * @param reason one sentence that says why
 * @param unencodable whether the request itself is the reason: it does not fit into a PDU, now or at any other time, on this
 *     session or on any other
 */
public record NotSent(String reason, boolean unencodable) implements Outcome {

    /** Not sent for a reason that may pass: no link, no place in the window, no octet read by the peer. */
    public NotSent(String reason) {
        this(reason, false);
    }
}
