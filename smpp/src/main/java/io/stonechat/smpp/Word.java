package io.stonechat.smpp;

/** What an operator has said about a bind. */
enum Word {
    /** Nothing, or that it may run again. */
    RUN,
    /** Send nothing more. */
    DRAIN,
    /** Be unbound. */
    STOP
}
