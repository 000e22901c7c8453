package io.stonechat.session;

/** What happens to a message that comes faster than agreed. */
public enum ThrottleAction {
    /** It waits until it is due, and is handled then; the session's other traffic does not wait. */
    PACE,

    /** It is answered {@code ESME_RTHROTTLED} and not handled. */
    REJECT
}
