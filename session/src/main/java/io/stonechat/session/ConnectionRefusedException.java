package io.stonechat.session;

import java.io.IOException;

/** A connection is not taken. Without a stack trace: it is the peer's doing, as often as it likes. */
final class ConnectionRefusedException extends IOException {
    private static final long serialVersionUID = 1;

    private final ConnectionRefusal refusal;

    ConnectionRefusedException(ConnectionRefusal refusal, String message) {
        super(message);
        this.refusal = refusal;
    }

    ConnectionRefusal refusal() {
        return refusal;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
