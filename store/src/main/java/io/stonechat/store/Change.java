package io.stonechat.store;

/** One change of a {@link Batch}. */
public sealed interface Change {

    /**
     * Stores a new message, as version 1.
     *
     * @param message the message; there must be none of its id
     */
    record Put(StoredMessage message) implements Change {}

    /**
     * Stores the next version of a message, if nobody else did meanwhile.
     *
     * @param message the message, with the version that was read; it is stored as that version + 1
     */
    record Replace(StoredMessage message) implements Change {}

    /**
     * Ties an upstream id to a message; ties of the same id to other messages stay. Ties are made and undone after all
     * else of their batch; one to a message that is not stored is none.
     *
     * @param correlation the tie
     */
    record Correlate(Correlation correlation) implements Change {}

    /**
     * Undoes a tie; it does not matter whether there is one.
     *
     * @param correlation the tie
     */
    record Uncorrelate(Correlation correlation) implements Change {}

    /**
     * Removes a message and the ties of its upstream ids, if nobody changed it meanwhile.
     *
     * @param id its id
     * @param version the version that was read
     */
    record Remove(MessageId id, long version) implements Change {}
}
