package io.stonechat.store;

/** A stretch of ordered keys to be read cold. */
final class ColdRun {

    private final String name;
    private final byte[] from;
    private final byte[] until;
    private final boolean isHead;
    private final long stamp;

    /**
     * Cuts a run.
     *
     * @param name its name among the {@link Floors}
     * @param from the first key
     * @param until the first key that is none of it
     * @param isHead whether it begins at its floor, so that the floor can be raised by what is found
     * @param stamp the stamp of the floors when it was cut
     */
    ColdRun(String name, byte[] from, byte[] until, boolean isHead, long stamp) {
        this.name = name;
        this.from = from;
        this.until = until;
        this.isHead = isHead;
        this.stamp = stamp;
    }

    byte[] from() {
        return from;
    }

    byte[] until() {
        return until;
    }

    boolean isHead() {
        return isHead;
    }

    /** Everything below this key of it has been passed over. */
    void raise(Floors floors, byte[] key) {
        floors.raise(name, key, stamp);
    }
}
