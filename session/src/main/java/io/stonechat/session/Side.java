package io.stonechat.session;

/** Which end of the link we are (SMPP 3.4 §2.1). */
public enum Side {
    /** The external short message entity: it opened the link and asked to be bound. */
    ESME,
    /** The message centre: it listens and decides about binds. */
    MC
}
