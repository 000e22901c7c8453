package io.stonechat.smpp;

/** Which of the sessions of an account its deliveries go to: those of the users with the best preference that are bound. */
public enum DeliverPreference {
    /** Before the sessions of other users. */
    FIRST,

    /** Where no user of the account that comes first is bound. */
    NORMAL,

    /** Where no other user of the account is bound. */
    LAST,

    /** Not at all. */
    NEVER
}
