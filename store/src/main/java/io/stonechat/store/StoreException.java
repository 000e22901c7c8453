package io.stonechat.store;

/** The store failed: what was asked of it may or may not have happened, and nothing of it may be acknowledged. */
public sealed class StoreException extends RuntimeException permits StoreFormatException, StoreLockedException {

    /** A failure without a cause of its own. */
    public StoreException(String message) {
        super(message);
    }

    /** A failure with its cause. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
