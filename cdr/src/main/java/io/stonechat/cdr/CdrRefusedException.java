package io.stonechat.cdr;

/** A record was not taken; it is to be told again. Without a stack: there may be very many, and the reason says it all. */
final class CdrRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    CdrRefusedException(String reason) {
        super(reason, null, false, false);
    }
}
