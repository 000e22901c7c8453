package io.stonechat.store;

/** What is on the disk cannot be read: it is damaged, of a newer release, or no store. The sentence says what to do. */
public final class StoreFormatException extends StoreException {

    /** Something that cannot be read. */
    public StoreFormatException(String message) {
        super(message);
    }

    /** Something that cannot be read, with what showed it. */
    public StoreFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
