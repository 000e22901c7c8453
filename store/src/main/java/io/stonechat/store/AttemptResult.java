package io.stonechat.store;

/** How an attempt ended, or that it has not. */
public enum AttemptResult {

    /** Written, or about to be; no outcome yet. */
    OPEN,

    /** Answered ESME_ROK. */
    ACCEPTED,

    /** Answered with another status. */
    REJECTED,

    /** Never written: safe to send again. */
    NOT_SENT,

    /** Written without an answer: sending again may duplicate. */
    UNKNOWN
}
