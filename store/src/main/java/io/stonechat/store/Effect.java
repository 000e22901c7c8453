package io.stonechat.store;

import org.jspecify.annotations.Nullable;

/**
 * What a batch does to one message: from this record, or none, to that one, or none.
 *
 * @param id the message
 * @param before what is kept of it, as far as the batch knows; null for nothing
 * @param after what will be kept; null for nothing
 * @param whole whether the log is to hold all of it, since what it holds of the message may be given up
 */
record Effect(
        MessageId id,
        @Nullable StoredRecord before,
        @Nullable StoredRecord after,
        boolean whole) {}
