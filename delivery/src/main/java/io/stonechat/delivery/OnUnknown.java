package io.stonechat.delivery;

/** What happens to a message whose attempt ended unknown: written, but never answered. */
public enum OnUnknown {

    /** It is sent again on the same bind, after a pause and a few times at most: at least once, maybe twice. */
    RESEND,

    /** It ends as UNKNOWN: at most once. */
    FINAL
}
