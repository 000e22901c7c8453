package io.stonechat.session;

/** How much of each PDU a trace shows. */
public enum TraceDetail {
    /** No password, no text, of numbers the last two digits: what may stand in a log. */
    REDACTED,
    /** Everything. */
    FULL
}
