package io.stonechat.session;

/** There is no receipt, or none will come; the message says why. It carries no stack trace. */
public final class NoReceiptException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoReceiptException(String reason) {
        super(reason, null, false, false);
    }
}
