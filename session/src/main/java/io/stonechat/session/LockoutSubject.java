package io.stonechat.session;

/** What failed binds lock out. */
public enum LockoutSubject {
    /** An IPv4 address, or an IPv6 network of 64 bits. */
    ADDRESS,
    /** A system_id, from wherever it does not bind well. */
    SYSTEM_ID
}
